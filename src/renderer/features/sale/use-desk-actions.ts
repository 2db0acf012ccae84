import type { Cart, CartLine } from '../../../shared/contract/sale.ts';
import { errorMessage } from '../../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../shared/domain/ids.ts';
import { formatQuantity, ONE_PIECE } from '../../../shared/domain/scaled.ts';
import { failureMessage } from '../../failure-message.ts';
import { removeLine, stepQuantity, type CartEdit } from './cart-edits.ts';
import type { DialogChoice } from './sale-dialog.tsx';
import { useEditCart } from './use-cart.ts';
import type { DeskSearch } from './use-desk-search.ts';
import type { SaleCustomer } from './use-sale-customer.ts';

export interface DeskActions {
  /** The line that the keys act on: the one marked, or else the newest. Null in an empty cart. */
  readonly markedLine: CartLine | null;
  readonly moveMark: (by: 1 | -1) => void;
  readonly step: (pieces: 1 | -1) => void;
  readonly editQuantity: () => void;
  readonly editPrice: () => void;
  readonly remove: () => void;
  readonly addFreeLine: () => void;
  readonly pickCustomer: () => void;
  readonly charge: () => void;
  readonly credit: () => void;
}

interface DeskParts {
  readonly cart: Cart;
  readonly customer: SaleCustomer;
  readonly desk: DeskSearch;
  readonly openDialog: (dialog: DialogChoice) => void;
}

/** What the keys and the buttons of the desk do. */
export function useDeskActions({ cart, customer, desk, openDialog }: DeskParts): DeskActions {
  const editCart = useEditCart();
  const { lines } = cart;
  const markedLine = lines.find((line) => line.lineId === desk.markedLineId) ?? lines.at(-1) ?? null;

  function edit(change: (cart: Cart, lineId: string) => CartEdit) {
    if (!markedLine) return;
    editCart((now) => change(now, markedLine.lineId).cart);
  }

  return {
    markedLine,
    moveMark: (by) => {
      const index = markedLine ? lines.indexOf(markedLine) + by : 0;
      desk.markLine(lines[Math.min(Math.max(index, 0), lines.length - 1)]?.lineId ?? null);
    },
    step: (pieces) => edit((now, lineId) => stepQuantity(now, lineId, pieces)),
    editQuantity: () => markedLine && openDialog({ kind: 'quantity', line: markedLine }),
    editPrice: () => markedLine && openDialog({ kind: 'price', line: markedLine }),
    remove: () => {
      if (!markedLine) return;
      desk.markLine(removeLine(cart, markedLine.lineId).markedLineId);
      edit(removeLine);
      desk.say({
        tone: 'info',
        text: `Se quitó ${formatQuantity(markedLine.quantityMilli)} × ${markedLine.code || markedLine.description}.`,
      });
    },
    addFreeLine: () => openDialog({ kind: 'typed-line', part: null, quantityMilli: ONE_PIECE }),
    pickCustomer: () => openDialog({ kind: 'customer' }),
    charge: () => {
      if (lines.length === 0) desk.say({ tone: 'warning', text: errorMessage({ code: 'empty-sale' }) });
      else openDialog({ kind: 'charge' });
    },
    credit: () => {
      if (lines.length === 0) {
        desk.say({ tone: 'warning', text: errorMessage({ code: 'empty-sale' }) });
      } else if (cart.customerId === PUBLIC_CUSTOMER_ID) {
        desk.say({ tone: 'warning', text: errorMessage({ code: 'public-customer-on-credit' }) });
      } else if (customer.error) {
        desk.say({ tone: 'danger', text: failureMessage(customer.error) });
      } else {
        // A customer that is still being read opens it as soon as he is there: the key is not lost.
        openDialog({ kind: 'credit' });
      }
    },
  };
}
