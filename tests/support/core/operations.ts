import { v7 } from 'uuid';
import { businessDateAt, DEFAULT_TIME_ZONE } from '../../../src/shared/domain/business-date.ts';
import {
  PUBLIC_CUSTOMER_ID,
  PUBLIC_CUSTOMER_NAME,
  PUBLIC_CUSTOMER_RFC,
  type ApplicationId,
  type CustomerId,
  type InvoiceId,
  type OperationId,
  type PaymentId,
} from '../../../src/shared/domain/ids.ts';
import { cents, type Cents } from '../../../src/shared/domain/money.ts';
import { computeTotals } from '../../../src/shared/domain/sale/totals.ts';
import { lineTotal } from '../../../src/shared/domain/sale/price.ts';
import { basisPoints, exchangeRate, quantityMilli } from '../../../src/shared/domain/scaled.ts';
import type { OperationBody, OperationStamp } from '../../../src/shared/operations/operation.ts';
import type { SalePayloadV1 } from '../../../src/shared/operations/sale-v1.ts';
import { TEST_NOW_MS } from './test-clock.ts';

type BodyOf<Kind extends OperationBody['kind']> = OperationBody & { readonly kind: Kind };

export const newOperationId = () => v7() as OperationId;
export const newCustomerId = () => v7() as CustomerId;
export const newPaymentId = () => v7() as PaymentId;
export const invoiceOf = (sale: { readonly id: OperationId }) => sale.id as string as InvoiceId;

export function stampAt(nowMs = TEST_NOW_MS, source: OperationStamp['source'] = 'counter'): OperationStamp {
  return {
    source,
    cashier: null,
    occurredAt: new Date(nowMs).toISOString(),
    businessDate: businessDateAt(nowMs, DEFAULT_TIME_ZONE),
  };
}

/** A sale of one part, paid in full in cash unless it is on credit. */
export function saleBody(
  sale: {
    readonly id?: OperationId;
    readonly customerId?: CustomerId;
    readonly terms?: SalePayloadV1['terms'];
    readonly unitPriceCents?: number;
    readonly paidCents?: number;
    readonly folio?: string | null;
    readonly ticketNumber?: string;
  } = {},
): BodyOf<'sale'> {
  const terms = sale.terms ?? 'contado';
  const unitPriceCents = cents(sale.unitPriceCents ?? 10_000);
  const quantity = quantityMilli(1000);
  const totals = computeTotals([{ unitPriceCents, quantityMilli: quantity }], 'neto', basisPoints(1600));
  const paid = cents(sale.paidCents ?? (terms === 'contado' ? totals.totalCents : 0));
  const isPublic = sale.customerId === undefined || sale.customerId === PUBLIC_CUSTOMER_ID;
  return {
    kind: 'sale',
    version: 1,
    id: sale.id ?? newOperationId(),
    payload: {
      folio: sale.folio ?? null,
      ticketNumber: sale.ticketNumber ?? 'T01-000001',
      customerId: sale.customerId ?? PUBLIC_CUSTOMER_ID,
      customerName: isPublic ? PUBLIC_CUSTOMER_NAME : 'Taller Hermanos Núñez',
      customerRfc: isPublic ? PUBLIC_CUSTOMER_RFC : null,
      terms,
      dueOn: null,
      priceBasis: 'neto',
      taxRateBasisPoints: basisPoints(1600),
      exchangeRate: exchangeRate(10_000),
      lines: [
        {
          part: null,
          code: 'BAL-1',
          description: 'Balata delantera',
          quantityMilli: quantity,
          sourceCostCents: cents(7_000),
          sourceCurrency: 'MXN',
          unitCostCents: cents(7_000),
          marginBasisPoints: basisPoints(3000),
          listPriceCents: unitPriceCents,
          unitPriceCents,
          lineTotalCents: lineTotal(unitPriceCents, quantity),
        },
      ],
      ...totals,
      tenders: paid > 0 ? [tenderOf(paid)] : [],
      receivedCents: paid,
      changeCents: cents(0),
      customerReference: null,
      collectedBy: null,
      notes: null,
    },
  };
}

function tenderOf(amountCents: Cents): SalePayloadV1['tenders'][number] {
  return {
    paymentId: newPaymentId(),
    applicationId: v7() as ApplicationId,
    method: 'efectivo',
    amountCents,
    receivedCents: amountCents,
    reference: null,
  };
}

export function customerBody(
  customerId = newCustomerId(),
  name = 'Taller Nuevo',
): BodyOf<'customer-created'> {
  return {
    kind: 'customer-created',
    version: 1,
    id: newOperationId(),
    payload: {
      customerId,
      fields: {
        name,
        rfc: null,
        businessName: null,
        email: null,
        phone: null,
        address: null,
        creditLimitCents: cents(1_000_000),
        paymentTermsDays: 30,
      },
    },
  };
}

export function paymentBody(
  customerId: CustomerId,
  amountCents: number,
  applications: readonly { readonly invoiceId: InvoiceId; readonly amountCents: Cents }[] = [],
): BodyOf<'payment-received'> {
  return {
    kind: 'payment-received',
    version: 1,
    id: newOperationId(),
    payload: {
      paymentId: newPaymentId(),
      customerId,
      amountCents: cents(amountCents),
      method: 'efectivo',
      reference: null,
      notes: null,
      applications: applications.map((application) => ({
        ...application,
        applicationId: v7() as ApplicationId,
      })),
    },
  };
}

export function cancellationBody(invoiceId: InvoiceId): BodyOf<'invoice-cancelled'> {
  return {
    kind: 'invoice-cancelled',
    version: 1,
    id: newOperationId(),
    payload: { invoiceId, reason: 'Se equivocó de pieza' },
  };
}
