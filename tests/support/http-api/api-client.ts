/** A program of the shop's that speaks HTTP to one terminal. Bodies may be given as text, to send what no client would. */
export interface ApiClient {
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body: unknown, key?: string): Promise<ApiAnswer>;
  put(path: string, body: unknown, key?: string): Promise<ApiAnswer>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. Tests name what they expect of it. */
  readonly body: Json;
}

// oxlint-disable-next-line typescript/no-explicit-any -- an answer is whatever the test says it must be
export type Json = any;

export function apiClient(origin: string, token: string | null): ApiClient {
  const send = async (method: string, path: string, body?: unknown, key?: string): Promise<ApiAnswer> => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : null };
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body, key) => send('POST', path, body, key),
    put: (path, body, key) => send('PUT', path, body, key),
  };
}
