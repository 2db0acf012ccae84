import { describe, expect, it } from 'vitest';
import { testSettings } from '../../../../tests/support/test-settings.ts';
import { cents } from '../money.ts';
import { basisPoints } from '../scaled.ts';
import {
  completeSettings,
  readSharedSettings,
  sayStored,
  SETTING_NAMES,
  SHARED_SETTINGS,
  settingOfKey,
  storedValue,
  type SharedSettings,
} from './shared-settings.ts';

const full: SharedSettings = {
  ...testSettings,
  rfc: 'RAN850312AB1',
  marginFloorBasisPoints: basisPoints(-1_250),
  offlineCreditCapCents: cents(50_050),
  asksCustomerReference: false,
};

function stored(settings: SharedSettings): Map<string, unknown> {
  return new Map(SETTING_NAMES.map((name) => [SHARED_SETTINGS[name].key, storedValue(name, settings[name])]));
}

describe('the shared settings', () => {
  it.each([testSettings, full])('come back as they were written', (settings) => {
    expect(readSharedSettings(stored(settings))).toEqual(settings);
  });

  it('have keys that are theirs alone', () => {
    expect(new Set(SETTING_NAMES.map((name) => SHARED_SETTINGS[name].key)).size).toBe(SETTING_NAMES.length);
    expect(settingOfKey('exchange_rate')).toBe('exchangeRate');
    expect(settingOfKey('pin_salt')).toBeUndefined();
  });

  it('take what older shops lack from what held before, and wait for what nothing can be sold without', () => {
    const older = stored(full);
    for (const key of ['margin_floor_pct', 'shop_rfc', 'ticket_closing', 'ask_customer_reference'])
      older.delete(key);
    expect(readSharedSettings(older)).toMatchObject({
      ...{ marginFloorBasisPoints: null, rfc: '', asksCustomerReference: true },
    });
    older.delete('tax_rate');
    expect(readSharedSettings(older)).toBeUndefined();
  });

  it('kept by an earlier version are completed', () => {
    const { marginFloorBasisPoints, phone, ...earlier } = full;
    expect([marginFloorBasisPoints, phone]).toHaveLength(2);
    expect(completeSettings(earlier)).toEqual({ ...full, marginFloorBasisPoints: null, phone: '' });
  });

  it.each([
    ['tax_rate', 'NaN'],
    ['tax_rate', null],
    ['exchange_rate', '18.25555'],
    ['rounding_step_cents', '1'],
    ['exchange_rate_on', '2026-02-31'],
    ['ask_customer_reference', 'true'],
    ['shop_name', 5],
  ])('refuse %s = %j', (key, value) => {
    expect(() => readSharedSettings(new Map([...stored(full), [key, value]]))).toThrow(RangeError);
  });
});

describe('sayStored', () => {
  it.each([
    ['exchange_rate', '18.25', '18.2500'],
    ['tax_rate', '0.1600', '16 %'],
    ['margin_floor_pct', null, 'sin mínimo'],
    ['offline_credit_cap', '500.00', '$500.00'],
    ['exchange_rate_on', '2026-11-25', '25/11/2026'],
    ['price_basis', 'publico', 'Público, con IVA'],
    ['rounding_step_cents', 50, '$0.50'],
    ['shop_tax_regime', '626', '626 Régimen Simplificado de Confianza'],
    ['shop_phone', '', 'vacío'],
    ['tax_rate', 'barato', '"barato"'],
    ['of_a_later_version', 'x', 'x'],
  ])('says %s = %j as %s', (key, value, text) => {
    expect(sayStored(key, value)).toBe(text);
  });
});
