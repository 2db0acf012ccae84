import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import type { ReplicaPart } from '../application/ports.ts';
import { success } from '../../shared/domain/result.ts';
import { text } from '../../shared/operations/fields.ts';
import { addRead } from './endpoint.ts';
import { amountOut, pesos, textOut } from './figures-out.ts';

const partOut = z.object({
  id_part: z.int(),
  oem_part_number: z.string().openapi({ description: 'El número de la parte, OEM o alterna.' }),
  name_part: z.string(),
  name_es: textOut,
  cost_usd: amountOut.nullable(),
  group_name: textOut.openapi({ description: 'Grupo de una parte OEM; marca de una alterna.' }),
  part_type: z.enum(['oem', 'aftermarket']),
});

export function addParts(api: OpenAPIHono, useCases: ApiUseCases): void {
  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/search-parts',
      tag: 'Partes',
      summary: 'Hasta 20 partes OEM y después hasta 20 alternas',
      query: z.object({
        q: text(200)
          .optional()
          .openapi({ description: 'Código o palabras; con menos de 2 caracteres, nada.' }),
      }),
      answers: { 200: { what: 'Las mejores primero', schema: z.array(partOut) } },
      fails: [400, 503],
    },
    async ({ query }) => {
      const found = await useCases.searchParts(query.q ?? '');
      return found.ok ? success(found.value.map(listedPart)) : found;
    },
  );
}

function listedPart(row: ReplicaPart): z.output<typeof partOut> {
  return {
    id_part: row.part.id,
    oem_part_number: row.code,
    name_part: row.name,
    name_es: row.nameEs,
    cost_usd: row.cost && pesos(row.cost.sourceCents),
    group_name: row.part.kind === 'oem' ? row.group : row.brand,
    part_type: row.part.kind,
  };
}
