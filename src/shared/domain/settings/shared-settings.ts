import { parseBusinessDate, type BusinessDate } from '../business-date.ts';
import { cents, centsFromDecimal, centsToDecimal, formatPesos, type Cents } from '../money.ts';
import {
  basisPoints,
  exchangeRate,
  formatExchangeRate,
  formatPercent,
  scaledFromDecimal,
  scaledToDecimal,
  type BasisPoints,
  type ExchangeRate,
} from '../scaled.ts';
import type { PriceBasis } from '../sale/price.ts';
import { taxRegimeText } from './tax-regimes.ts';

/** What every terminal of the shop has in common. */
export interface SharedSettings {
  readonly shopName: string;
  readonly legalName: string;
  readonly rfc: string;
  /** A code of the SAT's catalogue, or empty. */
  readonly taxRegime: string;
  readonly address: string;
  readonly phone: string;
  /** Returns, guarantees, thanks: the end of every ticket. */
  readonly ticketClosing: string;
  /** How a customer asks for his invoice. */
  readonly invoiceHelp: string;
  readonly timeZone: string;
  readonly priceBasis: PriceBasis;
  readonly roundingStepCents: Cents;
  readonly taxRateBasisPoints: BasisPoints;
  readonly exchangeRate: ExchangeRate;
  /** The day that the rate is of; null when nobody said. */
  readonly exchangeRateOn: BusinessDate | null;
  readonly defaultMarginBasisPoints: BasisPoints;
  /** Below it a supervisor must allow the price; null: no floor. */
  readonly marginFloorBasisPoints: BasisPoints | null;
  /** The most that one terminal may lend to a customer while central is away; null: up to the customer's limit. */
  readonly offlineCreditCapCents: Cents | null;
  /** Whether a sale on credit asks for the customer's own note or order number. */
  readonly asksCustomerReference: boolean;
}

export type SettingName = keyof SharedSettings;
export type SettingValue = string | number | boolean | null;

/** One setting: where it stands in `store_settings` and how it is read, written and said. */
export interface SharedSetting<Value> {
  readonly key: string;
  readonly label: string;
  /** @throws RangeError when what is stored is not one */
  readonly read: (stored: unknown) => Value;
  /** As `store_settings.value` has it. */
  readonly write: (value: Value) => SettingValue;
  /** For people. */
  readonly say: (value: Value) => string;
  /** What holds where central does not have it yet; without one, nothing can be sold before it comes. */
  readonly fallback?: Value;
}

export const DEFAULT_CLOSING = '¡Gracias por su compra!';
export const ROUNDING_STEPS = [1, 50, 100] as const;

/** Every shared setting. `store_settings` may hold other keys; they are not settings that somebody sets. */
export const SHARED_SETTINGS: { readonly [Name in SettingName]: SharedSetting<SharedSettings[Name]> } = {
  shopName: text('shop_name', 'Nombre de la tienda'),
  legalName: text('shop_legal_name', 'Razón social', ''),
  rfc: text('shop_rfc', 'RFC', ''),
  taxRegime: { ...text('shop_tax_regime', 'Régimen fiscal', ''), say: (code) => said(taxRegimeText(code)) },
  address: text('shop_address', 'Dirección', ''),
  phone: text('shop_phone', 'Teléfono', ''),
  ticketClosing: text('ticket_closing', 'Texto final del ticket', DEFAULT_CLOSING),
  invoiceHelp: text('ticket_invoice_help', 'Cómo pedir factura', ''),
  timeZone: text('time_zone', 'Zona horaria'),
  priceBasis: {
    key: 'price_basis',
    label: 'Precio base',
    read: (stored) => (stored === 'neto' || stored === 'publico' ? stored : refuse(stored)),
    write: (basis) => basis,
    say: (basis) => (basis === 'publico' ? 'Público, con IVA' : 'Neto, más IVA'),
  },
  roundingStepCents: {
    key: 'rounding_step_cents',
    label: 'Redondeo',
    read: (stored) => (typeof stored === 'number' && stored > 0 ? cents(stored) : refuse(stored)),
    write: (step) => step,
    say: formatPesos,
  },
  taxRateBasisPoints: {
    // A fraction, as `invoices.tax_rate` is: 0.16.
    ...scaled('tax_rate', 'IVA', 4, basisPoints),
    say: (rate) => `${formatPercent(rate)} %`,
  },
  exchangeRate: {
    ...scaled('exchange_rate', 'Tipo de cambio', 4, exchangeRate),
    say: formatExchangeRate,
  },
  exchangeRateOn: {
    key: 'exchange_rate_on',
    label: 'Fecha del tipo de cambio',
    read: orNone((stored) => parseBusinessDate(String(stored)) ?? refuse(stored)),
    write: (date) => date,
    say: (date) => (date === null ? 'sin fecha' : date.split('-').toReversed().join('/')),
    fallback: null,
  },
  defaultMarginBasisPoints: {
    ...scaled('default_margin_pct', 'Margen de la tienda', 2, basisPoints),
    say: (margin) => `${formatPercent(margin)} %`,
  },
  marginFloorBasisPoints: {
    key: 'margin_floor_pct',
    label: 'Margen mínimo',
    read: orNone((stored) => basisPoints(decimal(stored, 2))),
    write: (margin) => (margin === null ? null : scaledToDecimal(margin, 2)),
    say: (margin) => (margin === null ? 'sin mínimo' : `${formatPercent(margin)} %`),
    fallback: null,
  },
  offlineCreditCapCents: {
    key: 'offline_credit_cap',
    label: 'Crédito sin servidor',
    read: orNone((stored) => centsFromDecimal(decimalText(stored))),
    write: (cap) => (cap === null ? null : centsToDecimal(cap)),
    say: (cap) => (cap === null ? 'hasta el límite del cliente' : formatPesos(cap)),
    fallback: null,
  },
  asksCustomerReference: {
    key: 'ask_customer_reference',
    label: 'Pedir la nota del cliente',
    read: (stored) => (typeof stored === 'boolean' ? stored : refuse(stored)),
    write: (asks) => asks,
    say: (asks) => (asks ? 'sí' : 'no'),
    fallback: true,
  },
};

export const SETTING_NAMES = Object.keys(SHARED_SETTINGS) as readonly SettingName[];

/** The setting that a key of `store_settings` is; undefined for keys that are none. */
export function settingOfKey(key: string): SettingName | undefined {
  return SETTING_NAMES.find((name) => SHARED_SETTINGS[name].key === key);
}

/**
 * The settings of the rows of `store_settings`; undefined while one that has no fallback is missing.
 * @throws RangeError when one that is there is not what it should be
 */
export function readSharedSettings(stored: ReadonlyMap<string, unknown>): SharedSettings | undefined {
  const settings: Partial<Record<SettingName, unknown>> = {};
  for (const name of SETTING_NAMES) {
    const { key, read, fallback } = SHARED_SETTINGS[name];
    const value: unknown = stored.has(key) ? read(stored.get(key)) : fallback;
    if (value === undefined) return undefined;
    settings[name] = value;
  }
  return settings as unknown as SharedSettings;
}

/** Settings as they were kept by an earlier version: what it did not know has its fallback. */
export function completeSettings(kept: Partial<SharedSettings>): SharedSettings {
  const fallbacks = SETTING_NAMES.flatMap((name) => {
    const { fallback } = SHARED_SETTINGS[name];
    return fallback === undefined ? [] : [[name, fallback] as const];
  });
  return { ...Object.fromEntries(fallbacks), ...kept } as SharedSettings;
}

/** A value for `store_settings`. The value must be of that setting. */
export function storedValue(name: SettingName, value: SettingValue): SettingValue {
  return (SHARED_SETTINGS[name] as SharedSetting<SettingValue>).write(value);
}

/** What is stored under a key, for people, whatever it is. */
export function sayStored(key: string, stored: unknown): string {
  const name = settingOfKey(key);
  if (stored === null && (name === undefined || SHARED_SETTINGS[name].fallback !== null)) return '—';
  if (name === undefined) return typeof stored === 'string' ? stored : JSON.stringify(stored);
  const { read, say } = SHARED_SETTINGS[name] as SharedSetting<SettingValue>;
  try {
    return say(read(stored));
  } catch (error) {
    // Set by hand in the database; people see what is there.
    if (error instanceof RangeError) return JSON.stringify(stored);
    throw error;
  }
}

function text(key: string, label: string, fallback?: string): SharedSetting<string> {
  return {
    key,
    label,
    read: (stored) => (typeof stored === 'string' ? stored : refuse(stored)),
    write: (value) => value,
    say: said,
    ...(fallback !== undefined && { fallback }),
  };
}

function said(value: string): string {
  return value === '' ? 'vacío' : value;
}

function scaled<Value extends number>(
  key: string,
  label: string,
  decimals: number,
  make: (scaledValue: number) => Value,
): Omit<SharedSetting<Value>, 'say'> {
  return {
    key,
    label,
    read: (stored) => make(decimal(stored, decimals)),
    write: (value) => scaledToDecimal(value, decimals),
  };
}

function orNone<Value>(read: (stored: unknown) => Value): (stored: unknown) => Value | null {
  return (stored) => (stored === null ? null : read(stored));
}

function decimal(stored: unknown, decimals: number): number {
  return scaledFromDecimal(decimalText(stored), decimals);
}

/** Figures are JSON numbers or decimal texts; both are read as the decimal that was written. */
function decimalText(stored: unknown): string {
  return typeof stored === 'string' || typeof stored === 'number' ? String(stored) : refuse(stored);
}

function refuse(stored: unknown): never {
  throw new RangeError(`not a stored setting: ${JSON.stringify(stored)}`);
}
