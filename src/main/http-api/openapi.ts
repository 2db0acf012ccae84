import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Endpoint } from './endpoint.ts';
import type { FailureStatus } from './failure.ts';
import { MAX_INTEGER_ID } from './request-fields.ts';

type Failures = FailureStatus | 401 | 413;

const errorBody = z.object({
  error: z.string().openapi({ description: 'Qué pasó y qué hacer, en español.' }),
});

const failureTexts: Readonly<Record<Failures, string>> = {
  400: 'La petición tiene un dato que no se puede aceptar. No se guardó nada.',
  401: 'Falta el token o no es el de esta terminal.',
  404: 'No existe.',
  413: 'El cuerpo de la petición pasa de 2 MB.',
  422: 'La petición es correcta, pero una regla de la tienda no la permite. No se guardó nada.',
  500: 'Error inesperado, con la referencia para soporte.',
  503: 'El servidor de la tienda no contesta.',
  507: 'No hay espacio en el disco de la terminal. No se guardó nada.',
};

/** Enters a path into the document, from the same schemas that check its requests. */
export function describeEndpoint(
  api: OpenAPIHono,
  endpoint: Endpoint<z.ZodObject, z.ZodObject>,
  isWrite: boolean,
): void {
  const fails: Failures[] = [401, ...endpoint.fails, 500];
  if (isWrite) fails.push(413, 507);
  api.openAPIRegistry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    security: [{ token: [] }],
    request: {
      ...(endpoint.path.includes('{id}') ? { params: idParameter } : {}),
      ...(endpoint.query ? { query: endpoint.query } : {}),
      ...(isWrite ? { headers: keyHeader } : {}),
      ...(endpoint.body
        ? {
            body: {
              required: endpoint.bodyOptional !== true,
              content: { 'application/json': { schema: endpoint.body } },
            },
          }
        : {}),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(endpoint.answers).map(([status, { what, schema }]) => [
          status,
          { description: what, content: { 'application/json': { schema } } },
        ]),
      ),
      ...Object.fromEntries(
        [...new Set(fails)]
          .toSorted((first, second) => first - second)
          .map((status) => [
            status,
            { description: failureTexts[status], content: { 'application/json': { schema: errorBody } } },
          ]),
      ),
    },
  });
}

/** Serves the document of every path entered so far. */
export function addDocument(api: OpenAPIHono, version: string): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'El token que la terminal muestra al arrancar.',
  });
  api.get('/api/openapi.json', (c) =>
    c.json(
      api.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Nexus POS',
          version,
          description:
            'Clientes, facturas a crédito, pagos y búsqueda de partes. Las escrituras quedan guardadas en la terminal antes de contestar.',
        },
      }),
    ),
  );
}

const idParameter = z.object({
  id: z.int().min(1).max(MAX_INTEGER_ID).openapi({ description: 'Clave entera.', example: 1 }),
});

const keyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(255).optional().openapi({
    description:
      'Identifica la petición. Repetirla con la misma clave da la primera respuesta sin hacer el trabajo dos veces; con otros datos se rechaza (422).',
  }),
});
