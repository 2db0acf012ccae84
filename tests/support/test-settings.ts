import type { ShopSettings } from '../../src/shared/contract/session.ts';
import { DEFAULT_CLOSING } from '../../src/shared/domain/settings/shared-settings.ts';
import { cents } from '../../src/shared/domain/money.ts';
import { basisPoints, exchangeRate } from '../../src/shared/domain/scaled.ts';

/** A shop that has set no more than it needs to sell. */
export const testSettings: ShopSettings = {
  shopName: 'Refaccionaria Núñez',
  legalName: '',
  rfc: '',
  taxRegime: '',
  address: '',
  phone: '',
  ticketClosing: DEFAULT_CLOSING,
  invoiceHelp: '',
  timeZone: 'America/Mexico_City',
  priceBasis: 'neto',
  roundingStepCents: cents(1),
  taxRateBasisPoints: basisPoints(1600),
  exchangeRate: exchangeRate(10_000),
  exchangeRateOn: null,
  defaultMarginBasisPoints: basisPoints(3000),
  marginFloorBasisPoints: null,
  offlineCreditCapCents: null,
  asksCustomerReference: true,
};
