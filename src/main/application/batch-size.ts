/** How many operations go in one batch. */
export interface BatchSize {
  current(): number;
  succeeded(tookMs: number): void;
  failed(): void;
}

const MOST_OPERATIONS = 60;
/** A batch holds the locks of its customers: other terminals wait for it. */
const LONGEST_MS = 250;

/** Grows while batches are quick, shrinks to what takes about 250 ms, halves on a failure. */
export function createBatchSize(): BatchSize {
  let size = MOST_OPERATIONS;
  const set = (wanted: number) => {
    size = Math.min(MOST_OPERATIONS, Math.max(1, Math.floor(wanted)));
  };
  return {
    current: () => size,
    succeeded(tookMs) {
      if (tookMs > LONGEST_MS) set((size * LONGEST_MS) / tookMs);
      else if (tookMs < LONGEST_MS / 2) set(size * 2);
    },
    failed: () => set(size / 2),
  };
}
