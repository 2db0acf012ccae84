import type { LocalSettings } from '../../../shared/domain/settings/local-settings.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import {
  sayStored,
  SHARED_SETTINGS,
  type SettingName,
} from '../../../shared/domain/settings/shared-settings.ts';
import type {
  ConnectionFields,
  HostReport,
  NamedRow,
  Replica,
  ReplicaMargin,
  SharedChange,
} from '../ports.ts';
import type { ShopSettingsDeps } from '../shop-settings.ts';
import type { SharedSettingsDeps } from './acting-owner.ts';
import { askShared } from './ask-shared.ts';
import { changeSettings, sharedSettings, type SettingsEdit, type SettingsShown } from './change-settings.ts';
import {
  connectionInUse,
  saveConnection,
  testConnection,
  type ConnectionDeps,
  type ConnectionShown,
} from './connection.ts';
import { changeLocalSettings, readLocalSettings, type LocalSettingsDeps } from './local-settings.ts';
import { setMargin, type MarginEdit } from './set-margin.ts';

type Answer<Value> = Promise<Result<Value, ShopError>>;

export interface ChangeShown {
  readonly at: string;
  readonly cashierName: string | null;
  readonly terminalCode: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What Ajustes asks. */
export interface SettingsUseCases {
  readonly shared: () => Answer<SettingsShown>;
  readonly change: (edit: SettingsEdit) => Answer<void>;
  readonly history: (query: { readonly name: SettingName; readonly limit: number }) => Answer<ChangeShown[]>;
  readonly margins: () => Answer<ReplicaMargin[]>;
  readonly setMargin: (edit: MarginEdit) => Answer<void>;
  readonly names: (query: NameQuery) => Answer<NamedRow[]>;
  readonly local: () => Answer<LocalSettings>;
  readonly changeLocal: (changes: Parameters<typeof changeLocalSettings>[1]) => Answer<LocalSettings>;
  readonly connection: () => Answer<ConnectionShown>;
  readonly testConnection: (fields: ConnectionFields | null) => Answer<readonly HostReport[]>;
  readonly saveConnection: (fields: ConnectionFields) => Answer<void>;
}

export interface NameQuery {
  readonly kind: 'group' | 'brand';
  readonly text: string;
  readonly limit: number;
}

export type SettingsDeps = SharedSettingsDeps &
  ConnectionDeps &
  LocalSettingsDeps &
  ShopSettingsDeps & { readonly replica: Pick<Replica, 'margins' | 'searchNames'> };

export function createSettingsUseCases(deps: SettingsDeps): SettingsUseCases {
  return {
    shared: () => sharedSettings(deps),
    change: (edit) => changeSettings(deps, edit),
    async history({ name, limit }) {
      const answer = await askShared(deps, (store) => store.history(name, limit));
      return answer.ok ? success(answer.value.map((change) => changeShown(name, change))) : answer;
    },
    margins: async () => success([...deps.replica.margins()]),
    setMargin: (edit) => setMargin(deps, edit),
    local: async () => success(readLocalSettings(deps)),
    changeLocal: (changes) => changeLocalSettings(deps, changes),
    connection: async () => success(connectionInUse(deps)),
    testConnection: (fields) => testConnection(deps, fields),
    saveConnection: (fields) => saveConnection(deps, fields),
    names: async ({ kind, text, limit }) => success([...deps.replica.searchNames(kind, text, limit)]),
  };
}

function changeShown(name: SettingName, { before, after, ...change }: SharedChange): ChangeShown {
  const { key } = SHARED_SETTINGS[name];
  // A row that was not there before has no value at all; that of "none" is stored as such.
  const say = (stored: unknown) => (stored === undefined ? null : sayStored(key, stored));
  return { ...change, before: say(before), after: say(after) };
}
