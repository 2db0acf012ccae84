import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function localProcedures(os: Implementer, { settings }: UseCases) {
  return {
    settings: os.local.settings.handler(async () => valueOf(await settings.local())),
    change: os.local.change.handler(async ({ input }) => valueOf(await settings.changeLocal(input))),
  };
}
