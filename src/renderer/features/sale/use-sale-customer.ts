import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId } from '../../../shared/domain/ids.ts';
import { queries } from '../../client.ts';

/** What he owes may change at another terminal while he is being served. */
const ASKED_AGAIN_MS = 3_000;

export interface SaleCustomer {
  /** Undefined for público en general, and while it is being read. */
  readonly row: CustomerRow | undefined;
  readonly error: unknown;
}

/** The customer of the cart, with the balance as it is now. */
export function useSaleCustomer(customerId: CustomerId): SaleCustomer {
  const isPublic = customerId === PUBLIC_CUSTOMER_ID;
  const query = useQuery(
    queries.customers.get.queryOptions({
      input: { customerId },
      enabled: !isPublic,
      refetchInterval: ASKED_AGAIN_MS,
    }),
  );
  return { row: isPublic ? undefined : query.data, error: isPublic ? null : query.error };
}

/** A customer that a list has just shown is there at once; the newest balance follows. */
export function useRememberCustomer(): (row: CustomerRow) => void {
  const cache = useQueryClient();
  return (row) =>
    cache.setQueryData(queries.customers.get.queryKey({ input: { customerId: row.customerId } }), row);
}
