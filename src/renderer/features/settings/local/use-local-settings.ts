import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LocalSettings } from '../../../../shared/domain/settings/local-settings.ts';
import { client, queries } from '../../../client.ts';
import { failureMessage } from '../../../failure-message.ts';
import { applyLocal } from './apply-local.ts';

const localQuery = queries.local.settings.queryOptions({ staleTime: Infinity });

/** What is of this computer, changed at once and kept by the terminal. */
export function useLocalSettings() {
  const cache = useQueryClient();
  const settings = useQuery(localQuery);
  const show = (changed: LocalSettings) => {
    cache.setQueryData(localQuery.queryKey, changed);
    applyLocal(changed);
  };
  const change = useMutation({
    mutationFn: (changes: Partial<LocalSettings>) => client.local.change(changes),
    // At once; what the terminal then keeps, or refuses, has the last word.
    onMutate(changes) {
      if (settings.data) show({ ...settings.data, ...changes });
    },
    onSuccess: show,
    async onError() {
      const kept = await settings.refetch();
      if (kept.data) applyLocal(kept.data);
    },
  });
  return {
    settings: settings.data,
    change: (changes: Partial<LocalSettings>) => change.mutate(changes),
    failure: change.isError ? failureMessage(change.error) : null,
  };
}
