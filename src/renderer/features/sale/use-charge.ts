import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CompletedSale, CompleteSaleInput } from '../../../shared/contract/sale.ts';
import type { AuthorisableRight } from '../../../shared/domain/cashiers/rights.ts';
import { errorMessage, type ShopError } from '../../../shared/domain/errors.ts';
import { client, queries, shopErrorOf } from '../../client.ts';
import { newOperationId } from '../../ids.ts';
import { openNextCart, settleCartSaves, useEditCart } from './use-cart.ts';

const PATIENCE_MS = 5_000;
const TRIES_BEFORE_ASKING = 4;
const PAUSE_MS = 700;

export type ChargeState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'charging' }
  /** No answer came: asked again with the same id, which finds the sale if it was made. */
  | { readonly kind: 'verifying' }
  | { readonly kind: 'unknown'; readonly input: CompleteSaleInput }
  | { readonly kind: 'refused'; readonly error: ShopError; readonly input: CompleteSaleInput };

export interface Charge {
  readonly state: ChargeState;
  /** The dialog stays: leaving it now could lose sight of a sale. */
  readonly isBusy: boolean;
  readonly message: string | null;
  readonly start: (input: CompleteSaleInput) => void;
  readonly retry: () => void;
  /** The request that a supervisor has to allow; null when nothing waits for that. */
  readonly toAllow: {
    readonly right: AuthorisableRight;
    readonly detail: string;
    readonly input: CompleteSaleInput;
  } | null;
  /** Forgets a refusal, so that the next attempt starts clean. */
  readonly reset: () => void;
}

/** Charges once however often it is asked: one request at a time, and every one with the cart's own id. */
export function useCharge(onDone: (sale: CompletedSale) => void): Charge {
  const cache = useQueryClient();
  const editCart = useEditCart();
  const [state, setState] = useState<ChargeState>({ kind: 'idle' });
  const underWay = useRef(false);

  async function run(input: CompleteSaleInput): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    try {
      setState({ kind: 'charging' });
      await settleCartSaves();
      const sale = await completeUntilKnown(input, () => setState({ kind: 'verifying' }));
      openNextCart(cache);
      onDone(sale);
    } catch (error) {
      const shopError = shopErrorOf(error);
      setState(
        shopError && shopError.code !== 'outcome-unknown'
          ? { kind: 'refused', error: shopError, input }
          : { kind: 'unknown', input },
      );
      // Something else was sold with this cart's id: what is in the cart now is another sale.
      if (shopError?.code === 'id-reused') editCart((cart) => ({ ...cart, operationId: newOperationId() }));
      // Prices or rates may have changed behind the screen: what is shown next is what will be charged.
      if (shopError?.code === 'totals-changed')
        void cache.invalidateQueries({ queryKey: queries.session.key() });
    } finally {
      underWay.current = false;
    }
  }

  return {
    state,
    isBusy: state.kind === 'charging' || state.kind === 'verifying' || state.kind === 'unknown',
    message: chargeMessage(state),
    toAllow: toAllowIn(state),
    start: (input) => void run(input),
    retry: () => {
      if (state.kind === 'unknown') void run(state.input);
    },
    reset: () => {
      if (state.kind === 'refused') setState({ kind: 'idle' });
    },
  };
}

/** What a refusal says, for the place that it is about. */
export function problemOf({ state }: Charge, code: ShopError['code']): string | undefined {
  return state.kind === 'refused' && state.error.code === code ? errorMessage(state.error) : undefined;
}

async function completeUntilKnown(input: CompleteSaleInput, onRetry: () => void): Promise<CompletedSale> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.sale.complete(input, { context: { patienceMs: PATIENCE_MS } });
    } catch (error) {
      const code = shopErrorOf(error)?.code;
      if (attempt >= TRIES_BEFORE_ASKING || (code !== undefined && code !== 'outcome-unknown')) throw error;
      onRetry();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function toAllowIn(state: ChargeState): Charge['toAllow'] {
  if (state.kind !== 'refused' || state.error.code !== 'authorisation-required') return null;
  const { right, detail } = state.error;
  return { right, detail, input: state.input };
}

function chargeMessage(state: ChargeState): string | null {
  switch (state.kind) {
    case 'refused':
      // The dialog that asks for the PIN says it.
      return state.error.code === 'authorisation-required' ? null : errorMessage(state.error);
    case 'unknown':
      return errorMessage({ code: 'outcome-unknown' });
    case 'verifying':
      return 'La respuesta no llegó: se está verificando la misma venta. No la repita.';
    case 'idle':
    case 'charging':
      return null;
  }
}
