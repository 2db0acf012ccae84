import { businessDateAt } from '../../../shared/domain/business-date.ts';
import { formatFolio, formatTicketNumber } from '../../../shared/domain/folio.ts';
import type { CustomerId, InvoiceId, OperationId } from '../../../shared/domain/ids.ts';
import { cents, type Cents } from '../../../shared/domain/money.ts';
import type { OperationBody } from '../../../shared/operations/operation.ts';
import type { SampleCustomer } from '../customers/sample-customer.ts';
import { Account } from './accounts.ts';
import { drawPayment } from './draw-payment.ts';
import { drawSale, type SaleBody, type SaleContext } from './draw-sale.ts';
import { HISTORY_DAYS, type Visit } from './plan-visits.ts';

export interface SampleEvent {
  readonly atMs: number;
  readonly body: OperationBody;
}

export interface HistoryOptions extends SaleContext {
  readonly visits: readonly Visit[];
  readonly customers: readonly SampleCustomer[];
  readonly terminalCode: string;
  readonly firstFolio: number;
  readonly nowMs: number;
}

export interface SampleHistory {
  /** In the order in which they happened. */
  readonly events: readonly SampleEvent[];
  /** The customers whose account was closed since. */
  readonly struckOff: readonly CustomerId[];
}

const DAY_MS = 86_400_000;
/** One sale in so many is cancelled within the hour. */
const SALES_PER_CANCELLATION = 45;
const REASONS = [
  'Pieza equivocada: era de otro año',
  'El cliente ya no la quiso',
  'Se cobró dos veces la misma pieza',
  'Se capturó a otro cliente',
];

/** What happened in the sample shop: its customers, five weeks of sales and abonos, and a few cancellations. */
export function sampleHistory(options: HistoryOptions): SampleHistory {
  const { customers, newId, nowMs } = options;
  const openedMs = nowMs - (HISTORY_DAYS + 10) * DAY_MS;
  const accounts = customers.map(
    (customer, index) => new Account(customer, newId(openedMs + index * 60_000) as CustomerId),
  );
  // The limit of some is set by what they come to owe, so their accounts are opened when that is known.
  const happened = liveThrough(options, accounts);
  const opened = accounts.map((account, index) => openAccount(account, openedMs + index * 60_000, newId));
  return {
    events: [...opened, ...happened],
    struckOff: accounts
      .filter(({ customer }) => customer.habit === 'gone')
      .map(({ customerId }) => customerId),
  };
}

export function countSales(visits: readonly Visit[]): number {
  return visits.filter(({ purpose }) => purpose === 'buy').length;
}

function liveThrough(options: HistoryOptions, accounts: readonly Account[]): SampleEvent[] {
  const { settings, terminalCode, firstFolio, chance, newId, nowMs } = options;
  const accountOf = new Map(accounts.map((account) => [account.customer, account]));
  const events: SampleEvent[] = [];
  let regrets: { event: SampleEvent; account: Account | undefined }[] = [];
  let sales = 0;

  const happen = (event: SampleEvent, account: Account | undefined): void => {
    account?.apply(event.body, businessDateAt(event.atMs, settings.timeZone));
    events.push(event);
  };
  const regretUntil = (atMs: number): void => {
    for (const { event, account } of regrets.filter((regret) => regret.event.atMs <= atMs)) {
      happen(event, account);
    }
    regrets = regrets.filter((regret) => regret.event.atMs > atMs);
  };

  for (const visit of options.visits) {
    regretUntil(visit.atMs);
    const account = visit.customer ? accountOf.get(visit.customer) : undefined;
    if (visit.purpose === 'pay') {
      const payment = account && drawPayment(visit, account, options);
      if (payment) happen({ atMs: visit.atMs, body: payment }, account);
      continue;
    }
    const numbers = {
      folio: formatFolio(firstFolio + sales),
      ticketNumber: formatTicketNumber(terminalCode, sales + 1),
    };
    sales += 1;
    const sale = drawSale(visit, account ?? null, numbers, options);
    happen({ atMs: visit.atMs, body: sale }, account);
    const cancelledMs = visit.atMs + chance.int(4, 50) * 60_000;
    const mayRegret = sales % SALES_PER_CANCELLATION === 20 && account?.customer.habit !== 'near-limit';
    if (mayRegret && cancelledMs < nowMs) {
      const body = cancellation(sale, newId(cancelledMs) as OperationId, chance.pick(REASONS));
      regrets.push({ event: { atMs: cancelledMs, body }, account });
    }
  }
  regretUntil(nowMs);
  return events;
}

function cancellation(sale: SaleBody, id: OperationId, reason: string): OperationBody {
  return {
    kind: 'invoice-cancelled',
    version: 1,
    id,
    payload: { invoiceId: sale.id as string as InvoiceId, reason },
  };
}

function openAccount(account: Account, atMs: number, newId: SaleContext['newId']): SampleEvent {
  const { customer, customerId } = account;
  const body: OperationBody = {
    kind: 'customer-created',
    version: 1,
    id: newId(atMs) as OperationId,
    payload: {
      customerId,
      fields: {
        name: customer.name,
        rfc: customer.rfc,
        businessName: customer.businessName,
        email: customer.email,
        phone: customer.phone,
        address: customer.address,
        creditLimitCents: limitOf(account),
        paymentTermsDays: customer.termsDays,
      },
    },
  };
  return { atMs, body };
}

/** Just above what it owes, in steps of 500 pesos, for who lives at the limit. */
function limitOf({ customer, peakCents }: Account): Cents {
  if (customer.habit !== 'near-limit' || peakCents === 0) return cents(customer.limitPesos * 100);
  return cents(Math.ceil((peakCents + 10_000) / 50_000) * 50_000);
}
