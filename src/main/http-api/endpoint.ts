import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { AnswerOnce } from './answer-once.ts';
import { failureMessage, failureStatus, type FailureStatus } from './failure.ts';
import { describeEndpoint } from './openapi.ts';
import { parseRequest } from './parse-request.ts';

type AnyObject = z.ZodObject;
export type SuccessStatus = 200 | 202;

/** One path: what it takes and what it answers. The OpenAPI document is made of this. */
export interface Endpoint<Query extends AnyObject, Body extends AnyObject> {
  readonly method: 'get' | 'post' | 'put';
  /** With `{id}` where an integer key stands. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly query?: Query;
  readonly body?: Body;
  /** An empty body stands for one without fields. */
  readonly bodyOptional?: boolean;
  /** What an `{id}` that no row can have leads to. */
  readonly missing?: ShopError;
  readonly answers: Readonly<
    Partial<Record<SuccessStatus, { readonly what: string; readonly schema: z.ZodType }>>
  >;
  readonly fails: readonly FailureStatus[];
}

export interface ApiRequest<Query extends AnyObject, Body extends AnyObject> {
  /** 0 where the path has no `{id}`. */
  readonly id: number;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

export interface Answer {
  readonly status: SuccessStatus;
  readonly body: object;
}
export type EndpointResult = Result<Answer, ShopError>;

/** A path that changes nothing. */
export function addRead<Query extends AnyObject, Body extends AnyObject>(
  api: OpenAPIHono,
  endpoint: Endpoint<Query, Body>,
  read: (request: ApiRequest<Query, Body>) => Promise<Result<object, ShopError>>,
): void {
  describeEndpoint(api, endpoint, false);
  api.on(endpoint.method, honoPath(endpoint.path), async (c) => {
    const parsed = await parseRequest(endpoint, c);
    if (!parsed.ok) return refuse(c, parsed.error);
    const result = await read(parsed.value.request);
    return result.ok ? c.json(result.value, 200) : refuseShop(c, result.error);
  });
}

/** A path that records something: once for a key, however often it is sent. */
export function addWrite<Query extends AnyObject, Body extends AnyObject>(
  api: OpenAPIHono,
  answerOnce: AnswerOnce,
  endpoint: Endpoint<Query, Body>,
  write: (request: ApiRequest<Query, Body>, operationId: OperationId) => Promise<EndpointResult>,
): void {
  describeEndpoint(api, endpoint, true);
  api.on(endpoint.method, honoPath(endpoint.path), async (c) => {
    const parsed = await parseRequest(endpoint, c);
    if (!parsed.ok) return refuse(c, parsed.error);
    const asked = {
      key: c.req.header('idempotency-key'),
      method: c.req.method,
      path: c.req.path,
      ...parsed.value,
    };
    const result = await answerOnce(asked, (operationId) => write(parsed.value.request, operationId));
    if (!result.ok) return refuseShop(c, result.error);
    const { status, body, replayed } = result.value;
    if (replayed) c.header('idempotency-replayed', 'true');
    return c.body(body, status, { 'content-type': 'application/json' });
  });
}

export interface RequestFault {
  readonly status: 400 | 404;
  readonly message: string;
}

function refuse(c: Context, fault: RequestFault): Response {
  return c.json({ error: fault.message }, fault.status);
}

function refuseShop(c: Context, error: ShopError): Response {
  const status = failureStatus(error);
  if (status === 503) c.header('retry-after', '5');
  return c.json({ error: failureMessage(error) }, status);
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
