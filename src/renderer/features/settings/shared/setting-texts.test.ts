import { describe, expect, it } from 'vitest';
import { testSettings } from '../../../../../tests/support/test-settings.ts';
import { SETTING_NAMES, type SettingName } from '../../../../shared/domain/settings/shared-settings.ts';
import { SETTING_TEXTS, type SettingText } from './setting-texts.ts';

const textOf = (name: SettingName) => SETTING_TEXTS[name] as SettingText<unknown>;

describe('the text of a setting', () => {
  it.each(SETTING_NAMES)('of %s is read back as what it shows', (name) => {
    const { show, parse } = textOf(name);
    expect(parse(show(testSettings[name]))).toEqual({ ok: true, value: testSettings[name] });
  });

  it.each([
    ['exchangeRate', '18,25', 182_500],
    ['exchangeRate', '$ 18.2550', 182_550],
    ['exchangeRateOn', '5/1/2026', '2026-01-05'],
    ['exchangeRateOn', '', null],
    ['taxRateBasisPoints', '16 %', 1_600],
    ['marginFloorBasisPoints', ' ', null],
    ['marginFloorBasisPoints', '12.5', 1_250],
    ['offlineCreditCapCents', '1,500', 150_000],
    ['offlineCreditCapCents', '0', 0],
    ['rfc', ' ran-850312-ab1 ', 'RAN850312AB1'],
    ['shopName', '  El Piñón ', 'El Piñón'],
  ] as const)('of %s takes %j for %j', (name, typed, value) => {
    expect(textOf(name).parse(typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['exchangeRate', '0'],
    ['exchangeRate', '18.25555'],
    ['exchangeRate', 'barato'],
    ['exchangeRateOn', '31/02/2026'],
    ['taxRateBasisPoints', '101'],
    ['taxRateBasisPoints', '-1'],
    ['defaultMarginBasisPoints', ''],
    ['defaultMarginBasisPoints', '1000'],
    ['marginFloorBasisPoints', 'x'],
    ['offlineCreditCapCents', '-5'],
    ['rfc', 'NUÑEZ'],
    ['shopName', '   '],
  ] as const)('of %s refuses %j', (name, typed) => {
    expect(textOf(name).parse(typed)).toMatchObject({ ok: false, problem: expect.stringMatching(/.{10}/) });
  });
});
