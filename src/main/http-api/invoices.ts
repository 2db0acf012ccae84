import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import type { InvoiceRequestLine } from '../application/api/catalogue-lines.ts';
import { ZERO_CENTS } from '../../shared/domain/money.ts';
import { success } from '../../shared/domain/result.ts';
import { basisPoints, ONE_PIECE } from '../../shared/domain/scaled.ts';
import type { AnswerOnce } from './answer-once.ts';
import { addRead, addWrite } from './endpoint.ts';
import { amountOut, pesos } from './figures-out.ts';
import {
  detailedInvoice,
  detailedItem,
  invoiceListRow,
  invoiceOut,
  invoiceStatus,
  itemOut,
  listedInvoice,
} from './invoices-out.ts';
import { pageQuery, pageRequest, pagination, paginationOf } from './pagination.ts';
import {
  amount,
  integerId,
  marginPercent,
  optionalText,
  orNull,
  quantity,
  taxRate,
} from './request-fields.ts';
import { writtenAnswer, writtenAnswers } from './written.ts';

/** The original's own default, whatever the shop's is. */
const DEFAULT_MARGIN = basisPoints(3000);
const MOST_LINES = 500;
const tag = 'Facturas';
const missing = { code: 'invoice-not-found' } as const;

const line = z
  .object({
    part_id: orNull(integerId, 'integer'),
    aftermarket_id: orNull(integerId, 'integer'),
    description: optionalText(500)
      .optional()
      .openapi({ description: 'Necesaria si la línea no es una parte del catálogo.' }),
    quantity: orNull(quantity),
    unit_cost: orNull(amount(100)),
    margin_pct: orNull(marginPercent),
    unit_price: orNull(amount(130)).openapi({
      description: 'Sin IVA. Si falta: costo × (1 + margen / 100).',
    }),
  })
  .refine((item) => typeof item.part_id !== 'number' || typeof item.aftermarket_id !== 'number', {
    path: ['aftermarket_id'],
    message: 'la línea ya tiene part_id; envíe uno de los dos',
  });

const newInvoice = z.object({
  customer_id: integerId,
  items: z.array(line).max(MOST_LINES).nullish().openapi({ description: 'Al menos una.' }),
  tax_rate: orNull(taxRate),
  notes: optionalText(2000).optional(),
});

export function addInvoices(api: OpenAPIHono, useCases: ApiUseCases, answerOnce: AnswerOnce): void {
  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/invoices',
      tag,
      summary: 'Facturas, lo más nuevo primero',
      query: z.object({
        customer_id: integerId.optional().openapi({ type: 'integer' }),
        status: z
          .preprocess((text) => (text === '' ? undefined : text), invoiceStatus.optional())
          .openapi({ type: 'string', enum: [...invoiceStatus.options] }),
        ...pageQuery,
      }),
      answers: {
        200: { what: 'Una página', schema: z.object({ data: z.array(invoiceListRow), pagination }) },
      },
      fails: [400, 503],
    },
    async ({ query }) => {
      const asked = pageRequest(query);
      const filter = { customerId: query.customer_id ?? null, status: query.status ?? null };
      const page = await useCases.invoices({ ...asked, ...filter });
      if (!page.ok) return page;
      return success({
        data: page.value.rows.map(listedInvoice),
        pagination: paginationOf(asked, page.value),
      });
    },
  );

  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/invoices/{id}',
      tag,
      summary: 'Una factura con sus líneas',
      missing,
      answers: {
        200: { what: 'La factura', schema: z.object({ invoice: invoiceOut, items: z.array(itemOut) }) },
      },
      fails: [404, 503],
    },
    async ({ id }) => {
      const found = await useCases.invoice(id);
      if (!found.ok) return found;
      const { invoice, items } = found.value;
      return success({ invoice: detailedInvoice(invoice), items: items.map(detailedItem) });
    },
  );

  addWrite(
    api,
    answerOnce,
    {
      method: 'post',
      path: '/api/pos/invoices',
      tag,
      summary: 'Facturar a crédito',
      body: newInvoice,
      answers: writtenAnswers(
        'Creada',
        z.object({
          id: z.int(),
          folio: z.string(),
          total: amountOut,
          message: z.literal('Factura creada'),
        }),
      ),
      fails: [400, 404, 422, 503],
    },
    async ({ body }, operationId) => {
      const recorded = await useCases.recordInvoice(operationId, {
        customerId: body.customer_id,
        lines: (body.items ?? []).map(requestLine),
        taxRateBasisPoints: body.tax_rate ?? null,
        notes: body.notes ?? null,
      });
      if (!recorded.ok) return recorded;
      const { id, folio, totalCents } = recorded.value;
      return success(
        writtenAnswer(recorded.value, { id, folio, total: pesos(totalCents) }, 'Factura creada'),
      );
    },
  );

  addWrite(
    api,
    answerOnce,
    {
      method: 'put',
      path: '/api/pos/invoices/{id}/cancel',
      tag,
      summary: 'Cancelar una factura',
      missing,
      body: z.object({ reason: optionalText(500).optional() }),
      bodyOptional: true,
      answers: writtenAnswers('Cancelada', z.object({ message: z.literal('Factura cancelada') })),
      fails: [400, 404, 422, 503],
    },
    async ({ id, body }, operationId) => {
      const recorded = await useCases.cancelInvoice(operationId, id, body.reason ?? null);
      if (!recorded.ok) return recorded;
      return success(writtenAnswer(recorded.value, {}, 'Factura cancelada'));
    },
  );
}

function requestLine(item: z.output<typeof line>): InvoiceRequestLine {
  return {
    part: partOf(item),
    description: item.description ?? null,
    quantityMilli: item.quantity ?? ONE_PIECE,
    unitCostCents: item.unit_cost ?? ZERO_CENTS,
    marginBasisPoints: item.margin_pct ?? DEFAULT_MARGIN,
    unitPriceCents: item.unit_price ?? null,
  };
}

function partOf(item: z.output<typeof line>): InvoiceRequestLine['part'] {
  if (typeof item.part_id === 'number') return { kind: 'oem', id: item.part_id };
  if (typeof item.aftermarket_id === 'number') return { kind: 'aftermarket', id: item.aftermarket_id };
  return null;
}
