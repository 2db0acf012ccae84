import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InvoiceFilter, InvoicePlace, InvoiceRow } from '../../../shared/contract/invoices.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import { queries } from '../../client.ts';

const PAGE_ROWS = 50;
/** What is shown again is asked again: other terminals sell meanwhile. */
const KEPT_MS = 2_000;

export interface InvoicesView {
  readonly rows: readonly InvoiceRow[];
  /** The rows answer the filter as it is now. */
  readonly isCurrent: boolean;
  /** Central is away: these are the sales of this terminal alone. */
  readonly isThisTerminalAlone: boolean;
  readonly hasMore: boolean;
  readonly error: unknown;
  /** Does nothing while a page is on its way, or when there is none. */
  readonly showMore: () => void;
}

export function useInvoices(filter: InvoiceFilter): InvoicesView {
  const pages = useInfiniteQuery({
    ...queries.invoices.list.infiniteOptions({
      input: (after: InvoicePlace | null) => ({ filter, after, limit: PAGE_ROWS }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages ?? [];
  return {
    rows: loaded.flatMap((page) => page.rows),
    isCurrent: pages.isSuccess && !pages.isPlaceholderData,
    isThisTerminalAlone: loaded.some((page) => page.source === 'terminal'),
    hasMore: pages.hasNextPage,
    error: pages.error,
    showMore: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

export function useInvoice(invoiceId: InvoiceId) {
  return useQuery({
    ...queries.invoices.get.queryOptions({ input: { invoiceId } }),
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
  });
}
