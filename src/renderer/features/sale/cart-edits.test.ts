import { describe, expect, it } from 'vitest';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { Cart } from '../../../shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID, type CashierId, type OperationId } from '../../../shared/domain/ids.ts';
import { cents } from '../../../shared/domain/money.ts';
import { basisPoints, ONE_PIECE, quantityMilli } from '../../../shared/domain/scaled.ts';
import {
  addPart,
  addTypedLine,
  MOST_LINES,
  partDescription,
  removeLine,
  setPrice,
  setQuantity,
  stepQuantity,
} from './cart-edits.ts';

const empty: Cart = { operationId: 'one' as OperationId, customerId: PUBLIC_CUSTOMER_ID, lines: [] };

function part(id: number, changes: Partial<PartRow> = {}): PartRow {
  return {
    part: { kind: 'oem', id },
    code: `P-${id}`,
    brand: null,
    nameEs: 'Filtro de aceite',
    name: 'Oil filter',
    group: null,
    cost: { sourceCents: cents(1000), currency: 'USD', pesosCents: cents(18_255) },
    marginBasisPoints: basisPoints(3000),
    unitPriceCents: cents(23_732),
    publicPriceCents: cents(27_529),
    ...changes,
  };
}

function withParts(...ids: readonly number[]): Cart {
  return ids.reduce((cart, id) => addPart(cart, part(id), ONE_PIECE, `line-${id}`)?.cart ?? cart, empty);
}

describe('addPart', () => {
  it('adds a line at the end and marks it', () => {
    const edit = addPart(withParts(1), part(2), quantityMilli(3000), 'line-2');
    expect(edit?.markedLineId).toBe('line-2');
    expect(edit?.cart.lines.map((line) => [line.code, line.quantityMilli])).toEqual([
      ['P-1', 1000],
      ['P-2', 3000],
    ]);
  });

  it('counts up the line of the same part, wherever it is', () => {
    const edit = addPart(withParts(1, 2), part(1), quantityMilli(2000), 'unused');
    expect(edit?.markedLineId).toBe('line-1');
    expect(edit?.cart.lines.map((line) => line.quantityMilli)).toEqual([3000, 1000]);
  });

  it('keeps a line whose price was changed apart from a new one at the list price', () => {
    const price = { unitPriceCents: cents(20_000), marginBasisPoints: basisPoints(956) };
    const changed = setPrice(withParts(1), 'line-1', price, null);
    expect(addPart(changed.cart, part(1), ONE_PIECE, 'again')?.cart.lines).toHaveLength(2);
  });

  it('remembers who changed a price, until it is the list’s again', () => {
    const ana = { id: '01900000-0000-7000-8000-00000000ca01' as CashierId, name: 'Ana' };
    const [before] = withParts(1).lines;
    if (!before) throw new Error('no line');
    const price = { unitPriceCents: cents(20_000), marginBasisPoints: basisPoints(956) };
    const { cart } = setPrice(withParts(1), 'line-1', price, ana);
    expect(cart.lines[0]?.priceChangedBy).toEqual(ana);
    const list = { unitPriceCents: before.listPriceCents, marginBasisPoints: before.marginBasisPoints };
    expect(setPrice(cart, 'line-1', list, ana).cart.lines[0]?.priceChangedBy).toBeNull();
  });

  it('tells an aftermarket part from an OEM part of the same number', () => {
    const other = part(1, { part: { kind: 'aftermarket', id: 1 } });
    expect(addPart(withParts(1), other, ONE_PIECE, 'other')?.cart.lines).toHaveLength(2);
  });

  it('does not add a part without a cost: its price has to be typed', () => {
    const costless = part(1, { cost: null, unitPriceCents: null, publicPriceCents: null });
    expect(addPart(empty, costless, ONE_PIECE, 'line')).toBeUndefined();
    const typed = { description: 'Filtro', quantityMilli: ONE_PIECE, unitPriceCents: cents(5000) };
    expect(addTypedLine(empty, costless, typed, 'line')?.cart.lines[0]).toMatchObject({
      part: { kind: 'oem', id: 1 },
      sourceCostCents: 0,
      listPriceCents: 5000,
      unitPriceCents: 5000,
    });
  });

  it('stops at the most lines that a sale may have, and still counts up those that are there', () => {
    const full = withParts(...Array.from({ length: MOST_LINES }, (_, index) => index + 1));
    expect(full.lines).toHaveLength(MOST_LINES);
    expect(addPart(full, part(9999), ONE_PIECE, 'more')).toBeUndefined();
    expect(addPart(full, part(7), ONE_PIECE, 'more')?.cart.lines[6]?.quantityMilli).toBe(2000);
  });
});

describe('stepQuantity', () => {
  it('goes up and down by whole pieces', () => {
    const up = stepQuantity(withParts(1), 'line-1', 1).cart;
    expect(up.lines[0]?.quantityMilli).toBe(2000);
    expect(stepQuantity(up, 'line-1', -1).cart.lines[0]?.quantityMilli).toBe(1000);
  });

  it('never reaches nothing: a line goes only when it is removed', () => {
    expect(stepQuantity(withParts(1), 'line-1', -1).cart.lines[0]?.quantityMilli).toBe(1000);
    const half = setQuantity(withParts(1), 'line-1', quantityMilli(500)).cart;
    expect(stepQuantity(half, 'line-1', -1).cart.lines[0]?.quantityMilli).toBe(500);
  });
});

describe('removeLine', () => {
  it('marks the line that takes its place, or the last one', () => {
    expect(removeLine(withParts(1, 2, 3), 'line-2').markedLineId).toBe('line-3');
    expect(removeLine(withParts(1, 2, 3), 'line-3').markedLineId).toBe('line-2');
    expect(removeLine(withParts(1), 'line-1')).toEqual({ cart: empty, markedLineId: null });
  });
});

describe('partDescription', () => {
  it('prefers the Spanish name, then the English one, then the code', () => {
    expect(partDescription(part(1))).toBe('Filtro de aceite');
    expect(partDescription(part(1, { nameEs: ' ' }))).toBe('Oil filter');
    expect(partDescription(part(1, { nameEs: null, name: '' }))).toBe('P-1');
  });
});
