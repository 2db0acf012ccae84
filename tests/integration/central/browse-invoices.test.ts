import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceFilter, InvoicePlace } from '../../../src/shared/contract/invoices.ts';
import type { BusinessDate } from '../../../src/shared/domain/business-date.ts';
import type { CashierId, CustomerId, InvoiceId } from '../../../src/shared/domain/ids.ts';
import { createConnections, type Connections } from '../../../src/main/adapters/postgres/connections.ts';
import { createCentralInvoices } from '../../../src/main/adapters/postgres/queries/central-invoices.ts';
import type { CentralInvoices, CentralStore, OutboxEntry } from '../../../src/main/application/ports.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;
let connections: Connections;
let invoices: CentralInvoices;
const terminal = testTerminal('T07');
const other = testTerminal('T08');
const garage = v7();
const rival = v7();
/** From the oldest to the newest. */
let made: OutboxEntry[];

const EVERYTHING: InvoiceFilter = {
  text: '',
  status: null,
  customerId: null,
  terminalId: null,
  cashierId: null,
  from: null,
  to: null,
  toReview: false,
};

beforeAll(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
  connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
  invoices = createCentralInvoices(connections);
  await store.greet(terminal.identity);
  await store.greet(other.identity);
  await store.deliver([
    terminal.newCustomer(garage, 5_000_00, 'Taller Núñez'),
    terminal.newCustomer(rival, 100_00),
  ]);
  made = [
    terminal.cashSale(),
    terminal.creditSale(garage, 116_00, { customerReference: 'OC-100%_7' }),
    terminal.creditSale(garage, 232_00),
    terminal.creditSale(rival, 500_00),
    ...Array.from({ length: 4 }, () => terminal.cashSale()),
  ];
  await store.deliver(made);
  const [, first, second] = made;
  await store.deliver([
    terminal.payment(garage, 50_00, [{ invoiceId: first?.operation.id ?? '', amountCents: 50_00 }]),
    terminal.cancellation(second?.operation.id ?? ''),
  ]);
  const elsewhere = other.cashSale();
  await store.deliver([elsewhere]);
  made.push(elsewhere);
});
afterAll(async () => {
  await store.close();
  await connections.close();
  await database.expectBalanced();
  await database.drop();
});

async function found(
  filter: Partial<InvoiceFilter>,
  customersNamed: readonly string[] = [],
): Promise<string[]> {
  const { rows } = await invoices.page({
    filter: { ...EVERYTHING, ...filter },
    customersNamed: customersNamed as readonly CustomerId[],
    after: null,
    limit: 50,
  });
  return rows.map((row) => row.invoiceId);
}

const idsOf = (...positions: number[]) => positions.map((position) => made[position]?.operation.id);
const all = () => idsOf(...made.keys());

describe('the list of invoices', () => {
  it('is newest first, and every page goes on where the one before ended', async () => {
    const seen: string[] = [];
    let after: InvoicePlace | null = null;
    let pages = 0;
    do {
      const page = await invoices.page({ filter: EVERYTHING, customersNamed: [], after, limit: 2 });
      seen.push(...page.rows.map((row) => row.invoiceId));
      after = page.next;
      pages += 1;
    } while (after);
    expect(pages).toBe(5);
    expect(seen).toHaveLength(made.length);
    expect(new Set(seen)).toEqual(new Set(all()));
    const dates = await database.query<{ uuid: string }>(
      'SELECT uuid FROM invoices ORDER BY date_issued DESC, id_invoice DESC',
    );
    expect(seen).toEqual(dates.map((row) => row.uuid));
  });

  it('shows what a person goes by', async () => {
    const { rows } = await invoices.page({
      ...{ filter: { ...EVERYTHING, text: 'oc-100%' }, customersNamed: [], after: null, limit: 5 },
    });
    expect(rows).toEqual([
      {
        invoiceId: made[1]?.operation.id,
        folio: expect.stringMatching(/^NX-\d{6}$/),
        ticketNumber: 'T07-000004',
        issuedAt: '2026-03-05T16:30:15.123Z',
        businessDate: '2026-03-05',
        customerId: garage,
        customerName: expect.any(String),
        customerReference: 'OC-100%_7',
        terminalCode: 'T07',
        cashierName: 'Ana',
        terms: 'credito',
        totalCents: 116_00,
        paidCents: 50_00,
        status: 'partial',
        reviewReason: null,
      },
    ]);
  });

  it('finds a folio with or without its series, and a ticket number of any terminal', async () => {
    const [row] = await database.query<{ folio: string }>('SELECT folio FROM invoices WHERE uuid = $1', [
      made[0]?.operation.id,
    ]);
    const folio = row?.folio ?? '';
    expect(await found({ text: folio.toLowerCase() })).toEqual(idsOf(0));
    expect(await found({ text: String(Number(folio.slice(3))) })).toContain(made[0]?.operation.id);
    expect(await found({ text: 't07-000003' })).toEqual(idsOf(0));
    expect(await found({ text: '3' })).toContain(made[0]?.operation.id);
  });

  it('takes % and _ of a note number for themselves', async () => {
    expect(await found({ text: 'OC-100%_7' })).toEqual(idsOf(1));
    expect(await found({ text: '%' })).toEqual([]);
    expect(await found({ text: 'OC_100' })).toEqual([]);
  });

  it('finds the invoices of customers that the terminal knows by the words typed', async () => {
    expect(new Set(await found({ text: 'nunez' }, [garage]))).toEqual(new Set(idsOf(1, 2)));
    expect(await found({ text: 'nunez' }, [garage])).toHaveLength(2);
  });

  it.each([
    ['status', { status: 'cancelled' }, [2]],
    ['status partial', { status: 'partial' }, [1]],
    ['status paid', { status: 'paid' }, [0, 4, 5, 6, 7, 8]],
    ['a customer', { customerId: garage as CustomerId }, [1, 2]],
    ['a terminal', { terminalId: other.identity.terminalId }, [8]],
    ['what is to review', { toReview: true }, [3]],
    [
      'the day',
      { from: '2026-03-05' as BusinessDate, to: '2026-03-05' as BusinessDate },
      [...Array(9).keys()],
    ],
    ['another day', { from: '2026-03-06' as BusinessDate }, []],
    ['two of them', { status: 'pending', customerId: garage as CustomerId }, []],
    ['a cashier', { cashierId: '0197a000-0000-7000-8000-00000000000a' as CashierId }, [...Array(9).keys()]],
    ['nobody', { cashierId: v7() as CashierId }, []],
  ] as const)('is narrowed down to %s', async (_name, filter, positions) => {
    const expected = idsOf(...positions);
    expect(new Set(await found(filter))).toEqual(new Set(expected));
  });
});

describe('one invoice', () => {
  it('tells its lines, and the money that is on it', async () => {
    const detail = await invoices.find(made[1]?.operation.id as string as InvoiceId);
    expect(detail).toMatchObject({
      totalCents: 116_00,
      lines: [{ quantity: '1', lineTotalCents: expect.any(Number) }],
      payments: [{ method: 'efectivo', amountCents: 50_00 }],
      cancelled: null,
    });
  });

  it('tells who cancelled it and why, and shows no money that was released', async () => {
    const detail = await invoices.find(made[2]?.operation.id as string as InvoiceId);
    expect(detail).toMatchObject({
      status: 'cancelled',
      payments: [],
      cancelled: { by: 'Ana', reason: expect.any(String) },
    });
  });

  it('is nothing when nobody made it', async () => {
    expect(await invoices.find(v7() as InvoiceId)).toBeNull();
  });
});

describe('what the list can be narrowed down to', () => {
  it('is every terminal, those that are gone included', async () => {
    expect((await invoices.choices()).terminals.map(({ code }) => code)).toEqual(['T07', 'T08']);
  });
});
