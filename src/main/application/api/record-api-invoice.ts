import type { OutboxEntry } from '../ports.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID, type OperationId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { formatPercent, type BasisPoints } from '../../../shared/domain/scaled.ts';
import type { OperationBody } from '../../../shared/operations/operation.ts';
import type { SalePayloadV1 } from '../../../shared/operations/sale-v1.ts';
import { findApiCustomer } from './api-customer.ts';
import type { ApiDeps } from './api-deps.ts';
import { apiStamp } from './api-stamp.ts';
import { catalogueLines, type InvoiceRequestLine } from './catalogue-lines.ts';
import { priceInvoice } from './price-invoice.ts';
import { afterDelivery, type Recorded } from './recorded.ts';
import { currentSettings } from '../shop-settings.ts';
import { checkedBody, writeOperation } from '../write-operation.ts';
import { authoriseApiCredit } from './authorise-api-credit.ts';

export interface InvoiceRequest {
  readonly customerId: number;
  readonly lines: readonly InvoiceRequestLine[];
  /** Null: the shop's. */
  readonly taxRateBasisPoints: BasisPoints | null;
  readonly notes: string | null;
}

export interface RecordedInvoice extends Recorded {
  readonly totalCents: Cents;
}

/**
 * A credit sale with the figures of the original. Everything that may refuse it comes before its folio is taken, so a
 * refused one leaves no gap.
 */
export async function recordApiInvoice(
  deps: ApiDeps,
  operationId: OperationId,
  request: InvoiceRequest,
): Promise<Result<RecordedInvoice, ShopError>> {
  const repeated = deps.local.entryById(operationId);
  if (repeated) return success(await recordedInvoice(deps, repeated));

  const settings = currentSettings(deps);
  // Without the shop's rate of IVA no figure can be made; it comes with the first answer of central.
  if (!settings) return failure({ code: 'central-away' });
  const refusal = refusalOf(request, settings);
  if (refusal) return failure(refusal);

  const customer = await findApiCustomer(deps, request.customerId);
  if (!customer.ok) return customer;
  const { customerId, active, fields } = customer.value;
  if (customerId === PUBLIC_CUSTOMER_ID) return failure({ code: 'public-customer-on-credit' });
  if (!active) return failure({ code: 'customer-inactive', customerName: fields.name });

  const lines = await catalogueLines(deps, request.lines);
  if (!lines.ok) return lines;
  const stamp = apiStamp(deps);
  const priced = priceInvoice(lines.value, {
    customerId,
    customer: fields,
    businessDate: stamp.businessDate,
    taxRateBasisPoints: settings.taxRateBasisPoints,
    exchangeRate: settings.exchangeRate,
    notes: request.notes,
  });
  if (!priced.ok) return failure(tooLarge(priced.error.lineIndex));
  const invoice = priced.value;

  const storable = checkedBody(saleOf(operationId, { ...invoice, folio: null, ticketNumber: '-' }));
  if (!storable.ok) return storable;
  const credit = await authoriseApiCredit(deps, {
    operationId,
    customer: customer.value,
    amountCents: invoice.totalCents,
  });
  if (!credit.ok) return credit;

  const written = writeOperation(deps.local, operationId, (tx) => {
    const printed = { folio: tx.takeFolio(), ticketNumber: tx.takeTicketNumber() };
    return tx.append(saleOf(operationId, { ...invoice, ...printed }), stamp, printed);
  });
  return written.ok ? success(await recordedInvoice(deps, written.value.entry)) : written;
}

function saleOf(id: OperationId, payload: SalePayloadV1): OperationBody {
  return { kind: 'sale', version: 1, id, payload };
}

function refusalOf(request: InvoiceRequest, settings: ShopSettings): ShopError | undefined {
  if (request.lines.length === 0) return { code: 'empty-sale' };
  const rate = request.taxRateBasisPoints ?? settings.taxRateBasisPoints;
  if (rate === settings.taxRateBasisPoints) return undefined;
  return { code: 'tax-rate-not-the-shops', shopRatePercent: formatPercent(settings.taxRateBasisPoints) };
}

function tooLarge(lineIndex: number | null): ShopError {
  const field = lineIndex === null ? 'items' : `items[${lineIndex}]`;
  return { code: 'bad-input', field, problem: 'el importe pasa del máximo permitido' };
}

async function recordedInvoice(deps: ApiDeps, entry: OutboxEntry): Promise<RecordedInvoice> {
  const { operation } = entry;
  if (operation.kind !== 'sale') throw new TypeError(`operation ${operation.id} is no sale`);
  return { ...(await afterDelivery(deps, entry)), totalCents: operation.payload.totalCents };
}
