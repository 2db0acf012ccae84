import type { OperationOf } from '../../../../shared/operations/operation.ts';
import { originOf, type ApplyRun } from './effect.ts';

/** Sales as they were made: nothing is computed again. The whole run is one statement, planned once in a session. */
export const applySales: ApplyRun<'sale'> = async (client, operations) => {
  const { rows } = await client.query<{ operation_id: string; folio: string; review_reason: string | null }>(
    'SELECT operation_id, folio, review_reason FROM public.apply_sales_v1($1, $2, $3)',
    [
      JSON.stringify(operations.map(saleRow)),
      JSON.stringify(operations.flatMap(lineRows)),
      JSON.stringify(operations.flatMap(tenderRows)),
    ],
  );
  return new Map(
    rows.map((row) => [row.operation_id, { folio: row.folio, reviewReason: row.review_reason }]),
  );
};

type Sale = OperationOf<'sale'>;

function saleRow(operation: Sale, index: number) {
  const { payload } = operation;
  const paidCents = payload.tenders.reduce((sum, tender) => sum + tender.amountCents, 0);
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
    owed: payload.terms === 'credito' ? payload.totalCents - paidCents : 0,
    received: payload.receivedCents,
    change: payload.changeCents,
    customer_reference: payload.customerReference,
    collected_by: payload.collectedBy,
    notes: payload.notes,
  };
}

function lineRows({ id, payload }: Sale) {
  return payload.lines.map((line, index) => ({
    sale: id,
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
