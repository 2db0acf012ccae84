import { v7 } from 'uuid';
import type { CompleteSaleInput } from '../src/shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID, type OperationId } from '../src/shared/domain/ids.ts';
import { cents } from '../src/shared/domain/money.ts';
import { computeTotals } from '../src/shared/domain/sale/totals.ts';
import { basisPoints, quantityMilli } from '../src/shared/domain/scaled.ts';

const IVA = basisPoints(1600);

/** Three parts for cash, exact money: what a counter charges all day. */
export function benchSale(): CompleteSaleInput {
  const lines = [12_345, 8_990, 45_600].map((price, index) => ({
    lineId: v7(),
    part: null,
    code: `04465-0K24${index}`,
    brand: null,
    description: 'Balatas delanteras de cerámica',
    quantityMilli: quantityMilli(1000 * (index + 1)),
    sourceCostCents: cents(Math.trunc(price / 2)),
    sourceCurrency: 'MXN' as const,
    marginBasisPoints: basisPoints(10_000),
    listPriceCents: cents(price),
    unitPriceCents: cents(price),
    priceChangedBy: null,
  }));
  const { totalCents } = computeTotals(lines, 'neto', IVA);
  return {
    operationId: v7() as OperationId,
    customerId: PUBLIC_CUSTOMER_ID,
    lines,
    terms: 'contado',
    tenders: [{ method: 'efectivo', receivedCents: totalCents, reference: null }],
    favorCents: cents(0),
    shownTotalCents: totalCents,
    customerReference: null,
    collectedBy: null,
    notes: null,
  };
}
