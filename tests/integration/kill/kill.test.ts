import { chmodSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompleteSaleInput } from '../../../src/shared/contract/sale.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import { CRASH_POINTS, type CrashPoint } from '../../../src/main/application/ports.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { charge } from '../../support/core/counter.ts';
import { invoicesIn } from '../../support/core/shop.ts';
import { temporaryFolder } from '../../support/core/temporary-store.ts';
import { runTerminal, type TerminalRun } from './run-terminal.ts';
import type { KillPlan } from './terminal.ts';

let database: CentralDatabase;

beforeEach(async () => {
  database = await createCentralDatabase();
});

afterEach(async () => {
  await database.expectBalanced();
  await database.drop();
});

function planFor(sale: CompleteSaleInput | null): KillPlan {
  const dataDirectory = temporaryFolder();
  chmodSync(dataDirectory, 0o755);
  return { dataDirectory, centralUrl: database.terminalUrl, charge: sale };
}

const cashSale = () =>
  charge({ tenders: [{ method: 'efectivo', receivedCents: cents(20_000), reference: null }] });

/** One invoice, one payment, one operation, and the figures that the cashier saw. */
async function expectOneSale(sale: CompleteSaleInput, told: TerminalRun): Promise<void> {
  expect(told.charged).toMatchObject({
    ok: true,
    value: { folio: 'NX-000001', ticketNumber: 'T01-000001', totalCents: 11_600, changeCents: 8_400 },
  });
  expect(told.ticket).toContain('NX-000001');
  expect(await invoicesIn(database)).toMatchObject([
    {
      uuid: sale.operationId,
      folio: 'NX-000001',
      printed_folio: null,
      ticket_number: 'T01-000001',
      total: '116.00',
      received_amount: '200.00',
      change_amount: '84.00',
      status: 'paid',
      review_reason: null,
    },
  ]);
  expect(await database.query('select amount, payment_method from payments')).toEqual([
    { amount: '116.00', payment_method: 'efectivo' },
  ]);
  expect(await database.query('select id, seq, state from terminal_operations')).toEqual([
    { id: sale.operationId, seq: '1', state: 'applied' },
  ]);
}

async function killAt(plan: KillPlan, point: CrashPoint): Promise<TerminalRun> {
  const killed = await runTerminal(plan, point);
  const { killedBy, leftProcesses } = killed;
  expect({ point, killedBy, leftProcesses }).toEqual({ point, killedBy: 'SIGKILL', leftProcesses: false });
  return killed;
}

describe('a terminal killed in the middle of a sale', () => {
  it.each(CRASH_POINTS.filter((point) => point !== 'before-local-commit' && point !== 'lease-given'))(
    '%s: the sale is there, once, and its ticket is offered again',
    async (point) => {
      const sale = cashSale();
      const plan = planFor(sale);
      await killAt(plan, point);

      // The cashier saw nothing, or not for certain, and presses again: the same request under the same id.
      const restarted = await runTerminal(plan);
      expect(restarted).toMatchObject({ exitCode: 0, killedBy: null, leftProcesses: false, errors: [] });
      expect(restarted.unacknowledged).toMatchObject({
        operationId: sale.operationId,
        folio: 'NX-000001',
        totalCents: 11_600,
        changeCents: 8_400,
      });
      expect(restarted.charged).toMatchObject({ value: { repeated: true } });
      expect(restarted.status).toMatchObject({ pendingCount: 0, parkedCount: 0, foliosLeft: 1_999 });
      await expectOneSale(sale, restarted);
    },
  );

  it('before-local-commit: nothing was sold, no number is lost, and the cashier charges again', async () => {
    const sale = cashSale();
    const plan = planFor(sale);
    await killAt(plan, 'before-local-commit');
    expect(await invoicesIn(database)).toEqual([]);

    const restarted = await runTerminal(plan);
    expect(restarted).toMatchObject({ exitCode: 0, unacknowledged: null });
    expect(restarted.charged).toMatchObject({ value: { repeated: false } });
    await expectOneSale(sale, restarted);
  });

  it('lease-given: the block that central gave is asked for again, not lost', async () => {
    const sale = cashSale();
    const plan = planFor(sale);
    await killAt(plan, 'lease-given');
    await expectOneSale(sale, await runTerminal(plan));
    expect(await database.query('select first_number, last_number from folio_leases')).toEqual([
      { first_number: '1', last_number: '2000' },
    ]);
  });

  it('three times in a row, at another point each time, still makes one sale', async () => {
    const sale = cashSale();
    const plan = planFor(sale);
    await killAt(plan, 'after-local-commit');
    expect(await invoicesIn(database)).toEqual([]);
    await killAt({ ...plan, charge: null }, 'before-central-commit');
    await killAt({ ...plan, charge: null }, 'after-central-commit');
    await expectOneSale(sale, await runTerminal(plan));
  });
});
