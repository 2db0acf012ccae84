import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '../../../shared/domain/business-date.ts';
import { invoiceFilter, type PeriodChoice } from './invoice-filter.ts';

const today = '2026-03-02' as BusinessDate;

describe('invoiceFilter', () => {
  it.each<[PeriodChoice, string | null, string | null]>([
    ['all', null, null],
    ['today', '2026-03-02', '2026-03-02'],
    ['yesterday', '2026-03-01', '2026-03-01'],
    ['week', '2026-02-24', '2026-03-02'],
    ['month', '2026-02-01', '2026-03-02'],
  ])('takes the period %s from %s to %s', (period, from, to) => {
    expect(invoiceFilter('', 'all', period, today)).toMatchObject({ from, to });
  });

  it('asks for a status, or for what is to review, or for neither', () => {
    expect(invoiceFilter('', 'partial', 'all', today)).toMatchObject({ status: 'partial', toReview: false });
    expect(invoiceFilter('', 'review', 'all', today)).toMatchObject({ status: null, toReview: true });
    expect(invoiceFilter(' NX-1 ', 'all', 'all', today)).toMatchObject({
      text: 'NX-1',
      status: null,
      toReview: false,
    });
  });
});
