interface Source<Value> {
  current(): Value;
  subscribe(listener: () => void): () => void;
}

/**
 * The value now and after each change, until the reader stops or the signal aborts. Only the newest value waits for a
 * slow reader: nothing piles up behind a screen that is hidden.
 */
export async function* latestValues<Value>(
  source: Source<Value>,
  signal?: AbortSignal,
): AsyncGenerator<Value, void> {
  let changed = true;
  let wake: () => void = () => {};
  const onChange = () => {
    changed = true;
    wake();
  };
  const unsubscribe = source.subscribe(onChange);
  signal?.addEventListener('abort', onChange, { once: true });
  try {
    while (!signal?.aborted) {
      if (changed) {
        changed = false;
        yield source.current();
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', onChange);
  }
}
