import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import { success } from '../../shared/domain/result.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { addRead } from './endpoint.ts';

const operationId = z
  .uuid()
  .transform((id) => id as OperationId)
  .openapi({ type: 'string', format: 'uuid' });

const operationOut = z.object({
  operation_id: z.uuid(),
  state: z
    .enum(['pending', 'delivered', 'parked'])
    .openapi({ description: 'pending: por enviar; delivered: en el servidor; parked: por revisar.' }),
  id: z.int().nullable().openapi({ description: 'La clave entera, cuando el servidor ya la dio.' }),
  folio: z.string().nullable(),
});

/** Beside the original's paths: how a client that was answered 202 learns the integer key. */
export function addOperations(api: OpenAPIHono, useCases: ApiUseCases): void {
  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/operations',
      tag: 'Operaciones',
      summary: 'En qué va una operación que se contestó con 202',
      query: z.object({ operation_id: operationId }),
      answers: { 200: { what: 'La operación', schema: operationOut } },
      fails: [400, 404],
    },
    async ({ query }) => {
      const found = await useCases.operation(query.operation_id);
      if (!found.ok) return found;
      const { state, id, folio } = found.value;
      return success({ operation_id: found.value.operationId, state, id, folio });
    },
  );
}
