import { z } from '@hono/zod-openapi';
import type { Cents } from '../../shared/domain/money.ts';

/**
 * The one way out for money: a JSON number, as the original answered. Whole centavos below 10^12 divided by 100 print
 * as the decimal they are: the shortest text that leads to the same double has these two decimals.
 */
export function pesos(amount: Cents): number {
  return amount / 100;
}

/** A scaled integer as a JSON number: quantities with 3 decimals, percentages with 2, rates with 4. */
export function unscaled(scaled: number, decimals: number): number {
  return scaled / 10 ** decimals;
}

/** How a figure stands in the document. */
export const amountOut = z.number().openapi({ description: 'Pesos, con 2 decimales.', example: 1234.5 });
export const figureOut = z.number();
export const instantOut = z.string().nullable().openapi({
  description: 'ISO 8601 con el desfase de la zona de la tienda.',
  example: '2026-03-30T10:15:00.000-06:00',
});
export const textOut = z.string().nullable();
