import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { parseDecimal } from './decimal-text.ts';
import type { ApiRequest, Endpoint, RequestFault } from './endpoint.ts';
import { parseExactJson } from './exact-json.ts';
import { failureMessage } from './failure.ts';
import { MAX_INTEGER_ID } from './request-fields.ts';
import { bodyProblem, queryProblem } from './request-problem.ts';

interface ParsedRequest<Query extends z.ZodObject, Body extends z.ZodObject> {
  readonly request: ApiRequest<Query, Body>;
  /** The body as it was sent, before any default: what a resend is compared with. */
  readonly sent: unknown;
}

/** Checks a request whole, before anything is done. */
export async function parseRequest<Query extends z.ZodObject, Body extends z.ZodObject>(
  endpoint: Endpoint<Query, Body>,
  c: Context,
): Promise<Result<ParsedRequest<Query, Body>, RequestFault>> {
  const id = endpoint.path.includes('{id}') ? integerId(c.req.param('id')) : 0;
  if (id === undefined && endpoint.missing) {
    return failure({ status: 404, message: failureMessage(endpoint.missing) });
  }

  const query = endpoint.query?.safeParse(c.req.query());
  if (query?.success === false) return failure({ status: 400, message: queryProblem(query.error) });

  const sent = await sentBody(endpoint, c);
  if (!sent.ok) return sent;
  const body = endpoint.body?.safeParse(sent.value);
  if (body?.success === false) return failure({ status: 400, message: bodyProblem(body.error) });

  return success({
    request: {
      id: id ?? 0,
      query: (query?.data ?? {}) as z.output<Query>,
      body: (body?.data ?? {}) as z.output<Body>,
    },
    sent: sent.value,
  });
}

async function sentBody(
  endpoint: Endpoint<z.ZodObject, z.ZodObject>,
  c: Context,
): Promise<Result<unknown, RequestFault>> {
  if (!endpoint.body) return success(null);
  const text = await c.req.text();
  if (endpoint.bodyOptional && text.trim() === '') return success({});
  try {
    return success(parseExactJson(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure({
      status: 400,
      message: 'El cuerpo de la petición no es JSON válido. No se guardó nada.',
    });
  }
}

function integerId(text: string | undefined): number | undefined {
  // Digits alone: a path is no place for `1e3` or ` 7`.
  const value = text !== undefined && /^\d+$/.test(text) ? parseDecimal(text, 0) : undefined;
  return typeof value === 'number' && value >= 1 && value <= MAX_INTEGER_ID ? value : undefined;
}
