import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import { success } from '../../shared/domain/result.ts';
import { PAYMENT_METHODS } from '../../shared/domain/sale/tender.ts';
import type { AnswerOnce } from './answer-once.ts';
import { addWrite } from './endpoint.ts';
import { integerId, optionalText, optionalTextOrDigits, orNull, paymentAmount } from './request-fields.ts';
import { writtenAnswer, writtenAnswers } from './written.ts';

const newPayment = z.object({
  customer_id: integerId,
  amount: paymentAmount,
  payment_method: z.enum(PAYMENT_METHODS).nullish().openapi({ default: 'efectivo' }),
  reference: optionalTextOrDigits(100).optional(),
  invoice_id: orNull(integerId, 'integer').openapi({
    description: 'A qué factura se aplica. Si falta, a las más antiguas primero.',
  }),
  notes: optionalText(2000).optional(),
});

export function addPayments(api: OpenAPIHono, useCases: ApiUseCases, answerOnce: AnswerOnce): void {
  addWrite(
    api,
    answerOnce,
    {
      method: 'post',
      path: '/api/pos/payments',
      tag: 'Pagos',
      summary: 'Registrar un abono. Lo que ninguna factura toma queda como saldo a favor',
      body: newPayment,
      answers: writtenAnswers('Registrado', z.object({ id: z.int(), message: z.literal('Pago registrado') })),
      fails: [400, 404, 422, 503],
    },
    async ({ body }, operationId) => {
      const recorded = await useCases.recordPayment(operationId, {
        customerId: body.customer_id,
        invoiceId: body.invoice_id ?? null,
        amountCents: body.amount,
        method: body.payment_method ?? 'efectivo',
        reference: body.reference ?? null,
        notes: body.notes ?? null,
      });
      if (!recorded.ok) return recorded;
      return success(writtenAnswer(recorded.value, { id: recorded.value.id }, 'Pago registrado'));
    },
  );
}
