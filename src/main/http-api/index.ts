import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import type { IdSource, LocalStore, Logger } from '../application/ports.ts';
import { errorMessage } from '../../shared/domain/errors.ts';
import { createAnswerOnce } from './answer-once.ts';
import { addCustomers } from './customers.ts';
import { addInvoices } from './invoices.ts';
import { addDocument } from './openapi.ts';
import { addOperations } from './operations.ts';
import { addParts } from './parts.ts';
import { addPayments } from './payments.ts';
import { addStatement } from './statement.ts';

export interface HttpApiDeps {
  readonly useCases: ApiUseCases;
  readonly local: LocalStore;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** A short text that leads from a message on a screen to the line of the log. */
  readonly newReference: () => string;
  readonly version: string;
}

/**
 * The original's HTTP paths under `/api/`, over the same use cases and the same outbox as the counter. The host lets
 * nobody in without the token.
 */
export function createHttpApi(deps: HttpApiDeps): OpenAPIHono {
  const { useCases, logger } = deps;
  const api = new OpenAPIHono();
  const answerOnce = createAnswerOnce(deps);
  addCustomers(api, useCases, answerOnce);
  addStatement(api, useCases);
  addInvoices(api, useCases, answerOnce);
  addPayments(api, useCases, answerOnce);
  addParts(api, useCases);
  addOperations(api, useCases);
  addDocument(api, deps.version);

  api.notFound((c) => c.json({ error: 'No existe esa ruta.' }, 404));
  api.onError((error, c) => {
    const reference = deps.newReference();
    logger.error('http-api-failed', { reference, method: c.req.method, path: c.req.path, error });
    return c.json({ error: errorMessage({ code: 'unexpected', reference }) }, 500);
  });
  return api;
}
