import type { CustomerFieldsV1 } from '../../../shared/operations/customer-v1.ts';
import type { SaleLineV1, SalePayloadV1 } from '../../../shared/operations/sale-v1.ts';
import { addDays, type BusinessDate } from '../../../shared/domain/business-date.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { MAX_CENTS, ZERO_CENTS, type Cents } from '../../../shared/domain/money.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import {
  BASIS_POINTS_SCALE,
  QUANTITY_SCALE,
  type BasisPoints,
  type ExchangeRate,
  type QuantityMilli,
} from '../../../shared/domain/scaled.ts';
import { lineTotal, priceFromCost } from '../../../shared/domain/sale/price.ts';
import { computeTotals } from '../../../shared/domain/sale/totals.ts';

/** A line as a client of the HTTP paths sends it: its price, or a cost and a margin that give one. */
export interface ApiInvoiceLine {
  readonly part: SaleLineV1['part'];
  readonly code: string;
  readonly description: string;
  readonly quantityMilli: QuantityMilli;
  readonly unitCostCents: Cents;
  readonly marginBasisPoints: BasisPoints;
  /** Taken as it is, whatever cost and margin would give. */
  readonly unitPriceCents: Cents | null;
}

export interface InvoiceTerms {
  readonly customerId: CustomerId;
  readonly customer: Pick<CustomerFieldsV1, 'name' | 'rfc' | 'paymentTermsDays'>;
  readonly businessDate: BusinessDate;
  readonly taxRateBasisPoints: BasisPoints;
  readonly exchangeRate: ExchangeRate;
  readonly notes: string | null;
}

/** An invoice with every figure, before it has its numbers. */
export type PricedInvoice = Omit<SalePayloadV1, 'folio' | 'ticketNumber'>;

/**
 * A credit sale in the original's formula, whatever basis the shop quotes in: each line rounded, the tax rounded on
 * their sum. Fails when a figure does not fit its column.
 */
export function priceInvoice(
  lines: readonly ApiInvoiceLine[],
  terms: InvoiceTerms,
): Result<PricedInvoice, { readonly lineIndex: number | null }> {
  const taxRate = terms.taxRateBasisPoints;
  const tooLarge = lines.findIndex((line) => !lineFits(line));
  if (tooLarge !== -1) return failure({ lineIndex: tooLarge });

  const priced = lines.map(pricedLine);
  const net = priced.reduce((sum, line) => sum + BigInt(line.lineTotalCents), 0n);
  if ((net * BigInt(BASIS_POINTS_SCALE + taxRate)) / BigInt(BASIS_POINTS_SCALE) >= BigInt(MAX_CENTS)) {
    return failure({ lineIndex: null });
  }
  return success({
    customerId: terms.customerId,
    customerName: terms.customer.name,
    customerRfc: terms.customer.rfc,
    terms: 'credito',
    dueOn: addDays(terms.businessDate, terms.customer.paymentTermsDays),
    priceBasis: 'neto',
    taxRateBasisPoints: taxRate,
    exchangeRate: terms.exchangeRate,
    lines: priced,
    ...computeTotals(priced, 'neto', taxRate),
    tenders: [],
    receivedCents: ZERO_CENTS,
    changeCents: ZERO_CENTS,
    customerReference: null,
    collectedBy: null,
    notes: terms.notes,
  });
}

function pricedLine(line: ApiInvoiceLine): SaleLineV1 {
  const { unitPriceCents: given, ...rest } = line;
  const listPriceCents = netPrice(line);
  const unitPriceCents = given ?? listPriceCents;
  return {
    ...rest,
    sourceCostCents: line.unitCostCents,
    sourceCurrency: 'MXN',
    listPriceCents,
    unitPriceCents,
    lineTotalCents: lineTotal(unitPriceCents, line.quantityMilli),
  };
}

function netPrice(line: ApiInvoiceLine): Cents {
  // Only the basis counts under `neto`: neither tax nor step enters the price.
  const policy = { basis: 'neto', taxRate: 0 as BasisPoints, roundingStep: 1 as Cents } as const;
  return priceFromCost(line.unitCostCents, line.marginBasisPoints, policy);
}

/** Whether the list price and the line's total fit `numeric(12,2)`. */
function lineFits(line: ApiInvoiceLine): boolean {
  const withMargin = BigInt(line.unitCostCents) * BigInt(BASIS_POINTS_SCALE + line.marginBasisPoints);
  if (withMargin / BigInt(BASIS_POINTS_SCALE) >= BigInt(MAX_CENTS)) return false;
  const price = BigInt(line.unitPriceCents ?? netPrice(line));
  return (price * BigInt(line.quantityMilli)) / BigInt(QUANTITY_SCALE) < BigInt(MAX_CENTS);
}
