import type { AuthorisableRight } from '../../../../shared/domain/cashiers/rights.ts';
import { chargedOf, owedOf } from '../../../../shared/operations/account-effect.ts';
import type { OperationOf } from '../../../../shared/operations/operation.ts';
import { saleIn } from '../../../../shared/operations/sale.ts';
import { originOf, type ApplyRun } from './effect.ts';

/** Sales as they were made: nothing is computed again. The whole run is one statement, planned once in a session. */
export const applySales: ApplyRun<'sale'> = async (client, operations) => {
  // A run is of one version: each has its function in central for ever.
  const isFirstVersion = operations[0]?.version === 1;
  const { rows } = await client.query<{ operation_id: string; folio: string; review_reason: string | null }>(
    isFirstVersion ? APPLY_V1 : APPLY_V2,
    [
      JSON.stringify(operations.map(saleRow)),
      JSON.stringify(operations.flatMap(lineRows)),
      JSON.stringify(operations.flatMap(tenderRows)),
      ...(isFirstVersion ? [] : [JSON.stringify(operations.flatMap(authorisationRows))]),
    ],
  );
  return new Map(
    rows.map((row) => [row.operation_id, { folio: row.folio, reviewReason: row.review_reason }]),
  );
};

const APPLY_V1 = 'SELECT operation_id, folio, review_reason FROM public.apply_sales_v1($1, $2, $3)';
const APPLY_V2 = 'SELECT operation_id, folio, review_reason FROM public.apply_sales_v2($1, $2, $3, $4)';
const OVER_LIMIT: AuthorisableRight = 'sell-on-credit-over-limit';

type Sale = OperationOf<'sale'>;

function saleRow(operation: Sale, index: number) {
  const payload = saleIn(operation);
  return {
    ...originOf(operation),
    ord: index,
    customer: payload.customerId,
    folio: payload.folio,
    ticket_number: payload.ticketNumber,
    printed_name: payload.customerName,
    printed_rfc: payload.customerRfc,
    terms: payload.terms,
    due_date: payload.dueOn,
    price_basis: payload.priceBasis,
    tax_rate: payload.taxRateBasisPoints,
    exchange_rate: payload.exchangeRate,
    subtotal: payload.subtotalCents,
    tax: payload.taxCents,
    total: payload.totalCents,
    // Only version 2 looks at what saldo a favor pays; before it, what was charged to the account was owed.
    charged: chargedOf(payload),
    owed: owedOf(payload),
    favor: payload.favorCents,
    over_limit_allowed: payload.authorisations.some(({ right }) => right === OVER_LIMIT),
    received: payload.receivedCents,
    change: payload.changeCents,
    customer_reference: payload.customerReference,
    collected_by: payload.collectedBy,
    notes: payload.notes,
  };
}

function lineRows(operation: Sale) {
  return saleIn(operation).lines.map((line, index) => ({
    sale: operation.id,
    position: index + 1,
    part_id: line.part?.kind === 'oem' ? line.part.id : null,
    aftermarket_id: line.part?.kind === 'aftermarket' ? line.part.id : null,
    code: line.code,
    description: line.description,
    quantity: line.quantityMilli,
    source_cost: line.sourceCostCents,
    currency: line.sourceCurrency,
    unit_cost: line.unitCostCents,
    margin: line.marginBasisPoints,
    list_price: line.listPriceCents,
    unit_price: line.unitPriceCents,
    line_total: line.lineTotalCents,
    price_changed_by: line.priceChangedBy?.id ?? null,
    price_changed_by_name: line.priceChangedBy?.name ?? null,
  }));
}

function tenderRows({ id, payload }: Sale) {
  return payload.tenders.map((tender, index) => ({
    sale: id,
    position: index + 1,
    payment: tender.paymentId,
    application: tender.applicationId,
    method: tender.method,
    amount: tender.amountCents,
    received: tender.receivedCents,
    reference: tender.reference,
  }));
}

function authorisationRows(operation: Sale) {
  return saleIn(operation).authorisations.map(({ right, detail, cashier }) => ({
    sale: operation.id,
    right_name: right,
    detail,
    cashier_id: cashier.id,
    cashier_name: cashier.name,
  }));
}
