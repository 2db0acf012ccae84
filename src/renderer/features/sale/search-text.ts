import { ONE_PIECE, parseQuantity, type QuantityMilli } from '../../../shared/domain/scaled.ts';

export interface SearchText {
  readonly quantityMilli: QuantityMilli;
  /** What to look for; empty while only a quantity is written. */
  readonly text: string;
}

/**
 * `3*LAB502` is three of LAB502; without a quantity in front of the first asterisk it is one, and the asterisk is part
 * of what is looked for.
 */
export function parseSearchText(typed: string): SearchText {
  const asterisk = typed.indexOf('*');
  const quantity = asterisk > 0 ? parseQuantity(typed.slice(0, asterisk)) : undefined;
  return quantity === undefined
    ? { quantityMilli: ONE_PIECE, text: typed.trim() }
    : { quantityMilli: quantity, text: typed.slice(asterisk + 1).trim() };
}

/**
 * What a scanner's reading means when it fell into a box that held something: a quantity that waits for its code goes
 * with it, any other text was left over and does not.
 */
export function scannedSearchText(heldBefore: string, scanned: string): string {
  const isQuantityAlone = heldBefore.endsWith('*') && parseSearchText(heldBefore).text === '';
  return isQuantityAlone ? `${heldBefore}${scanned}` : scanned;
}
