import { useQueryClient } from '@tanstack/react-query';
import type { Cart, CartLine } from '../../../shared/contract/sale.ts';
import { errorMessage } from '../../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../shared/domain/ids.ts';
import { formatQuantity, ONE_PIECE } from '../../../shared/domain/scaled.ts';
import { failureMessage } from '../../failure-message.ts';
import { removeLine, stepQuantity } from './cart-edits.ts';
import { NOTHING_PAID } from './payment-draft.ts';
import { afterRepricing } from './repricing.ts';
import type { DialogChoice } from './sale-dialog.tsx';
import { currentCart, useEditCart } from './use-cart.ts';
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
  readonly park: () => void;
  readonly showParked: () => void;
}

interface DeskParts {
  readonly cart: Cart;
  readonly customer: SaleCustomer;
  readonly desk: DeskSearch;
  readonly openDialog: (dialog: DialogChoice) => void;
}

/**
 * What the keys and the buttons of the desk do. Each waits for a part that is still being added, and then looks at the
 * cart as it is, which may be newer than what was last rendered.
 */
export function useDeskActions({ cart, customer, desk, openDialog }: DeskParts): DeskActions {
  const cache = useQueryClient();
  const editCart = useEditCart();

  /** An action on the marked line, if there is one. */
  function onMarked(action: (line: CartLine, now: Cart) => void): () => void {
    return () =>
      desk.afterAdding(() => {
        const now = currentCart(cache);
        const line = now && markedIn(now, desk.newestMark());
        if (line) action(line, now);
      });
  }

  /** An action that ends the sale, if there is anything to sell. */
  function onSale(action: (now: Cart) => void): () => void {
    return () =>
      desk.afterAdding(() =>
        // What is charged is what the screen shows.
        afterRepricing(() => {
          const now = currentCart(cache);
          if (now && now.lines.length > 0) action(now);
          else desk.say({ tone: 'warning', text: errorMessage({ code: 'empty-sale' }) });
        }),
      );
  }

  return {
    markedLine: markedIn(cart, desk.markedLineId),
    moveMark: (by) =>
      onMarked((line, { lines }) => {
        const index = Math.min(Math.max(lines.indexOf(line) + by, 0), lines.length - 1);
        desk.markLine(lines[index]?.lineId ?? null);
      })(),
    step: (pieces) => onMarked((line) => editCart((now) => stepQuantity(now, line.lineId, pieces).cart))(),
    editQuantity: onMarked((line) => openDialog({ kind: 'quantity', line })),
    editPrice: onMarked((line) => openDialog({ kind: 'price', line })),
    remove: onMarked((line, now) => {
      const edit = removeLine(now, line.lineId);
      editCart(() => edit.cart);
      desk.markLine(edit.markedLineId);
      const what = `${formatQuantity(line.quantityMilli)} × ${line.code || line.description}`;
      desk.say({ tone: 'info', text: `Se quitó ${what}.` });
    }),
    addFreeLine: () =>
      desk.afterAdding(() => openDialog({ kind: 'typed-line', part: null, quantityMilli: ONE_PIECE })),
    pickCustomer: () => desk.afterAdding(() => openDialog({ kind: 'customer' })),
    park: onSale(() => openDialog({ kind: 'park' })),
    showParked: () => desk.afterAdding(() => openDialog({ kind: 'parked' })),
    charge: onSale(() => openDialog({ kind: 'charge', draft: NOTHING_PAID })),
    credit: onSale((now) => {
      if (now.customerId === PUBLIC_CUSTOMER_ID) {
        desk.say({ tone: 'warning', text: errorMessage({ code: 'public-customer-on-credit' }) });
      } else if (customer.error) {
        desk.say({ tone: 'danger', text: failureMessage(customer.error) });
      } else {
        // A customer that is still being read opens it as soon as he is there: the key is not lost.
        openDialog({ kind: 'credit', draft: NOTHING_PAID, from: 'desk' });
      }
    }),
  };
}

/** The line marked, or else the newest; null in an empty cart. */
function markedIn({ lines }: Cart, markedLineId: string | null): CartLine | null {
  return lines.find((line) => line.lineId === markedLineId) ?? lines.at(-1) ?? null;
}
