import type { QueryClient } from '@tanstack/react-query';
import { queries } from './client.ts';
import { onStatus } from './features/status/status-feed.ts';

/** While the catalogue is copied for the first time there is news with every page. */
const SHORTEST_PAUSE_MS = 300;

const listeners = new Set<() => void>();

/** Calls back when a cost, a margin, a customer or a shared setting may have changed. @returns ends the calls */
export function onPriceNews(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads anew what prices follow from whenever the status says that there is news, for as long as the page lives. */
export function followPriceNews(cache: QueryClient): void {
  let known: number | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    pause = undefined;
    void cache.invalidateQueries({ queryKey: queries.session.start.key() });
    void cache.invalidateQueries({ queryKey: queries.settings.margins.key() });
    void cache.invalidateQueries({ queryKey: queries.parts.key() });
    for (const listener of listeners) listener();
  };
  onStatus(({ status }) => {
    if (!status || status.priceRevision === known) return;
    const isFirst = known === undefined;
    known = status.priceRevision;
    // What the page read when it opened is as new as this.
    if (!isFirst) pause ??= setTimeout(tell, SHORTEST_PAUSE_MS);
  });
}
