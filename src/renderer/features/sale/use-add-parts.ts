import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { QuantityMilli } from '../../../shared/domain/scaled.ts';
import { client } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { newLineId } from '../../ids.ts';
import { useNewest } from '../../use-newest.ts';
import { addPart, MOST_LINES } from './cart-edits.ts';
import { parseSearchText } from './search-text.ts';
import { currentCart, useEditCart } from './use-cart.ts';

export interface AddRequest {
  readonly typed: string;
  /** Marked with the arrows: a choice, which no exact match overrides. */
  readonly chosen: PartRow | null;
  /** The first result, seen on screen when Enter was pressed: taken when no code is exactly the text. */
  readonly seen: PartRow | null;
}

export interface AddOutcomes {
  readonly onAdded: (lineId: string | null) => void;
  /** The part has no cost, so its price is asked for. */
  readonly onPriceNeeded: (part: PartRow, quantity: QuantityMilli) => void;
  readonly onNotFound: (request: AddRequest) => void;
  readonly onFailed: (request: AddRequest, message: string) => void;
}

export interface PartAdder {
  readonly add: (request: AddRequest) => void;
  /**
   * Runs at once, or when what is being added is in the cart: a key pressed right after a code means that line. Not at
   * all when it was not added: that has to be seen first.
   */
  readonly afterAdding: (action: () => void) => void;
}

/** Adds parts one after another in the order asked, however late an answer comes: a scanner does not wait. */
export function useAddParts(outcomes: AddOutcomes): PartAdder {
  const cache = useQueryClient();
  const editCart = useEditCart();
  const queue = useRef(Promise.resolve(true));
  const underWay = useRef(0);
  const newest = useNewest(outcomes);

  /** @returns whether the cart has it now */
  async function add(request: AddRequest): Promise<boolean> {
    const { text, quantityMilli } = parseSearchText(request.typed);
    const part = request.chosen ?? (await resolvePart(text)) ?? request.seen;
    const cart = currentCart(cache);
    if (!part || !cart) {
      newest.current.onNotFound(request);
      return false;
    }
    const edit = addPart(cart, part, quantityMilli, newLineId());
    if (edit) {
      editCart(() => edit.cart);
      newest.current.onAdded(edit.markedLineId);
      return true;
    }
    if (cart.lines.length >= MOST_LINES) {
      newest.current.onFailed(request, `La venta ya tiene ${MOST_LINES} partidas. Cóbrela y siga en otra.`);
    } else {
      newest.current.onPriceNeeded(part, quantityMilli);
    }
    return false;
  }

  function resolvePart(text: string): Promise<PartRow | null> {
    return client.parts.resolve({ text, customerId: currentCart(cache)?.customerId ?? null });
  }

  return {
    add(request) {
      underWay.current += 1;
      queue.current = queue.current
        .then(() => add(request))
        .catch((error: unknown) => {
          newest.current.onFailed(request, failureMessage(error));
          return false;
        })
        .finally(() => (underWay.current -= 1));
    },
    afterAdding(action) {
      if (underWay.current === 0) action();
      else void queue.current.then((isAdded) => isAdded && action());
    },
  };
}
