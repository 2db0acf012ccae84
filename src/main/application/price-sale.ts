import type { CompleteSaleInput } from '../../shared/contract/sale.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import { addDays, type BusinessDate } from '../../shared/domain/business-date.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { ApplicationId, PaymentId } from '../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { costInPesos, lineTotal, type PriceBasis } from '../../shared/domain/sale/price.ts';
import { settleTenders, type Settlement } from '../../shared/domain/sale/tender.ts';
import { computeTotals, type SaleTotals } from '../../shared/domain/sale/totals.ts';
import type { BasisPoints, ExchangeRate } from '../../shared/domain/scaled.ts';
import type { SaleLineV1, SalePayloadV1 } from '../../shared/operations/sale-v1.ts';
import type { IdSource, ReplicaCustomer } from './ports.ts';

/** A sale with every figure and without its numbers. */
export type PricedSale = Omit<SalePayloadV1, 'folio' | 'ticketNumber' | 'dueOn'>;

/** The shop's rules at the moment of the sale; they are frozen in it. */
export interface SalePolicy {
  readonly priceBasis: PriceBasis;
  readonly taxRateBasisPoints: BasisPoints;
  readonly exchangeRate: ExchangeRate;
}

/** What a cart comes to: recomputed here, whatever the screen showed. */
export interface SaleFigures {
  readonly lines: readonly SaleLineV1[];
  readonly totals: SaleTotals;
  readonly settlement: Settlement;
}

/** Computes the figures of a sale and refuses it if they are not what the cashier saw, or are not paid. */
export function priceSale(
  input: CompleteSaleInput,
  customer: ReplicaCustomer,
  settings: ShopSettings,
  ids: IdSource,
): Result<PricedSale, ShopError> {
  const figures = figuresOf(input, settings);
  if (!figures.ok) return figures;
  const { lines, totals, settlement } = figures.value;
  return success({
    customerId: customer.customerId,
    customerName: printableName(customer),
    customerRfc: customer.rfc,
    terms: input.terms,
    priceBasis: settings.priceBasis,
    taxRateBasisPoints: settings.taxRateBasisPoints,
    exchangeRate: settings.exchangeRate,
    lines: [...lines],
    ...totals,
    tenders: settlement.tenders.map(({ method, amountCents, receivedCents, reference }) => ({
      paymentId: ids.newId() as PaymentId,
      applicationId: ids.newId() as ApplicationId,
      method,
      amountCents,
      receivedCents,
      reference,
    })),
    receivedCents: settlement.receivedCents,
    changeCents: settlement.changeCents,
    customerReference: input.customerReference,
    collectedBy: input.collectedBy,
    notes: input.notes,
  });
}

export function figuresOf(input: CompleteSaleInput, policy: SalePolicy): Result<SaleFigures, ShopError> {
  if (input.lines.length === 0) return failure({ code: 'empty-sale' });
  try {
    const lines = input.lines.map((line) => saleLine(line, policy));
    const totals = computeTotals(lines, policy.priceBasis, policy.taxRateBasisPoints);
    if (totals.totalCents !== input.shownTotalCents) {
      return failure({
        code: 'totals-changed',
        shownCents: input.shownTotalCents,
        computedCents: totals.totalCents,
      });
    }
    const settlement = settleTenders(totals.totalCents, input.tenders, input.terms === 'credito');
    return settlement.ok ? success({ lines, totals, settlement: settlement.value }) : settlement;
  } catch (error) {
    // Each figure fits its column; a product or a sum of them may not.
    if (!(error instanceof RangeError)) throw error;
    return failure({ code: 'bad-input', field: 'total', problem: 'es demasiado grande' });
  }
}

/** The customer's terms count from the day of the sale. */
export function dueOn(input: CompleteSaleInput, customer: ReplicaCustomer, soldOn: BusinessDate) {
  return input.terms === 'credito' ? addDays(soldOn, customer.paymentTermsDays) : null;
}

function saleLine(line: CompleteSaleInput['lines'][number], policy: SalePolicy): SaleLineV1 {
  const { part, code, description, quantityMilli, sourceCostCents, sourceCurrency } = line;
  const { marginBasisPoints, listPriceCents, unitPriceCents } = line;
  return {
    part,
    code,
    description,
    quantityMilli,
    sourceCostCents,
    sourceCurrency,
    unitCostCents: costInPesos(sourceCostCents, sourceCurrency, policy.exchangeRate),
    marginBasisPoints,
    listPriceCents,
    unitPriceCents,
    lineTotalCents: lineTotal(unitPriceCents, quantityMilli),
  };
}

/** Old data may have a customer whose name is blank; a sale to it is not refused for that. */
function printableName(customer: ReplicaCustomer): string {
  return [customer.name, customer.businessName].find((name) => name?.trim()) ?? 'Cliente sin nombre';
}
