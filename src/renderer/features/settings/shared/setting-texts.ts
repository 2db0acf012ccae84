import { parseBusinessDate } from '../../../../shared/domain/business-date.ts';
import { centsToDecimal, parseAmount } from '../../../../shared/domain/money.ts';
import {
  formatExchangeRate,
  formatPercent,
  parseExchangeRate,
  parsePercent,
} from '../../../../shared/domain/scaled.ts';
import {
  ROUNDING_STEPS,
  type SettingName,
  type SharedSettings,
} from '../../../../shared/domain/settings/shared-settings.ts';
import { cents } from '../../../../shared/domain/money.ts';

export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

/** A setting as it stands in its field, and what of a typed text is one. */
export interface SettingText<Value> {
  readonly show: (value: Value) => string;
  readonly parse: (text: string) => Parsed<Value>;
}

const MOST_TAX = 10_000;

export const SETTING_TEXTS: { readonly [Name in SettingName]: SettingText<SharedSettings[Name]> } = {
  shopName: {
    show: (text) => text,
    parse: (text) => known(text.trim() || undefined, 'Escriba el nombre de la tienda'),
  },
  legalName: line(),
  rfc: {
    show: (text) => text,
    parse(text) {
      const rfc = text.replace(/[\s-]/g, '').toUpperCase();
      const isRfc = /^(?:[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3})?$/.test(rfc);
      return known(isRfc ? rfc : undefined, 'Un RFC tiene 12 o 13 caracteres, como RAN850312AB1');
    },
  },
  taxRegime: line(),
  address: line(),
  phone: line(),
  ticketClosing: line(),
  invoiceHelp: line(),
  timeZone: line(),
  priceBasis: {
    show: (basis) => basis,
    parse: (text) => known(text === 'publico' ? 'publico' : 'neto', ''),
  },
  roundingStepCents: {
    show: String,
    parse: (text) => {
      const step = ROUNDING_STEPS.find((one) => String(one) === text);
      return known(step === undefined ? undefined : cents(step), 'Elija un redondeo');
    },
  },
  taxRateBasisPoints: {
    show: formatPercent,
    parse: (text) => {
      const rate = parsePercent(text);
      const isRate = rate !== undefined && rate >= 0 && rate <= MOST_TAX;
      return known(isRate ? rate : undefined, 'Escriba un porcentaje de 0 a 100');
    },
  },
  exchangeRate: {
    show: formatExchangeRate,
    parse: (text) => known(parseExchangeRate(text), 'Escriba los pesos por un dólar, como 18.25'),
  },
  exchangeRateOn: {
    show: (date) => (date === null ? '' : date.split('-').toReversed().join('/')),
    parse: (text) =>
      optional(
        text,
        (typed) => {
          const [day = '', month = '', year = ''] = typed.split(/[/-]/);
          return parseBusinessDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
        },
        'Escriba la fecha como 25/11/2026',
      ),
  },
  defaultMarginBasisPoints: {
    show: formatPercent,
    parse: (text) => known(parsePercent(text), 'Escriba un porcentaje, como 30'),
  },
  marginFloorBasisPoints: {
    show: (margin) => (margin === null ? '' : formatPercent(margin)),
    parse: (text) => optional(text, parsePercent, 'Escriba un porcentaje, o nada para no tener mínimo'),
  },
  offlineCreditCapCents: {
    show: (cap) => (cap === null ? '' : centsToDecimal(cap)),
    parse: (text) => optional(text, parseAmount, 'Escriba un monto, o nada para no limitarlo'),
  },
  asksCustomerReference: { show: String, parse: (text) => known(text === 'true', '') },
};

function line(): SettingText<string> {
  return { show: (text) => text, parse: (text) => ({ ok: true, value: text.trim() }) };
}

function known<Value>(value: Value | undefined, problem: string): Parsed<Value> {
  return value === undefined ? { ok: false, problem } : { ok: true, value };
}

/** An empty field is none. */
function optional<Value>(
  text: string,
  parse: (typed: string) => Value | undefined,
  problem: string,
): Parsed<Value | null> {
  return text.trim() === '' ? { ok: true, value: null } : known(parse(text.trim()), problem);
}
