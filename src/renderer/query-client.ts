import { QueryClient } from '@tanstack/react-query';
import { shopErrorOf } from './client.ts';

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 3_000;

/**
 * Reading is asked again until the main process answers: it is on this same computer. An answer that is an error is an
 * answer. Whether the computer has a network does not matter to any question.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: (_failures, error) => shopErrorOf(error) === undefined,
      retryDelay: (failures) => Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS),
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
