import { z } from '@hono/zod-openapi';
import type { Recorded } from '../application/api/recorded.ts';
import type { Answer, SuccessStatus } from './endpoint.ts';

const WAITING = 'pendiente de enviar al servidor de la tienda';
const PARKED = 'quedó por revisar en la terminal';

/** What every path that records something answers when central has not taken it yet. */
const accepted = {
  what: 'Guardado en la terminal; el servidor de la tienda lo recibirá en cuanto conteste.',
  schema: z.object({
    id: z.null().openapi({ description: 'El servidor de la tienda todavía no le da clave.' }),
    folio: z.string().nullable().openapi({ description: 'El de la factura; nulo si no lo hay.' }),
    operation_id: z
      .uuid()
      .openapi({ description: 'Para preguntar después en /api/pos/operations?operation_id=.' }),
    message: z.string(),
  }),
};

/** The two answers of a path that makes a row. */
export function writtenAnswers(what: string, schema: z.ZodType) {
  return { 200: { what, schema }, 202: accepted } satisfies Partial<
    Record<SuccessStatus, { what: string; schema: z.ZodType }>
  >;
}

/** 200 with the fields of the original, or 202 while central does not have it. */
export function writtenAnswer(recorded: Recorded, fields: object, message: string): Answer {
  if (recorded.complete) return { status: 200, body: { ...fields, message } };
  return {
    status: 202,
    body: {
      ...fields,
      id: null,
      folio: recorded.folio,
      operation_id: recorded.operationId,
      message: `${message}; ${recorded.state === 'parked' ? PARKED : WAITING}`,
    },
  };
}
