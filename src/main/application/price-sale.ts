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
import type { SaleLineV1 } from '../../shared/operations/sale-v1.ts';
import type { Sale, SaleLine } from '../../shared/operations/sale.ts';
import type { IdSource, ReplicaCustomer } from './ports.ts';

/** A sale with every figure and without its numbers. */
export type PricedSale = Omit<Sale, 'folio' | 'ticketNumber' | 'dueOn' | 'authorisations'>;

/** The shop's rules at the moment of the sale; they are frozen in it. */
export interface SalePolicy {
  readonly priceBasis: PriceBasis;
  readonly taxRateBasisPoints: BasisPoints;
  readonly exchangeRate: ExchangeRate;
}

/** What a cart comes to: recomputed here, whatever the screen showed. */
export interface SaleFigures {
  readonly lines: readonly SaleLine[];
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
    terms: termsOf(input),
    favorCents: settlement.favorCents,
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
    if (input.favorCents > totals.totalCents) {
      return failure({ code: 'bad-input', field: 'saldo a favor', problem: 'pasa del total de la venta' });
    }
    const onCredit = input.terms === 'credito';
    const settlement = settleTenders(totals.totalCents, input.tenders, onCredit, input.favorCents);
    return settlement.ok ? success({ lines, totals, settlement: settlement.value }) : settlement;
  } catch (error) {
    // Each figure fits its column; a product or a sum of them may not.
    if (!(error instanceof RangeError)) throw error;
    return failure({ code: 'bad-input', field: 'total', problem: 'es demasiado grande' });
  }
}

/** Saldo a favor is on the customer's account, so that a sale which uses it is too. */
export function termsOf(input: Pick<CompleteSaleInput, 'terms' | 'favorCents'>): Sale['terms'] {
  return input.favorCents > 0 ? 'credito' : input.terms;
}

/**
 * The customer's terms count from the day of the sale. What was to be paid at once, and turns out not to be when the
 * saldo a favor is gone, is due at once.
 */
export function dueOn(
  sale: PricedSale,
  input: Pick<CompleteSaleInput, 'terms'>,
  customer: ReplicaCustomer,
  soldOn: BusinessDate,
): BusinessDate | null {
  if (sale.terms === 'contado') return null;
  return input.terms === 'credito' ? addDays(soldOn, customer.paymentTermsDays) : soldOn;
}

/** A line as it is sold, whoever changed its price. */
export function soldAs(line: SaleLineV1): SaleLineV1 {
  return { ...line, priceChangedBy: undefined } as SaleLineV1;
}

function saleLine(line: CompleteSaleInput['lines'][number], policy: SalePolicy): SaleLine {
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
    priceChangedBy: unitPriceCents === listPriceCents ? null : line.priceChangedBy,
  };
}

/** Old data may have a customer whose name is blank; a sale to it is not refused for that. */
function printableName(customer: ReplicaCustomer): string {
  return [customer.name, customer.businessName].find((name) => name?.trim()) ?? 'Cliente sin nombre';
}
