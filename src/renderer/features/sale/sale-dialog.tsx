import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { Cart, CartLine, CompleteSaleInput } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../shared/domain/ids.ts';
import { ZERO_CENTS } from '../../../shared/domain/money.ts';
import type { SaleTotals } from '../../../shared/domain/sale/totals.ts';
import type { QuantityMilli } from '../../../shared/domain/scaled.ts';
import { newLineId } from '../../ids.ts';
import { SupervisorDialog } from '../cashiers/supervisor-dialog.tsx';
import { addTypedLine, setCustomer, setPrice, setQuantity } from './cart-edits.ts';
import { ChargeDialog } from './charge-dialog.tsx';
import { CreditDialog } from './credit-dialog.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import { NewCustomerDialog } from './new-customer-dialog.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { QuantityDialog } from './quantity-dialog.tsx';
import { TypedLineDialog } from './typed-line-dialog.tsx';
import { useEditCart } from './use-cart.ts';
import type { Charge } from './use-charge.ts';
import { useRememberCustomer } from './use-sale-customer.ts';

export type DialogChoice =
  | { readonly kind: 'charge' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'customer' }
  | { readonly kind: 'new-customer'; readonly name: string }
  | { readonly kind: 'quantity'; readonly line: CartLine }
  | { readonly kind: 'price'; readonly line: CartLine }
  | { readonly kind: 'typed-line'; readonly part: PartRow | null; readonly quantityMilli: QuantityMilli };

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
  const { dialog, cart, settings, totals, customer, charge, onChange, onMark, onCustomer } = props;
  const editCart = useEditCart();
  const rememberCustomer = useRememberCustomer();
  const close = () => {
    charge.reset();
    onChange(null);
  };

  function sellTo(row: CustomerRow | null) {
    if (row) rememberCustomer(row);
    editCart((now) => setCustomer(now, row?.customerId ?? PUBLIC_CUSTOMER_ID));
    onCustomer();
    close();
  }

  function complete(
    ending: Pick<CompleteSaleInput, 'terms' | 'tenders' | 'customerReference' | 'collectedBy'>,
  ) {
    charge.start({
      ...cart,
      ...ending,
      favorCents: ZERO_CENTS,
      shownTotalCents: totals.totalCents,
      notes: null,
    });
  }

  switch (dialog.kind) {
    case 'charge':
      return (
        <ChargeDialog
          totalCents={totals.totalCents}
          charge={charge}
          onCharge={(tenders) =>
            complete({ terms: 'contado', tenders: [...tenders], customerReference: null, collectedBy: null })
          }
          onClose={close}
        />
      );
    case 'credit':
      return customer ? (
        <CreditDialog
          totalCents={totals.totalCents}
          customer={customer}
          charge={charge}
          onConfirm={(details) => complete({ terms: 'credito', tenders: [], ...details })}
          onClose={close}
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
            editCart((now) => setPrice(now, dialog.line.lineId, price).cart);
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
  }
}
