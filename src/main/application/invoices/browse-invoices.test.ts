import { describe, expect, it } from 'vitest';
import { charge, openCounter } from '../../../../tests/support/core/counter.ts';
import type { InvoiceFilter } from '../../../shared/contract/invoices.ts';
import { cents } from '../../../shared/domain/money.ts';
import { completeSale } from '../complete-sale.ts';
import { CentralUnavailableError, type CentralInvoices } from '../ports.ts';
import { browseInvoices, readInvoice, type BrowseInvoicesDeps } from './browse-invoices.ts';

const everything: InvoiceFilter = {
  ...{ text: '', status: null, customerId: null, terminalId: null, cashierId: null, from: null, to: null },
  toReview: false,
};

const asked = (changes: Partial<InvoiceFilter> = {}) => ({
  filter: { ...everything, ...changes },
  after: null,
  limit: 50,
});

const unreachable: CentralInvoices = {
  page: () => Promise.reject(new CentralUnavailableError('reset')),
  choices: () => Promise.reject(new CentralUnavailableError('reset')),
  recordedSale: () => Promise.reject(new CentralUnavailableError('reset')),
  find: () => Promise.reject(new CentralUnavailableError('reset')),
};

/** Three sales: in cash, on credit with a note number, and partly paid. */
async function counterWithSales(central: () => unknown) {
  const counter = openCounter();
  const customerId = counter.addCustomer({ name: 'Taller Núñez', creditLimitCents: cents(1_000_000) });
  const partly = [{ method: 'efectivo' as const, receivedCents: cents(1_000), reference: null }];
  const sales = [
    charge(),
    charge({ customerId, terms: 'credito', customerReference: 'OC-77' }),
    charge({ customerId, terms: 'credito', tenders: partly }),
  ];
  for (const sale of sales) expect(await completeSale(counter.deps, sale)).toMatchObject({ ok: true });
  const deps: BrowseInvoicesDeps = {
    local: counter.store,
    replica: counter.replica,
    central,
    invoices: unreachable,
  };
  return { counter, deps };
}

const foliosOf = async (deps: BrowseInvoicesDeps, changes: Partial<InvoiceFilter> = {}) => {
  const page = await browseInvoices(deps, asked(changes));
  return page.ok ? page.value.rows.map((row) => row.folio) : page.error;
};

describe('browseInvoices, while central is away', () => {
  it('shows the sales of this terminal, newest first, and says that these are all', async () => {
    const { deps } = await counterWithSales(() => undefined);
    expect(await browseInvoices(deps, asked())).toMatchObject({
      value: {
        source: 'terminal',
        next: null,
        rows: [
          { folio: 'NX-000003', status: 'partial', paidCents: 1_000 },
          { folio: 'NX-000002', status: 'pending', paidCents: 0, customerReference: 'OC-77' },
          { folio: 'NX-000001', status: 'paid' },
        ],
      },
    });
  });

  it('does the same when central goes away in mid-question', async () => {
    const { deps } = await counterWithSales(() => ({}));
    expect(await browseInvoices(deps, asked())).toMatchObject({ value: { source: 'terminal' } });
  });

  it.each<[Partial<InvoiceFilter>, string[]]>([
    [{ text: '2' }, ['NX-000002']],
    [{ text: 'T01-000003' }, ['NX-000003']],
    [{ text: 'oc-7' }, ['NX-000002']],
    [{ text: 'nunez' }, ['NX-000003', 'NX-000002']],
    [{ text: 'zz' }, []],
    [{ status: 'paid' }, ['NX-000001']],
    [{ toReview: true }, []],
  ])('finds %o', async (filter, folios) => {
    const { deps } = await counterWithSales(() => undefined);
    expect(await foliosOf(deps, filter)).toEqual(folios);
  });

  it('does not go on with other rows where pages of central ended', async () => {
    const { deps } = await counterWithSales(() => undefined);
    const after = { issuedAt: '2026-11-16T18:00:00.000000Z', key: 7 };
    expect(await browseInvoices(deps, { ...asked(), after })).toMatchObject({
      ok: false,
      error: { code: 'central-away' },
    });
  });
});

describe('readInvoice', () => {
  it('says that central is away, or that there is no such invoice', async () => {
    const { deps } = await counterWithSales(() => undefined);
    const id = 'ec0c1c0e-0000-7000-8000-000000000000' as never;
    expect(await readInvoice(deps, id)).toMatchObject({ error: { code: 'central-away' } });
    const there = { ...deps, central: () => ({}), invoices: { ...unreachable, find: async () => null } };
    expect(await readInvoice(there, id)).toMatchObject({ error: { code: 'invoice-not-found' } });
  });
});
