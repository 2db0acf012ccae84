declare const centsBrand: unique symbol;

/** Whole centavos of a Mexican peso. Made only by `cents` and by the arithmetic in this file. */
export type Cents = number & { readonly [centsBrand]: true };

/** The largest amount that `numeric(12,2)` holds: 9,999,999,999.99. */
export const MAX_CENTS = 999_999_999_999;

export const ZERO_CENTS = 0 as Cents;

/**
 * @param amount whole centavos
 * @throws RangeError when it is not a whole number or does not fit `numeric(12,2)`: a defect, since text from
 * outside is parsed by `parseAmount` and contracts carry the same limit.
 */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > MAX_CENTS) {
    throw new RangeError(`not an amount in whole centavos: ${amount}`);
  }
  // -0 would print as "-0.00".
  return (amount === 0 ? 0 : amount) as Cents;
}

export function addCents(...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum, amount) => sum + amount, 0));
}

export function subtractCents(minuend: Cents, subtrahend: Cents): Cents {
  return cents(minuend - subtrahend);
}

export function minCents(first: Cents, second: Cents): Cents {
  return first < second ? first : second;
}

/**
 * `amount * numerator / denominator`, rounded half away from zero once, as PostgreSQL rounds `numeric`
 * (manual, "Numeric Types"). The product is exact: it goes through BigInt.
 * @throws RangeError when the result does not fit `numeric(12,2)`
 */
export function scaleCentsHalfUp(amount: Cents, numerator: number, denominator: number): Cents {
  return cents(divideHalfUp(BigInt(amount) * BigInt(numerator), BigInt(denominator)));
}

/** Exact integer division, half away from zero. @throws RangeError unless the divisor is positive */
export function divideHalfUp(dividend: bigint, divisor: bigint): number {
  if (divisor <= 0n) throw new RangeError('the divisor must be positive');
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return Number(dividend < 0n ? -rounded : rounded);
}

const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:[.,](\d{0,2}))?$/;

/**
 * What a person types as an amount: `1234.5`, `1,234.50`, `1234,5`, `$ 80`. A comma followed by exactly three
 * digits groups thousands; otherwise it is the decimal mark.
 * @returns undefined when the text is not an amount of 0 or more with at most two decimals
 */
export function parseAmount(text: string): Cents | undefined {
  const match = AMOUNT.exec(text.replace(/[\s$]/g, ''));
  if (!match) return undefined;
  const pesos = match[1]?.replaceAll(',', '') ?? '';
  const centavos = match[2] ?? '';
  if (pesos === '' && centavos === '') return undefined;
  const amount = Number(pesos || '0') * 100 + Number(centavos.padEnd(2, '0'));
  return amount <= MAX_CENTS ? cents(amount) : undefined;
}

/** `1,234.50`, with a minus sign in front when negative. The one formatter for figures on screen and paper. */
export function formatCents(amount: Cents): string {
  const magnitude = Math.abs(amount);
  const pesos = Math.trunc(magnitude / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${pesos}.${(magnitude % 100).toString().padStart(2, '0')}`;
}

/** `$1,234.50` */
export function formatPesos(amount: Cents): string {
  return amount < 0 ? `-$${formatCents(cents(-amount))}` : `$${formatCents(amount)}`;
}

/** `1234.50`: the text that PostgreSQL reads into `numeric(12,2)`. */
export function centsToDecimal(amount: Cents): string {
  return formatCents(amount).replaceAll(',', '');
}

/**
 * Reads what PostgreSQL writes for a `numeric(…,2)`.
 * @throws RangeError for anything else, NaN and Infinity included: a stored amount that is not one is a defect
 */
export function centsFromDecimal(decimal: string): Cents {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!match) throw new RangeError(`not a stored amount: ${decimal}`);
  const magnitude = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return cents(match[1] ? -magnitude : magnitude);
}
