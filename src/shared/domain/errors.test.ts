import { describe, expect, it } from 'vitest';
import { errorMessage, type ShopError, type ShopErrorCode } from './errors.ts';
import { cents } from './money.ts';

/** One of each: the compiler demands a new one for each new error. */
const examples: { readonly [Code in ShopErrorCode]: Extract<ShopError, { readonly code: Code }> } = {
  'bad-input': { code: 'bad-input', field: 'monto', problem: 'debe ser mayor a 0' },
  'empty-sale': { code: 'empty-sale' },
  'part-not-found': { code: 'part-not-found' },
  'customer-not-found': { code: 'customer-not-found' },
  'customer-inactive': { code: 'customer-inactive', customerName: 'Taller Núñez' },
  'invoice-not-found': { code: 'invoice-not-found' },
  'invoice-already-cancelled': { code: 'invoice-already-cancelled', folio: 'NX-000001' },
  'tender-short': { code: 'tender-short', totalCents: cents(123_450), receivedCents: cents(100_000) },
  'change-only-from-cash': {
    code: 'change-only-from-cash',
    totalCents: cents(100),
    receivedCents: cents(200),
  },
  'public-customer-on-credit': { code: 'public-customer-on-credit' },
  'favor-short': { code: 'favor-short', favorCents: cents(5_000), requestedCents: cents(9_000) },
  'reference-required': { code: 'reference-required', customerName: 'Taller Núñez' },
  'parked-sale-not-found': { code: 'parked-sale-not-found' },
  'too-many-parked-sales': { code: 'too-many-parked-sales', most: 50 },
  'credit-limit-exceeded': {
    code: 'credit-limit-exceeded',
    limitCents: cents(100_000),
    balanceCents: cents(90_000),
    availableCents: cents(10_000),
    requestedCents: cents(11_600),
  },
  'tax-rate-not-the-shops': { code: 'tax-rate-not-the-shops', shopRatePercent: '16' },
  'totals-changed': { code: 'totals-changed', shownCents: cents(100), computedCents: cents(101) },
  'id-reused': { code: 'id-reused' },
  'operation-not-found': { code: 'operation-not-found' },
  'nobody-on-duty': { code: 'nobody-on-duty' },
  'not-allowed': { code: 'not-allowed', right: 'edit-settings' },
  'authorisation-required': {
    code: 'authorisation-required',
    right: 'sell-below-floor',
    detail: 'Balata delantera: margen 4 %, mínimo 10 %.',
  },
  'wrong-pin': { code: 'wrong-pin', waitMs: 0 },
  'pin-wait': { code: 'pin-wait', waitMs: 1_500 },
  'owner-exists': { code: 'owner-exists' },
  'pin-taken': { code: 'pin-taken' },
  'last-owner': { code: 'last-owner' },
  'central-away': { code: 'central-away' },
  'connection-not-kept': { code: 'connection-not-kept', reason: 'no-vault' },
  'settings-need-central': { code: 'settings-need-central' },
  'changed-meanwhile': {
    code: 'changed-meanwhile',
    changes: [{ label: 'Tipo de cambio', seen: '18.2500', current: '18.3000', wanted: '18.4000' }],
  },
  'schema-mismatch': { code: 'schema-mismatch', terminalVersion: 1, centralVersion: 2 },
  'disk-full': { code: 'disk-full' },
  'outcome-unknown': { code: 'outcome-unknown' },
  unexpected: { code: 'unexpected', reference: 'AB2CD' },
};

describe('errorMessage', () => {
  it.each(Object.values(examples))('tells a cashier what happened: $code', (error) => {
    const message = errorMessage(error);
    expect(message).toMatch(/^[A-ZÁÉÍÓÚÑ¿¡a-z]/);
    expect(message).not.toMatch(/undefined|null|NaN|\[object/);
    expect(message.length).toBeGreaterThan(15);
  });

  it('says how much is missing', () => {
    expect(errorMessage(examples['tender-short'])).toContain('Faltan $234.50');
  });

  it('says on which side to update', () => {
    expect(errorMessage(examples['schema-mismatch'])).toContain('actualice la terminal');
    expect(errorMessage({ ...examples['schema-mismatch'], terminalVersion: 3 })).toContain(
      'actualice el servidor',
    );
  });

  it('says that a charge of unknown outcome must not be repeated by hand', () => {
    expect(errorMessage(examples['outcome-unknown'])).toContain('No la repita');
  });
});
