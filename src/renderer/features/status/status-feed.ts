import { useSyncExternalStore } from 'react';
import type { TerminalStatus } from '../../../shared/contract/session.ts';
import { client } from '../../client.ts';

const PAUSE_BEFORE_ASKING_AGAIN_MS = 500;

/** `reachable` is about the main process of this computer; whether central is there is in `status`. */
export interface StatusView {
  readonly status: TerminalStatus | null;
  readonly reachable: boolean;
}

let view: StatusView = { status: null, reachable: true };
const listeners = new Set<() => void>();

export function useStatus(): StatusView {
  return useSyncExternalStore(subscribe, () => view);
}

/** Calls back with each new view. */
export function onStatus(listener: (view: StatusView) => void): void {
  listeners.add(() => listener(view));
}

/** Follows the status for as long as the page lives: a stream that ends or breaks is opened again. */
export async function followStatus(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const stream = await client.session.watchStatus(undefined, { signal, context: { patienceMs: null } });
      for await (const status of stream) show({ status, reachable: true });
    } catch {
      // Whatever broke the stream, the answer is the same: show it and ask again.
    }
    show({ ...view, reachable: false });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_ASKING_AGAIN_MS));
  }
}

function show(next: StatusView): void {
  view = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
