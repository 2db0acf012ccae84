import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InvoiceFilter, InvoicePlace, InvoiceRow } from '../../../shared/contract/invoices.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import { queries } from '../../client.ts';

const PAGE_ROWS = 50;
/** What is shown again is asked again: other terminals sell meanwhile. */
const KEPT_MS = 2_000;

/** While central is away it is looked for; a list that somebody has scrolled down stays as it is. */
const LOOKED_FOR_MS = 1_500;
const FIRST_PAGE_MS = 15_000;

function askedAgainMs(pages: readonly { readonly source: 'central' | 'terminal' }[]): number | false {
  if (pages.some((page) => page.source === 'terminal')) return LOOKED_FOR_MS;
  return pages.length === 1 && FIRST_PAGE_MS;
}

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
    refetchInterval: ({ state }) => askedAgainMs(state.data?.pages ?? []),
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
