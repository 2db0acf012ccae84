import { ORPCError, safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRouter } from '../../src/main/rpc/router.ts';
import type { ShopError } from '../../src/shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID } from '../../src/shared/domain/ids.ts';
import { memoryLog, type LogLine } from '../integration/replica/temporary-replica.ts';
import { fakeUseCases, part, SALE_ID } from './fake-use-cases.ts';
import { transports, type Connection } from './transports.ts';

type SaleInput = Parameters<Connection['client']['sale']['complete']>[0];

const sale: SaleInput = {
  operationId: SALE_ID,
  customerId: PUBLIC_CUSTOMER_ID,
  lines: [],
  terms: 'contado',
  tenders: [{ method: 'efectivo', receivedCents: 5000, reference: null }],
  favorCents: 0,
  shownTotalCents: 5000,
  customerReference: null,
  collectedBy: null,
  notes: null,
};

const largestLine: SaleInput['lines'][number] = {
  lineId: SALE_ID,
  part: part.part,
  code: 'C'.repeat(100),
  brand: null,
  description: 'ñ'.repeat(500),
  quantityMilli: 1000,
  sourceCostCents: 1,
  sourceCurrency: 'MXN',
  marginBasisPoints: 3000,
  listPriceCents: 1,
  unitPriceCents: 1,
};

describe.each(Object.entries(transports))('over %s', (_name, connect) => {
  let fake: ReturnType<typeof fakeUseCases>;
  let log: LogLine[];
  let connection: Connection;

  beforeEach(async () => {
    fake = fakeUseCases();
    const memory = memoryLog();
    log = memory.log;
    connection = await connect(createRouter(fake.useCases, memory.logger, () => 'REF42'));
  });
  afterEach(async () => {
    fake.release();
    await connection.close();
  });

  const shopErrorOf = async (call: Promise<unknown>): Promise<ShopError> => {
    const { error } = await safe(call);
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({ code: 'SHOP', defined: true });
    return (error as ORPCError<'SHOP', ShopError>).data;
  };

  it('brings an answer back as it was given', async () => {
    const { client } = connection;
    await expect(client.parts.search({ text: 'filtro', customerId: null, limit: 10 })).resolves.toEqual({
      rows: [part],
      source: 'replica',
    });
    await expect(client.parts.resolve({ text: 'nada', customerId: null })).resolves.toBeNull();
    await expect(client.sale.saveCart({ ...sale })).resolves.toEqual({ saved: true });
  });

  it('brings bytes back whole', async () => {
    const { base64 } = await connection.client.tickets.pdf({ operationId: SALE_ID, reprint: false });
    expect([...Buffer.from(base64, 'base64')]).toEqual([37, 80, 68, 70, 255]);
  });

  it('carries the largest cart', async () => {
    const lines = Array.from({ length: 500 }, () => largestLine);
    await expect(connection.client.sale.complete({ ...sale, lines })).resolves.toMatchObject({
      folio: 'NX-000001',
    });
    expect(fake.completed[0]?.lines).toHaveLength(500);
  });

  it('answers a quick call while a slow one is under way', async () => {
    const slow = safe(connection.client.parts.search({ text: 'espera', customerId: null, limit: 1 }));
    await vi.waitFor(() => expect(fake.heldCount()).toBe(1));
    await expect(connection.client.parts.resolve({ text: 'nada', customerId: null })).resolves.toBeNull();
    fake.release();
    expect((await slow).error).toBeNull();
  });

  describe('a failure', () => {
    it('arrives with its figures', async () => {
      const error = await shopErrorOf(connection.client.sale.complete({ ...sale, shownTotalCents: 20_000 }));
      expect(error).toEqual({ code: 'tender-short', totalCents: 20_000, receivedCents: 5 });
    });

    it('of every kind is told apart by its code', async () => {
      const { client } = connection;
      const ticket = { operationId: SALE_ID, reprint: true };
      expect(await shopErrorOf(client.customers.get({ customerId: PUBLIC_CUSTOMER_ID }))).toEqual({ code: 'customer-not-found' }); // prettier-ignore
      expect(await shopErrorOf(client.tickets.print(ticket))).toEqual({ code: 'operation-not-found' });
    });

    it('that nobody expected is logged with its cause, and shows nothing but a reference', async () => {
      const call = connection.client.parts.search({ text: 'defecto', customerId: null, limit: 1 });
      const { error } = await safe(call);
      expect((error as ORPCError<string, unknown>).data).toEqual({ code: 'unexpected', reference: 'REF42' });
      expect(log).toMatchObject([
        {
          level: 'error',
          event: 'unexpected-error',
          details: {
            reference: 'REF42',
            procedure: 'parts.search',
            cause: { message: 'SELECT secret FROM parts' },
          },
        },
      ]);
    });

    it('of the main process to keep the contract is a defect too', async () => {
      const call = connection.client.parts.search({ text: 'roto', customerId: null, limit: 1 });
      expect(await shopErrorOf(call)).toEqual({ code: 'unexpected', reference: 'REF42' });
      expect(log).toHaveLength(1);
    });
  });

  describe('bad input', () => {
    it.each<[string, Partial<Record<keyof SaleInput, unknown>>, string, string]>([
      [
        'text that PostgreSQL cannot hold',
        { notes: 'a\u0000b' },
        'Notas',
        'tiene caracteres que no se pueden guardar',
      ],
      [
        'text that is too long',
        { collectedBy: 'x'.repeat(101) },
        'Quién recoge',
        'tiene más de 100 caracteres',
      ],
      [
        'money that is not whole centavos',
        { shownTotalCents: 0.5 },
        'shownTotalCents',
        'falta o no es del tipo esperado',
      ],
      [
        'money that is NaN',
        { shownTotalCents: Number.NaN },
        'shownTotalCents',
        'falta o no es del tipo esperado',
      ],
      [
        'money above what a column holds',
        { shownTotalCents: 1e15 },
        'shownTotalCents',
        'pasa del máximo permitido',
      ],
      ['negative money', { shownTotalCents: -1 }, 'shownTotalCents', 'no llega al mínimo permitido'],
      ['an id that is none', { customerId: 'uno' }, 'customerId', 'no tiene el formato esperado'],
      ['a choice that is none', { terms: 'fiado' }, 'terms', 'no es un valor permitido'],
      ['nothing at all', { lines: undefined }, 'Partidas', 'falta o no es del tipo esperado'],
    ])('is refused before anything is done: %s', async (_what, wrong, field, problem) => {
      const error = await shopErrorOf(connection.client.sale.complete({ ...sale, ...wrong } as SaleInput));
      expect(error).toEqual({ code: 'bad-input', field, problem });
      expect(fake.completed).toEqual([]);
      expect(log).toEqual([]);
    });

    it('names the place of a field inside a list', async () => {
      const tenders = [...sale.tenders, { method: 'efectivo' as const, receivedCents: -1, reference: null }];
      expect(await shopErrorOf(connection.client.sale.complete({ ...sale, tenders }))).toMatchObject({
        field: 'Pagos.1.Recibido',
      });
    });
  });

  describe('the stream of the status', () => {
    it('gives the value now, and again after each change', async () => {
      const seen: number[] = [];
      for await (const { pendingCount } of await connection.client.session.watchStatus()) {
        seen.push(pendingCount);
        if (pendingCount === 3) break;
        fake.setPending(pendingCount + 1);
      }
      expect(seen).toEqual([0, 1, 2, 3]);
    });

    it('skips to the newest value for a reader that is slow', async () => {
      const stream = await connection.client.session.watchStatus();
      await stream.next();
      for (let count = 1; count <= 1000; count++) fake.setPending(count);
      const values: number[] = [];
      for await (const { pendingCount } of stream) {
        values.push(pendingCount);
        if (pendingCount === 1000) break;
      }
      expect(values.length).toBeLessThan(5);
    });

    it('leaves no listener behind when the reader stops', async () => {
      const stream = await connection.client.session.watchStatus();
      await stream.next();
      expect(fake.listenerCount()).toBe(1);
      await stream.return();
      await vi.waitFor(() => expect(fake.listenerCount()).toBe(0));
    });

    it('leaves no listener behind when the reader aborts', async () => {
      const stop = new AbortController();
      const stream = await connection.client.session.watchStatus(undefined, { signal: stop.signal });
      await stream.next();
      const rest = safe(stream.next());
      stop.abort();
      await vi.waitFor(() => expect(fake.listenerCount()).toBe(0));
      await rest;
    });

    it('ends with a reference when it fails, and the connection goes on', async () => {
      const stream = await connection.client.session.watchStatus();
      await stream.next();
      fake.setPending(13);
      const { error } = await safe(stream.next());
      expect(error).toMatchObject({ code: 'SHOP', data: { code: 'unexpected', reference: 'REF42' } });
      expect(log).toMatchObject([{ details: { procedure: 'session.watchStatus' } }]);
      await expect(connection.client.sale.unacknowledged()).resolves.toBeNull();
    });
  });
});
