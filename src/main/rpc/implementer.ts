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
    const failureOf = (error: unknown) => {
      // The caller went away: there is nobody to tell, and nothing went wrong.
      if (signal?.aborted && error === signal.reason) return error;
      const data = expectedError(error) ?? unexpectedError(error, path, logger, newReference);
      return errors.SHOP({ data, cause: error });
    };
    try {
      const result = await next();
      return isStream(result.output) ? { ...result, output: failingAs(failureOf, result.output) } : result;
    } catch (error) {
      throw failureOf(error);
    }
  });
}

/** A stream fails long after its procedure has returned it. */
async function* failingAs(
  failureOf: (error: unknown) => unknown,
  stream: AsyncIterable<unknown>,
): AsyncGenerator<unknown, void> {
  try {
    yield* stream;
  } catch (error) {
    throw failureOf(error);
  }
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
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
