import type { CompletedSale, CompleteSaleInput } from '../../shared/contract/sale.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { favorOf } from '../../shared/domain/receivables/undelivered-effects.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { buildSaleTicket } from '../../shared/domain/ticket/build-sale-ticket.ts';
import { chargedOf, owedOf } from '../../shared/operations/account-effect.ts';
import type { AuthorisationV1 } from '../../shared/operations/authorisation-v1.ts';
import type { OperationBody } from '../../shared/operations/operation.ts';
import type { Sale } from '../../shared/operations/sale.ts';
import { accountNow } from './account-view.ts';
import { authoriseCredit, type AuthoriseCreditDeps } from './authorise-credit.ts';
import type { CashierOnDuty, Duty } from './cashiers/duty.ts';
import { requireCashier } from './cashiers/require-right.ts';
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
import { authorisationFor, belowFloor, overLimit } from './sale-authorisations.ts';
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

  // Whoever charges, also if somebody else signs in while central is asked.
  const cashier = requireCashier(deps.duty);
  if (!cashier.ok) return cashier;
  const prepared = prepareSale(deps, input);
  if (!prepared.ok) return prepared;
  const authorised = await authorise(deps, prepared.value);
  if (!authorised.ok) return authorised;

  const written = writeSale(deps, prepared.value, authorised.value, cashier.value);
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
  const priced = priceSale(input, customer, settings, deps.ids);
  if (!priced.ok) return priced;
  const sale = withPriceChanges(priced.value, deps.duty);
  const refusal = accountRefusal(deps, sale, customer);
  if (refusal) return failure(refusal);
  const storable = checkedBody(
    saleBody(input, { ...sale, folio: null, ticketNumber: '-', dueOn: null, authorisations: [] }),
  );
  return storable.ok ? success({ input, sale, customer, settings }) : storable;
}

/** A price that somebody changed, and nobody says who, was changed by whoever sells. */
function withPriceChanges(sale: PricedSale, duty: CompleteSaleDeps['duty']): PricedSale {
  const cashier = duty.current();
  if (!cashier) return sale;
  const lines = sale.lines.map((line) => {
    const isChanged = line.unitPriceCents !== line.listPriceCents && line.priceChangedBy === null;
    return isChanged ? { ...line, priceChangedBy: { id: cashier.id, name: cashier.name } } : line;
  });
  return { ...sale, lines };
}

/** What the customer's account does not allow, whoever asks. */
function accountRefusal(
  deps: CompleteSaleDeps,
  sale: PricedSale,
  customer: ReplicaCustomer,
): ShopError | undefined {
  if (sale.terms === 'contado') return undefined;
  if (customer.customerId === PUBLIC_CUSTOMER_ID) return { code: 'public-customer-on-credit' };
  if (customer.referenceRequired && owedOf(sale) > 0 && !sale.customerReference?.trim()) {
    return { code: 'reference-required', customerName: customer.name };
  }
  if (sale.favorCents === 0) return undefined;
  const favorCents = favorOf(accountNow(deps, customer));
  return sale.favorCents > favorCents
    ? { code: 'favor-short', favorCents, requestedCents: sale.favorCents }
    : undefined;
}

/** What not everybody may do, and who allowed it. The first that nobody allowed yet is asked for. */
async function authorise(
  deps: CompleteSaleDeps,
  { input, sale, customer, settings }: SaleToWrite,
): Promise<Result<AuthorisationV1[], ShopError>> {
  const { operationId } = input;
  const allowed: AuthorisationV1[] = [];
  const floorDetail = belowFloor(sale.lines, settings);
  if (floorDetail !== undefined) {
    const floor = authorisationFor(deps.duty, operationId, 'sell-below-floor', floorDetail);
    if (!floor.ok) return floor;
    allowed.push(floor.value);
  }
  // Saldo a favor is the customer's own money: what it pays is lent by nobody.
  if (owedOf(sale) === 0) return success(allowed);
  const { customerId } = customer;
  const credit = await authoriseCredit(deps, { operationId, customerId, amountCents: chargedOf(sale) });
  if (credit.ok) return success(allowed);
  if (credit.error.code !== 'credit-limit-exceeded') return credit;
  const detail = overLimit(customer, credit.error);
  const lent = authorisationFor(deps.duty, operationId, 'sell-on-credit-over-limit', detail);
  return lent.ok ? success([...allowed, lent.value]) : lent;
}

/** The sale: folio, ticket number, operation, paper and an empty cart, all of it or nothing. */
function writeSale(
  deps: CompleteSaleDeps,
  { input, sale, customer, settings }: SaleToWrite,
  authorisations: AuthorisationV1[],
  cashier: CashierOnDuty,
): Result<WrittenOperation, ShopError> {
  const { local, clock, crashAt } = deps;
  const stamp = counterStamp(clock, settings.timeZone, cashier);
  const dueDate = dueOn(sale, input, customer, stamp.businessDate);
  return writeOperation(local, input.operationId, (tx): OutboxEntry => {
    const numbers = { folio: tx.takeFolio(), ticketNumber: tx.takeTicketNumber() };
    const payload = { ...sale, ...numbers, dueOn: dueDate, authorisations };
    const entry = tx.append(saleBody(input, payload), stamp, numbers);
    const document = buildSaleTicket(payload, {
      settings,
      occurredAtMs: Date.parse(stamp.occurredAt),
      businessDate: stamp.businessDate,
      cashierName: stamp.cashier?.name ?? null,
    });
    tx.enqueuePrint(input.operationId, document);
    emptyTheCart(tx, deps, input);
    crashAt('before-local-commit');
    return entry;
  });
}

/** Unless the screen has gone on to another cart. */
function emptyTheCart(
  tx: LocalTransaction,
  { local, ids }: CompleteSaleDeps,
  { operationId }: CompleteSaleInput,
): void {
  const open = local.cart();
  if (open === undefined || open.operationId === operationId) tx.replaceCart(emptyCart(ids));
  // Put aside by a screen that lost the answer: what is charged is not taken back.
  tx.removeParked(operationId);
}

function saleBody(input: CompleteSaleInput, payload: Sale): OperationBody {
  return { kind: 'sale', version: 2, id: input.operationId, payload };
}
