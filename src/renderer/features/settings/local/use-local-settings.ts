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
  const change = useMutation({
    mutationFn: (changes: Partial<LocalSettings>) => client.local.change(changes),
    onSuccess(changed) {
      cache.setQueryData(localQuery.queryKey, changed);
      applyLocal(changed);
    },
  });
  return {
    settings: settings.data,
    change: (changes: Partial<LocalSettings>) => change.mutate(changes),
    failure: change.isError ? failureMessage(change.error) : null,
  };
}
