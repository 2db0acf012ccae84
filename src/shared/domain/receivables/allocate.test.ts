import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '../business-date.ts';
import type { InvoiceId } from '../ids.ts';
import { cents } from '../money.ts';
import { allocateOldestFirst, type OpenInvoice } from './allocate.ts';

const invoice = (id: string, businessDate: string, folio: string, open: number): OpenInvoice => ({
  invoiceId: id as InvoiceId,
  businessDate: businessDate as BusinessDate,
  dueOn: null,
  folio,
  openCents: cents(open),
});

const open = [
  invoice('c', '2026-03-02', 'NX-000003', 300),
  invoice('a', '2026-03-01', 'NX-000001', 100),
  invoice('b', '2026-03-01', 'NX-000002', 200),
];

describe('allocateOldestFirst', () => {
  it('pays by day, then by folio, and leaves the rest as saldo a favor', () => {
    expect(allocateOldestFirst(cents(250), open)).toEqual({
      allocations: [
        { invoiceId: 'a', amountCents: 100 },
        { invoiceId: 'b', amountCents: 150 },
      ],
      unallocatedCents: 0,
    });
    expect(allocateOldestFirst(cents(700), open)).toMatchObject({ unallocatedCents: 100 });
    expect(allocateOldestFirst(cents(700), [])).toEqual({ allocations: [], unallocatedCents: 700 });
  });

  it('takes nothing for an invoice that is not open', () => {
    const closed = [invoice('x', '2026-01-01', 'NX-000009', 0), ...open];
    expect(allocateOldestFirst(cents(50), closed).allocations).toEqual([{ invoiceId: 'a', amountCents: 50 }]);
  });

  it('never pays more than is owed or was given, and is the same for any order of the input', () => {
    const anyInvoices = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        day: fc.integer({ min: 1, max: 28 }),
        folio: fc.integer({ min: 1, max: 999_999 }),
        cents: fc.integer({ min: 0, max: 100_000 }),
      }),
      { maxLength: 10, selector: (each) => each.folio },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }).map(cents), anyInvoices, (amount, drawn) => {
        const invoices = drawn.map((each) =>
          invoice(
            each.id,
            `2026-03-${String(each.day).padStart(2, '0')}`,
            `NX-${String(each.folio).padStart(6, '0')}`,
            each.cents,
          ),
        );
        const plan = allocateOldestFirst(amount, invoices);
        const paid = plan.allocations.reduce((sum, each) => sum + each.amountCents, 0);
        expect(paid + plan.unallocatedCents).toBe(amount);
        for (const { invoiceId, amountCents } of plan.allocations) {
          const owed = invoices.find((each) => each.invoiceId === invoiceId)?.openCents ?? 0;
          expect(amountCents).toBeLessThanOrEqual(owed);
        }
        const owedInAll = invoices.reduce((sum, each) => sum + each.openCents, 0);
        expect(paid).toBe(Math.min(owedInAll, amount));
        expect(allocateOldestFirst(amount, invoices.toReversed())).toEqual(plan);
      }),
    );
  });
});
