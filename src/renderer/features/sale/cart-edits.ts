import type { PartRow } from '../../../shared/contract/parts.ts';
import type { Cart, CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { ZERO_CENTS, type Cents } from '../../../shared/domain/money.ts';
import { costInPesos, lineTotal } from '../../../shared/domain/sale/price.ts';
import {
  basisPoints,
  MAX_QUANTITY_MILLI,
  ONE_PIECE,
  quantityMilli,
  type BasisPoints,
  type QuantityMilli,
} from '../../../shared/domain/scaled.ts';

/** The contract's own limit. */
export const MOST_LINES = 500;

/** A cart after an edit, and the line that the edit was about. */
export interface CartEdit {
  readonly cart: Cart;
  readonly markedLineId: string | null;
}

/** What a person says of a line that has no part, or whose part has no cost. */
export interface TypedLine {
  readonly description: string;
  readonly quantityMilli: QuantityMilli;
  readonly unitPriceCents: Cents;
}

/**
 * The same part at its list price counts up on its line, so that three readings of a box are three pieces of one line.
 * Undefined when the cart is full, or the part has no price and needs one typed.
 */
export function addPart(
  cart: Cart,
  part: PartRow,
  quantity: QuantityMilli,
  newLineId: string,
): CartEdit | undefined {
  if (!part.cost || part.unitPriceCents === null) return undefined;
  const same = cart.lines.find(
    (line) => isSamePart(line, part) && line.unitPriceCents === part.unitPriceCents,
  );
  const summed = same && addQuantities(same.quantityMilli, quantity);
  if (same && summed) return setQuantity(cart, same.lineId, summed);
  return appendLine(cart, {
    lineId: newLineId,
    part: part.part,
    code: part.code,
    brand: part.brand,
    description: partDescription(part),
    quantityMilli: quantity,
    sourceCostCents: part.cost.sourceCents,
    sourceCurrency: part.cost.currency,
    marginBasisPoints: part.marginBasisPoints,
    listPriceCents: part.unitPriceCents,
    unitPriceCents: part.unitPriceCents,
    priceChangedBy: null,
  });
}

/** @param part the part that has no cost, or null for a line without a part */
export function addTypedLine(
  cart: Cart,
  part: PartRow | null,
  typed: TypedLine,
  newLineId: string,
): CartEdit | undefined {
  return appendLine(cart, {
    lineId: newLineId,
    part: part?.part ?? null,
    code: part?.code ?? '',
    brand: part?.brand ?? null,
    description: typed.description,
    quantityMilli: typed.quantityMilli,
    sourceCostCents: part?.cost?.sourceCents ?? ZERO_CENTS,
    sourceCurrency: part?.cost?.currency ?? 'MXN',
    marginBasisPoints: basisPoints(0),
    listPriceCents: typed.unitPriceCents,
    unitPriceCents: typed.unitPriceCents,
    priceChangedBy: null,
  });
}

export function setQuantity(cart: Cart, lineId: string, quantity: QuantityMilli): CartEdit {
  return changeLine(cart, lineId, (line) => ({ ...line, quantityMilli: quantity }));
}

/** One piece more or less; never below one step above nothing, and a line goes only when it is removed. */
export function stepQuantity(cart: Cart, lineId: string, pieces: 1 | -1): CartEdit {
  return changeLine(cart, lineId, (line) => {
    const stepped = line.quantityMilli + pieces * ONE_PIECE;
    if (stepped < 1 || stepped > MAX_QUANTITY_MILLI) return line;
    return { ...line, quantityMilli: quantityMilli(stepped) };
  });
}

export function setPrice(
  cart: Cart,
  lineId: string,
  price: { readonly unitPriceCents: Cents; readonly marginBasisPoints: BasisPoints },
  changedBy: CartLine['priceChangedBy'],
): CartEdit {
  return changeLine(cart, lineId, (line) => ({
    ...line,
    ...price,
    // Back at the list price, nobody has changed it.
    priceChangedBy: price.unitPriceCents === line.listPriceCents ? null : changedBy,
  }));
}

/** Marks the line that takes the place of the one removed, so that the next key has something to act on. */
export function removeLine(cart: Cart, lineId: string): CartEdit {
  const index = cart.lines.findIndex((line) => line.lineId === lineId);
  const lines = cart.lines.filter((line) => line.lineId !== lineId);
  const next = lines[Math.min(Math.max(index, 0), lines.length - 1)];
  return { cart: { ...cart, lines }, markedLineId: next?.lineId ?? null };
}

export function setCustomer(cart: Cart, customerId: CustomerId): Cart {
  return { ...cart, customerId };
}

/** What a part is called at the counter: its Spanish name where it has one. */
export function partDescription(part: Pick<PartRow, 'name' | 'nameEs' | 'code'>): string {
  return part.nameEs?.trim() || part.name.trim() || part.code;
}

/** Figures of a line for the screen; the same functions make them final. */
export function lineFigures(line: CartLine, settings: ShopSettings) {
  return {
    costCents: costInPesos(line.sourceCostCents, line.sourceCurrency, settings.exchangeRate),
    amountCents: lineTotal(line.unitPriceCents, line.quantityMilli),
    hasCost: line.sourceCostCents > 0,
    priceChanged: line.unitPriceCents !== line.listPriceCents,
  };
}

function appendLine(cart: Cart, line: CartLine): CartEdit | undefined {
  if (cart.lines.length >= MOST_LINES) return undefined;
  return { cart: { ...cart, lines: [...cart.lines, line] }, markedLineId: line.lineId };
}

function changeLine(cart: Cart, lineId: string, change: (line: CartLine) => CartLine): CartEdit {
  const lines = cart.lines.map((line) => (line.lineId === lineId ? change(line) : line));
  return { cart: { ...cart, lines }, markedLineId: lineId };
}

function isSamePart(line: CartLine, part: PartRow): boolean {
  return line.part !== null && line.part.kind === part.part.kind && line.part.id === part.part.id;
}

function addQuantities(first: QuantityMilli, second: QuantityMilli): QuantityMilli | undefined {
  const sum = first + second;
  return sum <= MAX_QUANTITY_MILLI ? quantityMilli(sum) : undefined;
}
