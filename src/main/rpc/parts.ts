import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function partsProcedures(os: Implementer, useCases: UseCases) {
  return {
    search: os.parts.search.handler(async ({ input }) => valueOf(await useCases.searchParts(input))),
    resolve: os.parts.resolve.handler(async ({ input }) => valueOf(await useCases.resolvePart(input))),
  };
}
