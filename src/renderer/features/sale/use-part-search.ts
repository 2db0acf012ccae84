import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { queries } from '../../client.ts';

const MOST_RESULTS = 30;
/** Prices change rarely and the replica answers in a millisecond: what is asked again is asked anew. */
const KEPT_MS = 5_000;

export interface PartSearchView {
  readonly rows: readonly PartRow[];
  readonly source: 'replica' | 'central' | 'none' | null;
  /** The rows answer the text as it is now, not as it was a moment ago. */
  readonly isCurrent: boolean;
  readonly error: unknown;
}

export function usePartSearch(text: string, customerId: CustomerId | null): PartSearchView {
  const search = useQuery(
    queries.parts.search.queryOptions({
      input: { text, customerId, limit: MOST_RESULTS },
      enabled: text !== '',
      placeholderData: keepPreviousData,
      gcTime: KEPT_MS,
    }),
  );
  const data = text === '' ? undefined : search.data;
  return {
    rows: data?.rows ?? [],
    source: data?.source ?? null,
    isCurrent: text !== '' && search.isSuccess && !search.isPlaceholderData,
    error: search.error,
  };
}
