import { z } from 'zod';
import { parseBusinessDate, type BusinessDate } from '../../../../shared/domain/business-date.ts';
import { centsFromDecimal } from '../../../../shared/domain/money.ts';
import { scaledFromDecimal } from '../../../../shared/domain/scaled.ts';

/** How the driver gives each kind of column: `numeric` as text, which is read digit by digit. */
export const integer = z.int();
export const money = z.string().transform(centsFromDecimal);
export const textColumn = z.string();
export const optionalText = z.string().nullable();
export const uuid = z.uuid();

export function scaled(decimals: number) {
  return z.string().transform((decimal) => scaledFromDecimal(decimal, decimals));
}

/** A `bigint`, as `count(*)` is, which the driver gives as text. */
export const count = z.string().regex(/^\d+$/).transform(Number);

/**
 * An instant as text with the offset of the session's zone, which `readSnapshot` sets to the shop's.
 * @param column a name of this folder's own SQL, never a value from outside
 */
export function shopInstant(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MSTZH:TZM')`;
}

/** An instant as `utcInstant` writes it. */
export const instant = z.iso.datetime({ precision: 3 });

/**
 * An instant as the contract carries it: UTC, milliseconds.
 * @param column a name of this folder's own SQL, never a value from outside
 */
export function utcInstant(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A day of the shop, as `::text` writes it. */
export const dateColumn = z.string().transform((date, context): BusinessDate => {
  const parsed = parseBusinessDate(date);
  if (parsed) return parsed;
  context.addIssue(`not a stored date: ${date}`);
  return z.NEVER;
});

const ACCENTED = 'ÁÀÄÂÉÈËÊÍÌÏÎÓÒÖÔÚÙÜÛÑÇáàäâéèëêíìïîóòöôúùüûñç';
const PLAIN = 'AAAAEEEEIIIIOOOOUUUUNCaaaaeeeeiiiioooouuuunc';

/**
 * Case and accents away, whatever the collation of the database knows of them.
 * @param expression of this folder's own SQL, never a value from outside
 */
export function folded(expression: string): string {
  return `lower(translate(${expression}, '${ACCENTED}', '${PLAIN}'))`;
}
