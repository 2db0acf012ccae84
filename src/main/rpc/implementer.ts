import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { Logger } from '../application/ports.ts';
import { badInput } from './bad-input.ts';
import { ShopFailure } from './shop-failure.ts';

/** Finds an unexpected error in the log. Short, because a person reads it out over the telephone. */
export type ReferenceSource = () => string;

export type Implementer = ReturnType<typeof createImplementer>;

/** The contract, with every failure of every procedure turned into the contract's error `SHOP`. */
export function createImplementer(logger: Logger, newReference: ReferenceSource) {
  return implement(contract).use(async ({ next, errors, path, signal }) => {
    try {
      return await next();
    } catch (error) {
      // The caller went away: there is nobody to tell, and nothing went wrong.
      if (signal?.aborted && error === signal.reason) throw error;
      const data = expectedError(error) ?? unexpectedError(error, path, logger, newReference);
      throw errors.SHOP({ data, cause: error });
    }
  });
}

function expectedError(error: unknown): ShopError | undefined {
  if (error instanceof ShopFailure) return error.shopError;
  return error instanceof ORPCError ? badInput(error) : undefined;
}

function unexpectedError(
  cause: unknown,
  path: readonly string[],
  logger: Logger,
  newReference: ReferenceSource,
): ShopError {
  const reference = newReference();
  logger.error('unexpected-error', { reference, procedure: path.join('.'), cause });
  return { code: 'unexpected', reference };
}
