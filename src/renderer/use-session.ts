import { useQuery } from '@tanstack/react-query';
import { queries } from './client.ts';

/** Shared settings change from elsewhere now and then; a sale checks them again by itself. */
const ASKED_AGAIN_MS = 60_000;

/** Who this terminal is and how the shop prices. Undefined until the main process has answered. */
export function useSession() {
  return useQuery(
    queries.session.start.queryOptions({ refetchInterval: ASKED_AGAIN_MS, staleTime: ASKED_AGAIN_MS }),
  );
}
