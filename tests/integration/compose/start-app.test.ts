import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { describe, expect, it, vi } from 'vitest';
import type { AppRouter } from '../../../src/main/compose.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../src/shared/domain/ids.ts';
import { signInTestOwner } from '../../support/test-owner.ts';
import { startTemporaryApp, temporaryDataFolder } from './temporary-app.ts';

const WAIT = { timeout: 30_000, interval: 20 };

function serverPid(dataDirectory: string): number {
  const file = join(dataDirectory, 'postgres', 'data', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A free line for $100.00 and IVA, paid with $200.00. */
function cashSale(operationId: string): Parameters<RouterClient<AppRouter>['sale']['complete']>[0] {
  return {
    operationId,
    customerId: PUBLIC_CUSTOMER_ID,
    lines: [
      {
        lineId: operationId,
        part: null,
        ...{ code: 'X', brand: null, description: 'Balata', quantityMilli: 1000 },
        ...{ sourceCostCents: 5000, sourceCurrency: 'MXN', marginBasisPoints: 10_000 },
        ...{ listPriceCents: 10_000, unitPriceCents: 10_000 },
      },
    ],
    terms: 'contado',
    tenders: [{ method: 'efectivo', receivedCents: 20_000, reference: null }],
    favorCents: 0,
    shownTotalCents: 11_600,
    ...{ customerReference: null, collectedBy: null, notes: null },
  };
}

describe('startApp with the private PostgreSQL', () => {
  it('can be asked before the database is up, and is ready when it is', async () => {
    const directory = temporaryDataFolder();
    const { app } = await startTemporaryApp(directory);
    const api = createRouterClient(app.router);

    // A new folder: the cluster of it cannot exist yet.
    expect(app.useCases.status.current()).toMatchObject({ central: 'connecting', replicaAsOf: null });
    const search = await api.parts.search({ text: 'filtro', customerId: null, limit: 5 });
    expect(search).toEqual({ rows: [], source: 'none' });
    expect((await api.sale.cart()).lines).toEqual([]);

    expect(await api.session.start()).toMatchObject({
      terminalCode: 'T01',
      settings: { taxRateBasisPoints: 1600 },
    });
    await vi.waitFor(() => expect(app.useCases.status.current().central).toBe('there'), WAIT);
    expect((await api.customers.search({ text: 'publico', limit: 5 })).rows).toHaveLength(1);
    const answer = await app.httpApi(new Request('http://127.0.0.1/api/pos/customers'));
    expect(answer.status).toBe(200);
  });

  it('takes a sale from the cart to central, under the folio on the ticket', async () => {
    const directory = temporaryDataFolder();
    const { app } = await startTemporaryApp(directory);
    const api = createRouterClient(app.router);
    await api.session.start();
    await vi.waitFor(() => expect(app.useCases.status.current().foliosLeft).toBeGreaterThan(0), WAIT);
    await signInTestOwner(app.useCases.cashiers);

    const cart = await api.sale.cart();
    const sale = await api.sale.complete(cashSale(cart.operationId));
    expect(sale).toMatchObject({ folio: 'NX-000001', ticketNumber: 'T01-000001' });
    await vi.waitFor(() => expect(app.useCases.status.current().pendingCount).toBe(0), WAIT);
    const answer = await app.httpApi(new Request('http://127.0.0.1/api/pos/invoices'));
    expect(await answer.json()).toMatchObject({ data: [{ folio: 'NX-000001', total: 116, status: 'paid' }] });
    expect((await api.tickets.html({ operationId: cart.operationId, reprint: true })).html).toContain(
      'NX-000001',
    );
    expect((await api.sale.cart()).operationId).not.toBe(cart.operationId);
  });

  it('leaves no process behind when it stops, however early', async () => {
    const directory = temporaryDataFolder();
    const early = await startTemporaryApp(directory);
    await early.app.stop();

    const { app } = await startTemporaryApp(directory);
    await app.useCases.startSession();
    const pid = serverPid(directory);
    expect(isRunning(pid)).toBe(true);
    await app.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('starts the database again when its process dies', async () => {
    const directory = temporaryDataFolder();
    const { app, log } = await startTemporaryApp(directory);
    await app.useCases.startSession();
    const pid = serverPid(directory);
    process.kill(pid, 'SIGKILL');

    await vi.waitFor(() => expect(log.map(({ event }) => event)).toContain('private-central-died'), WAIT);
    const diedAt = app.useCases.status.current().replicaAsOf ?? '';
    await vi.waitFor(() => {
      const { replicaAsOf, central } = app.useCases.status.current();
      expect(central).toBe('there');
      expect((replicaAsOf ?? '') > diedAt).toBe(true);
    }, WAIT);
    expect(serverPid(directory)).not.toBe(pid);
  });
});

describe('startApp with a server that does not answer', () => {
  it('knows the shop from before, and sells', async () => {
    const directory = temporaryDataFolder();
    const first = await startTemporaryApp(directory);
    await first.app.useCases.startSession();
    await signInTestOwner(first.app.useCases.cashiers);
    await first.app.stop();

    const url = 'postgresql://nobody:nothing@127.0.0.1:1/nexus';
    const { app } = await startTemporaryApp(directory, { kind: 'server', url });
    const api = createRouterClient(app.router);
    expect(await api.session.start()).toMatchObject({ settings: { taxRateBasisPoints: 1600 } });
    await vi.waitFor(() => expect(app.useCases.status.current().central).toBe('away'), WAIT);
    await signInTestOwner(app.useCases.cashiers);
    const cart = await api.sale.cart();
    const sale = await api.sale.complete(cashSale(cart.operationId));
    expect(sale).toMatchObject({ ticketNumber: 'T01-000001', totalCents: 11_600, changeCents: 8400 });

    const { html } = await api.tickets.html({ operationId: cart.operationId, reprint: false });
    expect(html).toContain('T01-000001');
    const { base64 } = await api.tickets.pdf({ operationId: cart.operationId, reprint: true });
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    await expect(api.tickets.print({ operationId: cart.operationId, reprint: false })).resolves.toEqual({
      host: 'renderer',
    });
  });
});
