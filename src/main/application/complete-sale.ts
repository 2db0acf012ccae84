import type { CompletedSale, CompleteSaleInput } from '../../shared/contract/sale.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { addCents, subtractCents } from '../../shared/domain/money.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { buildSaleTicket } from '../../shared/domain/ticket/build-sale-ticket.ts';
import type { OperationBody } from '../../shared/operations/operation.ts';
import { authoriseCredit, type AuthoriseCreditDeps } from './authorise-credit.ts';
import type { Duty } from './cashiers/duty.ts';
import { completedSale, isSale, repeatedSale } from './completed-sale.ts';
import { findCustomer } from './find-customer.ts';
import { emptyCart } from './open-cart.ts';
import { counterStamp } from './operation-stamp.ts';
import type {
  Clock,
  CrashPoints,
  IdSource,
  LocalTransaction,
  OutboxEntry,
  ReplicaCustomer,
} from './ports.ts';
import { dueOn, priceSale, type PricedSale } from './price-sale.ts';
import { currentSettings } from './shop-settings.ts';
import { checkedBody, writeOperation, type WrittenOperation } from './write-operation.ts';

export interface CompleteSaleDeps extends AuthoriseCreditDeps {
  readonly clock: Clock;
  readonly duty: Duty;
  readonly ids: IdSource;
  readonly crashAt: CrashPoints;
  /** Something waits in the outbox: it is sent at once if central is there. */
  readonly onRecorded: () => void;
}

interface SaleToWrite {
  readonly input: CompleteSaleInput;
  readonly sale: PricedSale;
  readonly customer: ReplicaCustomer;
  readonly settings: ShopSettings;
}

/**
 * Charges the cart. When this returns a sale, it is on the disk of this terminal with its folio, whatever becomes of
 * the network, the process or the power afterwards. The same request again gives the same sale.
 */
export async function completeSale(
  deps: CompleteSaleDeps,
  input: CompleteSaleInput,
): Promise<Result<CompletedSale, ShopError>> {
  const known = deps.local.entryById(input.operationId);
  if (known) return repeatedSale(known, input);

  const prepared = prepareSale(deps, input);
  if (!prepared.ok) return prepared;
  const { sale, customer } = prepared.value;

  const owedCents = subtractCents(
    sale.totalCents,
    addCents(...sale.tenders.map((tender) => tender.amountCents)),
  );
  if (owedCents > 0) {
    const { operationId } = input;
    const { customerId } = customer;
    const authorised = await authoriseCredit(deps, { operationId, customerId, amountCents: owedCents });
    if (!authorised.ok) return authorised;
  }

  const written = writeSale(deps, prepared.value);
  if (!written.ok) return written;
  deps.crashAt('after-local-commit');
  const { entry, repeated } = written.value;
  // A second press that overtook the first one.
  if (repeated) return repeatedSale(entry, input);
  deps.onRecorded();
  return isSale(entry) ? success(completedSale(entry, false)) : failure({ code: 'id-reused' });
}

/** Everything that may refuse a sale, before anything is written: a refused one leaves no gap in the folios. */
function prepareSale(deps: CompleteSaleDeps, input: CompleteSaleInput): Result<SaleToWrite, ShopError> {
  const settings = currentSettings(deps);
  // Without the shop's rate of IVA there is no total. It comes with the first answer of central.
  if (!settings) return failure({ code: 'central-away' });
  const customer = findCustomer(deps, input.customerId);
  if (!customer) return failure({ code: 'customer-not-found' });
  if (!customer.active) return failure({ code: 'customer-inactive', customerName: customer.name });
  if (input.terms === 'credito' && customer.customerId === PUBLIC_CUSTOMER_ID) {
    return failure({ code: 'public-customer-on-credit' });
  }
  const priced = priceSale(input, customer, settings, deps.ids);
  if (!priced.ok) return priced;
  const sale = priced.value;
  const storable = checkedBody(saleBody(input, { ...sale, folio: null, ticketNumber: '-', dueOn: null }));
  return storable.ok ? success({ input, sale, customer, settings }) : storable;
}

/** The sale: folio, ticket number, operation, paper and an empty cart, all of it or nothing. */
function writeSale(deps: CompleteSaleDeps, toWrite: SaleToWrite): Result<WrittenOperation, ShopError> {
  const { local, clock, ids, crashAt, duty } = deps;
  const { input, sale, customer, settings } = toWrite;
  const stamp = counterStamp(clock, settings.timeZone, duty);
  return writeOperation(local, input.operationId, (tx): OutboxEntry => {
    const numbers = { folio: tx.takeFolio(), ticketNumber: tx.takeTicketNumber() };
    const payload = { ...sale, ...numbers, dueOn: dueOn(input, customer, stamp.businessDate) };
    const entry = tx.append(saleBody(input, payload), stamp, numbers);
    const document = buildSaleTicket(payload, {
      settings,
      occurredAtMs: Date.parse(stamp.occurredAt),
      businessDate: stamp.businessDate,
      cashierName: stamp.cashier?.name ?? null,
    });
    tx.enqueuePrint(input.operationId, document);
    emptyTheCart(tx, deps, input, ids);
    crashAt('before-local-commit');
    return entry;
  });
}

/** Unless the screen has gone on to another cart. */
function emptyTheCart(
  tx: LocalTransaction,
  { local }: CompleteSaleDeps,
  { operationId }: CompleteSaleInput,
  ids: IdSource,
): void {
  const open = local.cart();
  if (open === undefined || open.operationId === operationId) tx.replaceCart(emptyCart(ids));
}

function saleBody(
  input: CompleteSaleInput,
  payload: (OperationBody & { readonly kind: 'sale' })['payload'],
): OperationBody {
  return { kind: 'sale', version: 1, id: input.operationId, payload };
}
