import type { OperationId } from '../../shared/domain/ids.ts';

/** Callers that wait for the delivery of one operation, each for a limited time. */
export interface Waiters {
  wait(id: OperationId, timeoutMs: number): Promise<void>;
  release(isDone: (id: OperationId) => boolean): void;
  releaseAll(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Set<{ readonly id: OperationId; readonly resolve: () => void }>();
  const release: Waiters['release'] = (isDone) => {
    for (const waiter of waiting) {
      if (isDone(waiter.id)) waiter.resolve();
    }
  };
  return {
    wait: (id, timeoutMs) =>
      new Promise((resolve) => {
        const waiter = {
          id,
          resolve() {
            clearTimeout(timer);
            waiting.delete(waiter);
            resolve();
          },
        };
        const timer = setTimeout(() => waiter.resolve(), timeoutMs);
        waiting.add(waiter);
      }),
    release,
    releaseAll: () => release(() => true),
  };
}
