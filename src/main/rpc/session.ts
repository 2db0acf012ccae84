import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { latestValues } from './latest-values.ts';
import { valueOf } from './shop-failure.ts';

export function sessionProcedures(os: Implementer, useCases: UseCases) {
  return {
    start: os.session.start.handler(async ({ signal }) => valueOf(await useCases.startSession(signal))),
    watchStatus: os.session.watchStatus.handler(({ signal }) => latestValues(useCases.status, signal)),
  };
}
