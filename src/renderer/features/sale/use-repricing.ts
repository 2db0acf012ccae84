import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OperationId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import { failureMessage } from '../../failure-message.ts';
import { onPriceNews } from '../../price-news.ts';
import { useNewest } from '../../use-newest.ts';
import { repricingMessage } from './cart-repricing.ts';
import { repriceNow } from './repricing.ts';
import type { SearchMessage } from './search-box.tsx';
import { useEditCart } from './use-cart.ts';

export interface CartRepricing {
  /** The customer is another one. */
  readonly reprice: () => void;
  /** The price before of each line whose price changed last. */
  readonly before: ReadonlyMap<string, Cents>;
}

/** Keeps the prices of the cart those of this moment, and says what changed. */
export function useRepricing(operationId: OperationId, say: (message: SearchMessage) => void): CartRepricing {
  const cache = useQueryClient();
  const editCart = useEditCart();
  const [before, setBefore] = useState<ReadonlyMap<string, Cents>>(new Map());

  function reprice(ofCart: OperationId) {
    repriceNow(ofCart, cache, editCart, {
      onChanged(repricing) {
        setBefore(repricing.before);
        const { totalBeforeCents, totalAfterCents } = repricing;
        const text = repricingMessage(repricing.before.size, totalBeforeCents, totalAfterCents);
        say({ tone: 'info', text });
      },
      onFailed: (error) =>
        say({ tone: 'danger', text: `No se recalcularon los precios. ${failureMessage(error)}` }),
    });
  }

  const newest = useNewest(reprice);
  useEffect(() => {
    // First a cart that was left overnight, or put aside.
    newest.current(operationId);
    return onPriceNews(() => newest.current(operationId));
  }, [newest, operationId]);
  return { reprice: () => reprice(operationId), before };
}
