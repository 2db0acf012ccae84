import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function cashiersProcedures(os: Implementer, { cashiers }: UseCases) {
  return {
    authorise: os.cashiers.authorise.handler(async ({ input }) => valueOf(await cashiers.authorise(input))),
  };
}
