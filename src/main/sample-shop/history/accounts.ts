import { addDays, type BusinessDate } from '../../../shared/domain/business-date.ts';
import type { CustomerId, InvoiceId } from '../../../shared/domain/ids.ts';
import { addCents, ZERO_CENTS, type Cents } from '../../../shared/domain/money.ts';
import type { OpenInvoice } from '../../../shared/domain/receivables/allocate.ts';
import {
  undeliveredEffects,
  type AccountView,
} from '../../../shared/domain/receivables/undelivered-effects.ts';
import { accountEffect } from '../../../shared/operations/account-effect.ts';
import type { OperationBody } from '../../../shared/operations/operation.ts';
import { saleIn, type Sale } from '../../../shared/operations/sale.ts';
import type { SampleCustomer } from '../customers/sample-customer.ts';

/** What the counter knows of a customer while the history happens. */
export class Account {
  readonly customer: SampleCustomer;
  readonly customerId: CustomerId;
  /** The most it ever owed. */
  peakCents: Cents = ZERO_CENTS;
  view: AccountView = { balanceCents: ZERO_CENTS, openInvoices: [] };
  readonly #sales = new Map<InvoiceId, Sale>();

  constructor(customer: SampleCustomer, customerId: CustomerId) {
    this.customer = customer;
    this.customerId = customerId;
  }

  apply(body: OperationBody, businessDate: BusinessDate): void {
    if (body.kind === 'sale') this.#sales.set(body.id as string as InvoiceId, saleIn(body));
    const number = body.kind === 'sale' ? (body.payload.folio ?? '') : '';
    const saleOf = (id: InvoiceId) => this.#sales.get(id);
    const effect = accountEffect(body, { businessDate, number, saleOf });
    if (effect) this.view = undeliveredEffects(this.view, [effect]);
    if (this.view.balanceCents > this.peakCents) this.peakCents = this.view.balanceCents;
  }

  /** What fell due at least `days` ago; negative: what falls due within so many days. */
  dueSince(days: number, today: BusinessDate): Cents {
    const due = this.view.openInvoices.filter((invoice) => addDays(this.dueOn(invoice), days) <= today);
    return addCents(...due.map(({ openCents }) => openCents));
  }

  dueOn(invoice: Pick<OpenInvoice, 'businessDate'>): BusinessDate {
    return addDays(invoice.businessDate, this.customer.termsDays);
  }
}
