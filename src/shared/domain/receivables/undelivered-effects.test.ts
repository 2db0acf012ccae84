import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '../business-date.ts';
import type { CustomerId, InvoiceId } from '../ids.ts';
import { cents } from '../money.ts';
import {
  balanceChange,
  undeliveredEffects,
  type AccountEffect,
  type AccountView,
} from './undelivered-effects.ts';

const customerId = 'customer' as CustomerId;
const invoice = (id: string, owed: number): AccountEffect => ({
  kind: 'invoice',
  customerId,
  invoiceId: id as InvoiceId,
  businessDate: '2026-11-23' as BusinessDate,
  folio: `NX-${id}`,
  dueOn: null,
  chargedCents: cents(owed),
  owedCents: cents(owed),
});
const payment = (amount: number, ...to: readonly [string, number][]): AccountEffect => ({
  kind: 'payment',
  customerId,
  amountCents: cents(amount),
  allocations: to.map(([id, part]) => ({ invoiceId: id as InvoiceId, amountCents: cents(part) })),
});
const cancellation = (id: string, total: number): AccountEffect => ({
  kind: 'cancellation',
  customerId,
  invoiceId: id as InvoiceId,
  totalCents: cents(total),
});
const empty: AccountView = { balanceCents: cents(0), openInvoices: [] };
const openOf = (view: AccountView) => view.openInvoices.map((each) => [each.invoiceId, each.openCents]);

describe('undeliveredEffects', () => {
  it('changes nothing when nothing is missing', () => {
    expect(undeliveredEffects(empty, [])).toBe(empty);
  });

  it('adds a sale on credit, and takes an abono off the invoice it names', () => {
    const view = undeliveredEffects(empty, [invoice('a', 500), invoice('b', 300), payment(400, ['a', 400])]);
    expect(view.balanceCents).toBe(400);
    expect(openOf(view)).toEqual([
      ['a', 100],
      ['b', 300],
    ]);
  });

  it('keeps as saldo a favor what no longer fits an invoice', () => {
    const view = undeliveredEffects(empty, [invoice('a', 500), payment(800, ['a', 800])]);
    expect(view).toMatchObject({ balanceCents: -300, openInvoices: [] });
  });

  it('closes a cancelled invoice, and what was paid of it becomes saldo a favor', () => {
    const view = undeliveredEffects(empty, [
      invoice('a', 500),
      payment(200, ['a', 200]),
      cancellation('a', 500),
    ]);
    expect(view).toMatchObject({ balanceCents: -200, openInvoices: [] });
  });

  it('does not list an invoice twice that the copy of open invoices already has', () => {
    const snapshot = undeliveredEffects(empty, [invoice('a', 500)]);
    expect(openOf(undeliveredEffects(snapshot, [invoice('a', 500)]))).toEqual([['a', 500]]);
  });

  it('opens no invoice that was paid in full at the counter', () => {
    expect(openOf(undeliveredEffects(empty, [invoice('a', 0)]))).toEqual([]);
  });

  it('moves the balance by the sum of the effects, whatever they are', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const amount = fc.integer({ min: 1, max: 100_000 });
    const anyEffect = fc.oneof(
      fc.tuple(id, amount).map(([of, owed]) => invoice(of, owed)),
      fc.tuple(amount, id, amount).map(([given, of, part]) => payment(given, [of, part])),
      fc.tuple(id, amount).map(([of, total]) => cancellation(of, total)),
    );
    fc.assert(
      fc.property(fc.array(anyEffect, { maxLength: 20 }), (effects) => {
        const view = undeliveredEffects(empty, effects);
        expect(view.balanceCents).toBe(effects.reduce((sum, effect) => sum + balanceChange(effect), 0));
        expect(view.openInvoices.every((each) => each.openCents > 0)).toBe(true);
        expect(new Set(view.openInvoices.map((each) => each.invoiceId)).size).toBe(view.openInvoices.length);
      }),
    );
  });
});
