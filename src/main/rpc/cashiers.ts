import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { latestValues } from './latest-values.ts';
import { valueOf } from './shop-failure.ts';

const DONE = { done: true } as const;

export function cashiersProcedures(os: Implementer, { cashiers }: UseCases) {
  return {
    watchDuty: os.cashiers.watchDuty.handler(({ signal }) => latestValues(cashiers.duty, signal)),
    signIn: os.cashiers.signIn.handler(async ({ input }) => valueOf(await cashiers.signIn(input.pin))),
    lock: os.cashiers.lock.handler(() => {
      cashiers.lock();
      return DONE;
    }),
    active: os.cashiers.active.handler(() => {
      cashiers.active();
      return DONE;
    }),
    authorise: os.cashiers.authorise.handler(async ({ input }) => valueOf(await cashiers.authorise(input))),
    createFirstOwner: os.cashiers.createFirstOwner.handler(async ({ input }) =>
      valueOf(await cashiers.createFirstOwner(input)),
    ),
    list: os.cashiers.list.handler(async () => valueOf(await cashiers.listCashiers())),
    save: os.cashiers.save.handler(async ({ input }) => {
      valueOf(await cashiers.saveCashier(input));
      return DONE;
    }),
    authorisations: os.cashiers.authorisations.handler(async ({ input }) =>
      valueOf(await cashiers.listAuthorisations(input)),
    ),
    changes: os.cashiers.changes.handler(async ({ input }) =>
      valueOf(await cashiers.listSharedChanges(input)),
    ),
  };
}
