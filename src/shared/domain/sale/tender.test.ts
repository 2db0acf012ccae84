import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../money.ts';
import { PAYMENT_METHODS, settleTenders, type Tender } from './tender.ts';

const tender = (method: Tender['method'], received: number): Tender => ({
  method,
  receivedCents: cents(received),
  reference: null,
});

describe('settleTenders', () => {
  it('gives change from cash', () => {
    expect(settleTenders(cents(11_600), [tender('efectivo', 20_000)], false)).toEqual({
      ok: true,
      value: {
        tenders: [{ ...tender('efectivo', 20_000), amountCents: 11_600 }],
        receivedCents: 20_000,
        changeCents: 8_400,
        paidCents: 11_600,
        favorCents: 0,
        owedCents: 0,
      },
    });
  });

  it('takes the change from the last cash, and leaves the card alone', () => {
    const settled = settleTenders(
      cents(10_000),
      [tender('efectivo', 3_000), tender('tarjeta', 5_000), tender('efectivo', 5_000)],
      false,
    );
    expect(settled.ok && settled.value.tenders.map((each) => each.amountCents)).toEqual([
      3_000, 5_000, 2_000,
    ]);
  });

  it('drops what went back whole', () => {
    const settled = settleTenders(
      cents(10_000),
      [tender('efectivo', 10_000), tender('efectivo', 500)],
      false,
    );
    expect(settled.ok && settled.value.tenders).toHaveLength(1);
  });

  it('refuses change from a card', () => {
    expect(settleTenders(cents(100), [tender('tarjeta', 101)], false)).toMatchObject({
      error: { code: 'change-only-from-cash' },
    });
  });

  it('refuses too little, unless the rest may be owed', () => {
    expect(settleTenders(cents(100), [tender('efectivo', 99)], false)).toMatchObject({
      error: { code: 'tender-short', totalCents: 100, receivedCents: 99 },
    });
    expect(settleTenders(cents(100), [tender('efectivo', 99)], true)).toMatchObject({
      value: { owedCents: 1 },
    });
    expect(settleTenders(cents(100), [], true)).toMatchObject({ value: { owedCents: 100, tenders: [] } });
  });

  it('takes nothing for a total of nothing', () => {
    expect(settleTenders(cents(0), [], false)).toMatchObject({
      ok: true,
      value: { tenders: [], owedCents: 0 },
    });
  });

  it('makes no money appear or vanish', () => {
    const anyTender = fc.record({
      method: fc.constantFrom(...PAYMENT_METHODS),
      receivedCents: fc.integer({ min: 0, max: 1_000_000 }).map(cents),
      reference: fc.constant(null),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000 }).map(cents),
        fc.array(anyTender, { maxLength: 6 }),
        fc.boolean(),
        (total, tenders, onCredit) => {
          const settled = settleTenders(total, tenders, onCredit);
          const received = tenders.reduce((sum, each) => sum + each.receivedCents, 0);
          const cash = tenders
            .filter((each) => each.method === 'efectivo')
            .reduce((sum, each) => sum + each.receivedCents, 0);
          expect(settled.ok).toBe((received >= total || onCredit) && received - total <= cash);
          if (!settled.ok) return;
          const { value } = settled;
          const kept = value.tenders.reduce((sum, each) => sum + each.amountCents, 0);
          expect(kept).toBe(value.paidCents);
          expect(value.paidCents + value.changeCents).toBe(received);
          expect(value.paidCents + value.owedCents).toBe(total);
          expect(value.owedCents).toBeGreaterThanOrEqual(0);
          expect(value.tenders.every((each) => each.amountCents > 0)).toBe(true);
        },
      ),
    );
  });

  it('makes money, saldo a favor and credit the total, and gives change from cash alone', () => {
    const amount = fc.integer({ min: 0, max: 50_000 });
    const tenders = fc.array(fc.tuple(fc.constantFrom(...PAYMENT_METHODS), amount), { maxLength: 5 });
    fc.assert(
      fc.property(
        amount,
        tenders,
        fc.boolean(),
        fc.integer({ min: 0, max: 100 }),
        (total, given, onCredit, share) => {
          const favor = cents(Math.floor((total * share) / 100));
          const settled = settleTenders(
            cents(total),
            given.map(([method, received]) => tender(method, received)),
            onCredit,
            favor,
          );
          const received = given.reduce((sum, [, each]) => sum + each, 0);
          const cash = given.reduce((sum, [method, each]) => sum + (method === 'efectivo' ? each : 0), 0);
          const over = Math.max(0, received - (total - favor));
          expect(settled.ok).toBe(over <= cash && (received >= total - favor || onCredit));
          if (!settled.ok) return;
          const { tenders: kept, favorCents, owedCents, changeCents } = settled.value;
          const paid = kept.reduce((sum, { amountCents }) => sum + amountCents, 0);
          expect(paid + favorCents + owedCents).toBe(total);
          expect(paid + changeCents).toBe(received);
          expect(changeCents).toBe(over);
          expect(changeCents).toBeLessThanOrEqual(cash);
          expect(onCredit || owedCents === 0).toBe(true);
        },
      ),
    );
  });

  it('uses no more saldo a favor than the total', () => {
    expect(() => settleTenders(cents(100), [], true, cents(101))).toThrow(RangeError);
  });
});
