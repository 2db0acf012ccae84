import { z } from 'zod';
import { cents, centsFromDecimal } from '../../../../shared/domain/money.ts';
import { basisPoints, exchangeRate, scaledFromDecimal } from '../../../../shared/domain/scaled.ts';

/** Figures in `store_settings` are JSON numbers or decimal texts; both are read as the decimal that was written. */
const decimal = (decimals: number) =>
  z.union([z.string(), z.number()]).transform((value) => scaledFromDecimal(String(value), decimals));

/** The shop's settings by their keys in `store_settings`. */
export const settingColumns = {
  shop_name: z.string(),
  time_zone: z.string(),
  price_basis: z.enum(['neto', 'publico']),
  rounding_step_cents: z.int().positive().transform(cents),
  /** A fraction, as `invoices.tax_rate` is: 0.16. */
  tax_rate: decimal(4).transform(basisPoints),
  exchange_rate: decimal(4).transform(exchangeRate),
  default_margin_pct: decimal(2).transform(basisPoints),
  offline_credit_cap: z
    .union([z.string(), z.number()])
    .transform((value) => centsFromDecimal(String(value)))
    .nullable(),
};

export type SettingKey = keyof typeof settingColumns;

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingColumns, key);
}
