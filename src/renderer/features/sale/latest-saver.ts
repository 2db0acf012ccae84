export interface LatestSaver<Value> {
  /** Saves now, or right after the save under way; of the values that wait only the newest is saved. */
  save(value: Value): void;
  /** Drops what waits and resolves when nothing is under way any more. */
  settle(): Promise<void>;
}

/**
 * Saves one value after another, never two at a time, so that an older one cannot arrive last. The first is saved at
 * once: nothing is lost by waiting for a pause. A save that fails is tried again, with the newest value.
 * @param save rejects when it is not known whether the value was saved
 */
export function createLatestSaver<Value>(
  save: (value: Value) => Promise<unknown>,
  pauseAfterFailure: () => Promise<void>,
): LatestSaver<Value> {
  let waiting: { readonly value: Value } | null = null;
  let running: Promise<void> | null = null;
  let settling = false;

  async function saveAll(): Promise<void> {
    while (waiting) {
      const current: { readonly value: Value } = waiting;
      waiting = null;
      try {
        await save(current.value);
      } catch {
        // Saving the same again does no harm; a newer value takes its place.
        if (settling) return;
        waiting ??= current;
        await pauseAfterFailure();
      }
    }
  }

  return {
    save(value) {
      waiting = { value };
      running ??= saveAll().finally(() => (running = null));
    },
    async settle() {
      settling = true;
      waiting = null;
      await running;
      settling = false;
    },
  };
}
