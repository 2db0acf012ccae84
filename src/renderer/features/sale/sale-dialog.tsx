import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { Cart, CartLine, CompleteSaleInput } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../shared/domain/ids.ts';
import type { SaleTotals } from '../../../shared/domain/sale/totals.ts';
import type { QuantityMilli } from '../../../shared/domain/scaled.ts';
import { newLineId } from '../../ids.ts';
import { useCashier } from '../cashiers/duty-feed.ts';
import { SupervisorDialog } from '../cashiers/supervisor-dialog.tsx';
import { addTypedLine, setCustomer, setPrice, setQuantity } from './cart-edits.ts';
import { ChargeDialog } from './charge-dialog.tsx';
import { CreditDialog, type CreditDetails } from './credit-dialog.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import { NewCustomerDialog } from './new-customer-dialog.tsx';
import { ParkDialog } from './park-dialog.tsx';
import { ParkedDialog } from './parked-dialog.tsx';
import type { PaymentDraft } from './payment-draft.ts';
import { PriceDialog } from './price-dialog.tsx';
import { QuantityDialog } from './quantity-dialog.tsx';
import type { SearchMessage } from './search-box.tsx';
import { TypedLineDialog } from './typed-line-dialog.tsx';
import { useEditCart, useOpenCart } from './use-cart.ts';
import type { Charge } from './use-charge.ts';
import { useRememberCustomer } from './use-sale-customer.ts';

export type DialogChoice =
  | { readonly kind: 'charge'; readonly draft: PaymentDraft }
  /** `from`: where one step back leads. */
  | { readonly kind: 'credit'; readonly draft: PaymentDraft; readonly from: 'desk' | 'charge' }
  | { readonly kind: 'customer' }
  | { readonly kind: 'new-customer'; readonly name: string }
  | { readonly kind: 'quantity'; readonly line: CartLine }
  | { readonly kind: 'price'; readonly line: CartLine }
  | { readonly kind: 'typed-line'; readonly part: PartRow | null; readonly quantityMilli: QuantityMilli }
  | { readonly kind: 'park' }
  | { readonly kind: 'parked' };

interface SaleDialogProps {
  readonly dialog: DialogChoice;
  readonly cart: Cart;
  readonly settings: ShopSettings;
  readonly totals: SaleTotals;
  readonly customer: CustomerRow | undefined;
  readonly charge: Charge;
  /** Opens another dialog, or none. */
  readonly onChange: (dialog: DialogChoice | null) => void;
  readonly onMark: (lineId: string | null) => void;
  /** The cart has another customer. */
  readonly onCustomer: () => void;
  readonly onSay: (message: SearchMessage) => void;
}

/** The dialog that is open, and over it the one that asks a supervisor for his PIN, when a sale needs that. */
export function SaleDialog(props: SaleDialogProps) {
  const { charge } = props;
  const { toAllow } = charge;
  return (
    <>
      <OpenDialog {...props} />
      {toAllow && (
        <SupervisorDialog
          right={toAllow.right}
          detail={toAllow.detail}
          operationId={toAllow.input.operationId}
          onAllowed={() => charge.start(toAllow.input)}
          onClose={charge.reset}
        />
      )}
    </>
  );
}

/** What its answer does to the cart. */
function OpenDialog(props: SaleDialogProps) {
  const { dialog, cart, settings, totals, customer, charge, onChange, onMark, onCustomer, onSay } = props;
  const editCart = useEditCart();
  const openCart = useOpenCart();
  const rememberCustomer = useRememberCustomer();
  const cashier = useCashier();
  const changeTo = (next: DialogChoice | null) => {
    charge.reset();
    onChange(next);
  };
  const close = () => changeTo(null);

  function sellTo(row: CustomerRow | null) {
    if (row) rememberCustomer(row);
    editCart((now) => setCustomer(now, row?.customerId ?? PUBLIC_CUSTOMER_ID));
    onCustomer();
    close();
  }

  function complete(
    terms: CompleteSaleInput['terms'],
    { tenders, favorCents }: PaymentDraft,
    details: CreditDetails = NO_DETAILS,
  ) {
    charge.start({
      ...{ ...cart, terms, favorCents, ...details },
      tenders: [...tenders],
      shownTotalCents: totals.totalCents,
    });
  }

  switch (dialog.kind) {
    case 'charge':
      return (
        <ChargeDialog
          totalCents={totals.totalCents}
          customer={customer}
          draft={dialog.draft}
          charge={charge}
          onCharge={(paid) => complete('contado', paid)}
          onCredit={(paid) => changeTo({ kind: 'credit', draft: paid, from: 'charge' })}
          onClose={close}
        />
      );
    case 'credit':
      return customer ? (
        <CreditDialog
          totalCents={totals.totalCents}
          customer={customer}
          draft={dialog.draft}
          asksReference={settings.asksCustomerReference}
          charge={charge}
          onConfirm={(details, paid) => complete('credito', paid, details)}
          onClose={() => changeTo(dialog.from === 'charge' ? { kind: 'charge', draft: dialog.draft } : null)}
        />
      ) : null;
    case 'customer':
      return (
        <CustomerDialog
          onPick={sellTo}
          onNew={(name) => onChange({ kind: 'new-customer', name })}
          onClose={close}
        />
      );
    case 'new-customer':
      return (
        <NewCustomerDialog
          name={dialog.name}
          onCreated={sellTo}
          onClose={() => onChange({ kind: 'customer' })}
        />
      );
    case 'quantity':
      return (
        <QuantityDialog
          line={dialog.line}
          onSet={(quantity) => {
            editCart((now) => setQuantity(now, dialog.line.lineId, quantity).cart);
            close();
          }}
          onClose={close}
        />
      );
    case 'price':
      return (
        <PriceDialog
          line={dialog.line}
          settings={settings}
          onSet={(price) => {
            const changedBy = cashier && { id: cashier.id, name: cashier.name };
            editCart((now) => setPrice(now, dialog.line.lineId, price, changedBy).cart);
            close();
          }}
          onClose={close}
        />
      );
    case 'typed-line':
      return (
        <TypedLineDialog
          part={dialog.part}
          quantityMilli={dialog.quantityMilli}
          settings={settings}
          onAdd={(typed) => {
            const lineId = newLineId();
            editCart((now) => addTypedLine(now, dialog.part, typed, lineId)?.cart ?? now);
            onMark(lineId);
            close();
          }}
          onClose={close}
        />
      );
    case 'park':
      return (
        <ParkDialog
          cart={cart}
          proposedName={(customer?.name ?? timeOfDay()).slice(0, 60)}
          onParked={(next, name) => {
            openCart(next);
            onSay({ tone: 'info', text: `«${name}» quedó en espera.` });
            close();
          }}
          onClose={close}
        />
      );
    case 'parked':
      return (
        <ParkedDialog
          cart={cart}
          onTakenBack={(taken) => {
            openCart(taken);
            onMark(null);
            close();
          }}
          onClose={close}
        />
      );
  }
}

const NO_DETAILS: CreditDetails = { customerReference: null, collectedBy: null, notes: null };

/** What tells one sale without a customer from another. */
function timeOfDay(): string {
  const time = new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `Mostrador ${time.format(new Date())}`;
}
