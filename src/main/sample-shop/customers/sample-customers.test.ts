import { describe, expect, it } from 'vitest';
import { PUBLIC_CUSTOMER_RFC } from '../../../shared/domain/ids.ts';
import { sampleCustomers } from './sample-customers.ts';

describe('sampleCustomers', () => {
  it('are thirty different customers', () => {
    expect(sampleCustomers).toHaveLength(30);
    for (const field of ['name', 'rfc', 'phone', 'address'] as const) {
      expect(new Set(sampleCustomers.map((customer) => customer[field])).size).toBe(30);
    }
  });

  it('have an RFC of the right shape and check digit', () => {
    expect(checkDigit('TMH980414HK')).toBe('6');
    for (const { rfc } of sampleCustomers) {
      expect(rfc).toMatch(/^[A-ZÑ&]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z0-9]{2}[0-9A]$/);
      expect(rfc).toBe(rfc.slice(0, -1) + checkDigit(rfc.slice(0, -1)));
      expect(rfc).not.toBe(PUBLIC_CUSTOMER_RFC);
    }
  });

  it('buy on terms of 8, 15 and 30 days, one of them without credit, one struck off and one paid ahead', () => {
    expect(new Set(sampleCustomers.map(({ termsDays }) => termsDays))).toEqual(new Set([8, 15, 30]));
    expect(sampleCustomers.filter(({ limitPesos }) => limitPesos === 0)).toHaveLength(1);
    const withHabit = (habit: string) => sampleCustomers.filter((customer) => customer.habit === habit);
    expect(withHabit('gone')).toHaveLength(1);
    expect(withHabit('in-credit')).toHaveLength(1);
    expect(withHabit('near-limit').length).toBeGreaterThanOrEqual(2);
    expect(withHabit('overdue').length).toBeGreaterThanOrEqual(2);
  });
});

/** SAT, "Procedimiento para obtener el dígito verificador del RFC": modulus 11 over twelve places. */
function checkDigit(rfc: string): string {
  const alphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
  const sum = [...rfc.padStart(12)].reduce(
    (total, letter, index) => total + alphabet.indexOf(letter) * (13 - index),
    0,
  );
  const rest = sum % 11;
  if (rest === 0) return '0';
  return rest === 1 ? 'A' : (11 - rest).toString();
}
