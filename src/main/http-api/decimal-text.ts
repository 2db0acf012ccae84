export type DecimalProblem = 'not-a-number' | 'too-many-decimals' | 'too-large';

/** Longer figures are beyond every column, whatever their digits. */
const MAX_DIGITS = 15;
const DECIMAL = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/;

/**
 * Reads a plain or exponential decimal digit by digit into a scaled integer: `12.5` with two decimals is 1250. Zeros
 * behind the last decimal are no decimals: `3.000` is 3.
 */
export function parseDecimal(text: string, decimals: number): number | DecimalProblem {
  const [, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === '' && fraction === '') return 'not-a-number';

  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return 0;
  // How many zeros are to be put behind the significant digits; fewer than none means decimals that do not fit.
  const zeros = Number(exponent) - fraction.length + decimals + (digits.length - significant.length);
  if (zeros < 0) return 'too-many-decimals';
  if (significant.length + zeros > MAX_DIGITS) return 'too-large';
  const magnitude = Number(significant + '0'.repeat(zeros));
  return sign === '-' ? -magnitude : magnitude;
}
