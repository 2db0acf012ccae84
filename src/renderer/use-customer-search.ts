import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CustomerRow } from '../shared/contract/customers.ts';
import { queries } from './client.ts';

const MOST_ROWS = 200;
/** Balances move: what is shown again is asked again. */
const KEPT_MS = 5_000;

export interface CustomerSearchView {
  readonly rows: readonly CustomerRow[];
  /** The rows answer the text as it is now. */
  readonly isCurrent: boolean;
  readonly error: unknown;
}

export function customerSearchQuery(text: string) {
  return queries.customers.search.queryOptions({ input: { text, limit: MOST_ROWS }, gcTime: KEPT_MS });
}

export function useCustomerSearch(text: string): CustomerSearchView {
  const search = useQuery({ ...customerSearchQuery(text), placeholderData: keepPreviousData });
  return {
    rows: search.data?.rows ?? [],
    isCurrent: search.isSuccess && !search.isPlaceholderData,
    error: search.error,
  };
}
