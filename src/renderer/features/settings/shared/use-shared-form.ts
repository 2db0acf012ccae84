import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShopSettings } from '../../../../shared/contract/session.ts';
import type { SettingName } from '../../../../shared/domain/settings/shared-settings.ts';
import { client, queries, shopErrorOf } from '../../../client.ts';
import { failureMessage } from '../../../failure-message.ts';
import { SETTING_TEXTS, type SettingText } from './setting-texts.ts';

export interface SharedForm {
  /** Undefined while they are being read. */
  readonly stored: ShopSettings | undefined;
  /** Without central they can be looked at. */
  readonly isFromCentral: boolean;
  readonly readFailure: string | null;
  readonly text: (name: SettingName) => string;
  readonly change: (name: SettingName, text: string) => void;
  readonly problem: (name: SettingName) => string | undefined;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly outcome: { readonly tone: 'positive' | 'danger' | 'info'; readonly text: string } | null;
}

type Texts = { readonly [Name in SettingName]?: string };

/** While central is away: what it says is what can be changed. */
const ASKED_AGAIN_MS = 2_000;
const sharedQuery = queries.settings.shared.queryOptions({
  staleTime: 0,
  gcTime: 0,
  refetchInterval: ({ state }) => (state.data?.source === 'central' ? false : ASKED_AGAIN_MS),
});

/** Some of the shared settings as texts in fields: read from central, saved in central, all of them or none. */
export function useSharedForm(names: readonly SettingName[]): SharedForm {
  const cache = useQueryClient();
  const shared = useQuery(sharedQuery);
  const [typed, setTyped] = useState<Texts>({});
  const [problems, setProblems] = useState<Texts>({});
  const [outcome, setOutcome] = useState<SharedForm['outcome']>(null);
  const stored = shared.data?.settings;

  const save = useMutation({
    mutationFn: (edit: Parameters<typeof client.settings.change>[0]) => client.settings.change(edit),
    async onSuccess() {
      setOutcome({ tone: 'positive', text: 'Guardado. Vale desde este momento en todas las terminales.' });
      await Promise.all([shared.refetch(), cache.invalidateQueries(queries.session.start.queryOptions())]);
      setTyped({});
    },
    async onError(error) {
      setOutcome({ tone: 'danger', text: failureMessage(error) });
      // What stands there now is what the next save compares with; what was typed stays.
      if (shopErrorOf(error)?.code === 'changed-meanwhile') await shared.refetch();
    },
  });

  const text = (name: SettingName) => typed[name] ?? (stored ? showSetting(name, stored) : '');

  function apply() {
    if (!stored || save.isPending) return;
    const parsed = names.map((name) => ({ name, result: parseSetting(name, text(name)) }));
    const wrong = parsed.flatMap(({ name, result }) => (result.ok ? [] : [[name, result.problem] as const]));
    setProblems(Object.fromEntries(wrong));
    if (wrong.length > 0) return setOutcome(null);
    const after = parsed.flatMap(({ name, result }) => (result.ok ? [[name, result.value] as const] : []));
    const changed = after.filter(([name, value]) => value !== stored[name]);
    if (changed.length === 0) return setOutcome({ tone: 'info', text: 'No hay nada que guardar.' });
    const before = changed.map(([name]) => [name, stored[name]] as const);
    setOutcome(null);
    save.mutate({ before: Object.fromEntries(before), after: Object.fromEntries(changed) });
  }

  return {
    stored,
    isFromCentral: shared.data?.source === 'central',
    readFailure: shared.isError ? failureMessage(shared.error) : null,
    text,
    change(name, value) {
      setTyped((now) => ({ ...now, [name]: value }));
      setProblems(({ [name]: _solved, ...others }) => others);
      setOutcome(null);
    },
    problem: (name) => problems[name],
    save: apply,
    isSaving: save.isPending,
    outcome,
  };
}

function showSetting(name: SettingName, settings: ShopSettings): string {
  return (SETTING_TEXTS[name] as SettingText<unknown>).show(settings[name]);
}

function parseSetting(name: SettingName, text: string) {
  return (SETTING_TEXTS[name] as SettingText<ShopSettings[SettingName]>).parse(text);
}
