/**
 * Figures that are not money, as scaled integers, so that none of them is ever a binary fraction.
 * The unit stands in each name.
 */
import { divideHalfUp } from './money.ts';

declare const quantityBrand: unique symbol;
declare const basisPointsBrand: unique symbol;
declare const exchangeRateBrand: unique symbol;

/** Thousandths of the unit of sale: `numeric(12,3)` in the database, 1000 = one piece. */
export type QuantityMilli = number & { readonly [quantityBrand]: true };

/** Hundredths of a percent: 3000 = 30.00 %, 1600 = 16 %. */
export type BasisPoints = number & { readonly [basisPointsBrand]: true };

/** Pesos for one dollar in ten-thousandths: 182550 = 18.2550. */
export type ExchangeRate = number & { readonly [exchangeRateBrand]: true };

export const ONE_PIECE = 1000 as QuantityMilli;
export const MAX_QUANTITY_MILLI = 999_999_999;
/** `margin_pct DECIMAL(5,2)` of the original system. */
export const MAX_MARGIN_BASIS_POINTS = 99_999;
/** -100 %: giving the part away. */
export const MIN_MARGIN_BASIS_POINTS = -10_000;
export const MAX_EXCHANGE_RATE = 99_999_999;
export const EXCHANGE_RATE_SCALE = 10_000;
export const BASIS_POINTS_SCALE = 10_000;
export const QUANTITY_SCALE = 1000;
export const ONE_TO_ONE = EXCHANGE_RATE_SCALE as ExchangeRate;

/** @throws RangeError unless it is a whole number of thousandths above 0 and up to 999,999.999 */
export function quantityMilli(thousandths: number): QuantityMilli {
  assertWholeWithin(thousandths, 1, MAX_QUANTITY_MILLI, 'quantity in thousandths');
  return thousandths as QuantityMilli;
}

/** @throws RangeError unless it is whole and between -100.00 % and 999.99 % */
export function basisPoints(hundredthsOfPercent: number): BasisPoints {
  assertWholeWithin(hundredthsOfPercent, MIN_MARGIN_BASIS_POINTS, MAX_MARGIN_BASIS_POINTS, 'basis points');
  return hundredthsOfPercent as BasisPoints;
}

/** @throws RangeError unless it is whole, above 0 and up to 9,999.9999 */
export function exchangeRate(tenThousandths: number): ExchangeRate {
  assertWholeWithin(tenThousandths, 1, MAX_EXCHANGE_RATE, 'exchange rate in ten-thousandths');
  return tenThousandths as ExchangeRate;
}

/** What a person types as a quantity: `3`, `2.5`, `0,250`. Undefined when it is not one. */
export function parseQuantity(text: string): QuantityMilli | undefined {
  const scaled = parseScaled(text, 3);
  return scaled !== undefined && scaled >= 1 && scaled <= MAX_QUANTITY_MILLI
    ? quantityMilli(scaled)
    : undefined;
}

/** What a person types as a percentage: `30`, `12.5`, `-5`, `30 %`. Undefined when it is not one. */
export function parsePercent(text: string): BasisPoints | undefined {
  const scaled = parseScaled(text.replace('%', ''), 2);
  return scaled !== undefined && scaled >= MIN_MARGIN_BASIS_POINTS && scaled <= MAX_MARGIN_BASIS_POINTS
    ? basisPoints(scaled)
    : undefined;
}

/** What a person types as pesos for one dollar: `18.25`, `18,2550`. Undefined when it is not one. */
export function parseExchangeRate(text: string): ExchangeRate | undefined {
  const scaled = parseScaled(text.replace(/[\s$]/g, ''), 4);
  return scaled !== undefined && scaled >= 1 && scaled <= MAX_EXCHANGE_RATE
    ? exchangeRate(scaled)
    : undefined;
}

/** `3`, `2.5`, `0.25`: as short as it can be. */
export function formatQuantity(quantity: QuantityMilli): string {
  return formatScaled(quantity, 3, 0);
}

/** `30`, `12.5`: without the sign of percent. */
export function formatPercent(percent: BasisPoints): string {
  return formatScaled(percent, 2, 0);
}

/** `18.2550` */
export function formatExchangeRate(rate: ExchangeRate): string {
  return formatScaled(rate, 4, 4);
}

/** The exact decimal text of a scaled integer, for `numeric` columns. */
export function scaledToDecimal(scaled: number, decimals: number): string {
  return formatScaled(scaled, decimals, decimals);
}

/**
 * Reads a stored `numeric` into a scaled integer.
 * @throws RangeError when it is not a plain decimal with at most that many significant decimals
 */
export function scaledFromDecimal(decimal: string, decimals: number): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > decimals) throw new RangeError(`not a stored decimal: ${decimal}`);
  const magnitude = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(magnitude)) throw new RangeError(`out of range: ${decimal}`);
  return match[1] && magnitude !== 0 ? -magnitude : magnitude;
}

/**
 * A margin as basis points from the cost and the price that gives it, half-up.
 * Undefined when there is no cost to compare with or the figure leaves the range of the column.
 */
export function marginOfPrice(costCents: number, netPriceCents: number): BasisPoints | undefined {
  if (costCents <= 0) return undefined;
  const margin = divideHalfUp(
    BigInt(netPriceCents - costCents) * BigInt(BASIS_POINTS_SCALE),
    BigInt(costCents),
  );
  return margin >= MIN_MARGIN_BASIS_POINTS && margin <= MAX_MARGIN_BASIS_POINTS
    ? basisPoints(margin)
    : undefined;
}

function parseScaled(text: string, decimals: number): number | undefined {
  const match = /^(-?)(\d*)(?:[.,](\d*))?$/.exec(text.trim());
  const [, sign, whole = '', fraction = ''] = match ?? [];
  if (!match || (whole === '' && fraction === '') || fraction.length > decimals) return undefined;
  const magnitude = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(magnitude)) return undefined;
  return sign && magnitude !== 0 ? -magnitude : magnitude;
}

function formatScaled(scaled: number, decimals: number, minimumDecimals: number): string {
  const digits = Math.abs(scaled)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits
    .slice(digits.length - decimals)
    .replace(/0+$/, '')
    .padEnd(minimumDecimals, '0');
  return `${scaled < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

function assertWholeWithin(value: number, least: number, most: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`not a ${what}: ${value}`);
  }
}
