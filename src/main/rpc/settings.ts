import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function settingsProcedures(os: Implementer, { settings }: UseCases) {
  return {
    shared: os.settings.shared.handler(async () => valueOf(await settings.shared())),
    change: os.settings.change.handler(async ({ input }) => {
      valueOf(await settings.change(input));
      return { saved: true as const };
    }),
    history: os.settings.history.handler(async ({ input }) => ({
      rows: valueOf(await settings.history(input)),
    })),
    margins: os.settings.margins.handler(async () => ({ rows: valueOf(await settings.margins()) })),
    setMargin: os.settings.setMargin.handler(async ({ input }) => {
      valueOf(await settings.setMargin(input));
      return { saved: true as const };
    }),
    connection: os.settings.connection.handler(async () => {
      const { inUse, canSave } = valueOf(await settings.connection());
      return { inUse: inUse && { ...inUse, hosts: [...inUse.hosts] }, canSave };
    }),
    testConnection: os.settings.testConnection.handler(async ({ input }) => ({
      hosts: [...valueOf(await settings.testConnection(input))],
    })),
    saveConnection: os.settings.saveConnection.handler(async ({ input }) => {
      valueOf(await settings.saveConnection(input));
      return { saved: true as const };
    }),
    names: os.settings.names.handler(async ({ input }) => ({ rows: valueOf(await settings.names(input)) })),
  };
}
