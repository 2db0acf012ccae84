import { DEFAULT_TIME_ZONE } from '../../shared/domain/business-date.ts';
import { cents } from '../../shared/domain/money.ts';
import { basisPoints, exchangeRate, scaledToDecimal } from '../../shared/domain/scaled.ts';
import type { SampleSettings } from './history/price-basket.ts';

export const SAMPLE_SHOP_NAME = 'Refaccionaria El Piñón';

/** What the sample shop has set, and by which its history happens. */
export const sampleSettings: SampleSettings = {
  timeZone: DEFAULT_TIME_ZONE,
  basis: 'neto',
  taxRate: basisPoints(1600),
  roundingStep: cents(1),
  exchangeRate: exchangeRate(182_500),
  defaultMargin: basisPoints(3000),
};

/** The same under the keys of `store_settings`. */
export const sampleStoreSettings: Readonly<Record<string, string | number>> = {
  shop_name: SAMPLE_SHOP_NAME,
  time_zone: sampleSettings.timeZone,
  price_basis: sampleSettings.basis,
  rounding_step_cents: sampleSettings.roundingStep,
  tax_rate: scaledToDecimal(sampleSettings.taxRate, 4),
  exchange_rate: scaledToDecimal(sampleSettings.exchangeRate, 4),
  default_margin_pct: scaledToDecimal(sampleSettings.defaultMargin, 2),
};
