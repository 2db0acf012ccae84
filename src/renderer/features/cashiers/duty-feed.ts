import { useSyncExternalStore } from 'react';
import type { CashierOnDuty, DutyState } from '../../../shared/contract/cashiers.ts';
import { mayDo, type Right } from '../../../shared/domain/cashiers/rights.ts';
import { client } from '../../client.ts';

const PAUSE_BEFORE_ASKING_AGAIN_MS = 500;

/** Null until the main process has answered for the first time. */
let state: DutyState | null = null;
const listeners = new Set<() => void>();

/** Who is at the counter, as the main process says. */
export function useDuty(): DutyState | null {
  return useSyncExternalStore(subscribe, () => state);
}

/** Null while nobody is on duty. */
export function useCashier(): CashierOnDuty | null {
  const duty = useDuty();
  return duty?.state === 'on-duty' ? duty.cashier : null;
}

/** Whether the cashier on duty may do it himself. What the screen hides by it, the main process refuses as well. */
export function useMay(right: Right): boolean {
  const cashier = useCashier();
  return cashier !== null && mayDo(cashier.role, right);
}

export function isSomebodyOnDuty(): boolean {
  return state?.state === 'on-duty';
}

/** Follows it for as long as the page lives: a stream that ends or breaks is opened again, and what it said stays. */
export async function followDuty(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const stream = await client.cashiers.watchDuty(undefined, { signal, context: { patienceMs: null } });
      for await (const next of stream) show(next);
    } catch {
      // Whatever broke the stream, it is asked for again; that the application does not answer the status bar says.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_ASKING_AGAIN_MS));
  }
}

function show(next: DutyState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
