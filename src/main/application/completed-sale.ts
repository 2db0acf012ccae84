import type { CompletedSale, CompleteSaleInput } from '../../shared/contract/sale.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { owedOf } from '../../shared/operations/account-effect.ts';
import { canonicalJson, type OperationOf } from '../../shared/operations/operation.ts';
import type { SaleLineV1, SaleTenderV1 } from '../../shared/operations/sale-v1.ts';
import { saleIn, type Sale } from '../../shared/operations/sale.ts';
import type { OutboxEntry } from './ports.ts';
import { figuresOf, soldAs, termsOf } from './price-sale.ts';

/** A sale as the cashier is told of it. */
export function completedSale(
  entry: OutboxEntry & { operation: OperationOf<'sale'> },
  repeated: boolean,
): CompletedSale {
  const { id, occurredAt } = entry.operation;
  const payload = saleIn(entry.operation);
  return {
    operationId: id,
    folio: entry.folio,
    ticketNumber: payload.ticketNumber,
    customerName: payload.customerName,
    totalCents: payload.totalCents,
    receivedCents: payload.receivedCents,
    changeCents: payload.changeCents,
    favorCents: payload.favorCents,
    owedCents: owedOf(payload),
    occurredAt,
    repeated,
  };
}

/** The first result for a request that comes again; `id-reused` when it asks for something else. */
export function repeatedSale(entry: OutboxEntry, input: CompleteSaleInput): Result<CompletedSale, ShopError> {
  return isSale(entry) && asksForTheSame(saleIn(entry.operation), input)
    ? success(completedSale(entry, true))
    : failure({ code: 'id-reused' });
}

export function isSale(entry: OutboxEntry): entry is OutboxEntry & { operation: OperationOf<'sale'> } {
  return entry.operation.kind === 'sale';
}

/** Compared under the rules that were frozen in the sale: the shop's may have changed since. */
function asksForTheSame(sale: Sale, input: CompleteSaleInput): boolean {
  const figures = figuresOf(input, sale);
  if (!figures.ok) return false;
  const { lines, totals, settlement } = figures.value;
  const asked = {
    ...input,
    terms: termsOf(input),
    ...totals,
    lines,
    tenders: settlement.tenders,
    changeCents: settlement.changeCents,
  };
  return canonicalJson(contentOf(asked)) === canonicalJson(contentOf(sale));
}

type SaleContent = Pick<
  Sale,
  | 'customerId'
  | 'terms'
  | 'favorCents'
  | 'subtotalCents'
  | 'taxCents'
  | 'totalCents'
  | 'changeCents'
  | 'customerReference'
  | 'collectedBy'
  | 'notes'
> & {
  readonly lines: readonly SaleLineV1[];
  readonly tenders: readonly Pick<SaleTenderV1, 'method' | 'amountCents' | 'receivedCents' | 'reference'>[];
};

function contentOf(sale: SaleContent): SaleContent {
  const { customerId, terms, favorCents, subtotalCents, taxCents, totalCents, changeCents } = sale;
  const { customerReference, collectedBy, notes } = sale;
  const tenders = sale.tenders.map(({ method, amountCents, receivedCents, reference }) => ({
    method,
    amountCents,
    receivedCents,
    reference,
  }));
  return {
    lines: sale.lines.map(soldAs),
    ...{ customerId, terms, favorCents, subtotalCents, taxCents, totalCents, changeCents, tenders },
    ...{ customerReference, collectedBy, notes },
  };
}
