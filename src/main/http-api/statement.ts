import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import type { Statement } from '../application/ports-api.ts';
import { success } from '../../shared/domain/result.ts';
import { customerOut, detailed } from './customers.ts';
import { addRead } from './endpoint.ts';
import { amountOut, instantOut, pesos, textOut } from './figures-out.ts';

const statementOut = z.object({
  customer: customerOut,
  invoices: z.array(
    z.object({
      id_invoice: z.int(),
      folio: z.string(),
      date_issued: instantOut,
      total: amountOut,
      amount_paid: amountOut,
      status: z.enum(['pending', 'partial', 'paid']),
    }),
  ),
  payments: z.array(
    z.object({
      id_payment: z.int(),
      amount: amountOut,
      refunded: amountOut.openapi({ description: 'Lo que de este pago se devolvió.' }),
      payment_method: z.string(),
      reference: textOut,
      date_payment: instantOut,
      notes: textOut,
      invoice_folio: textOut,
    }),
  ),
});

export function addStatement(api: OpenAPIHono, useCases: ApiUseCases): void {
  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/customers/{id}/statement',
      tag: 'Clientes',
      summary: 'Estado de cuenta completo: facturas no canceladas y pagos, lo más nuevo primero',
      missing: { code: 'customer-not-found' },
      answers: {
        200: { what: 'Saldo = suma de total - suma de (amount - refunded)', schema: statementOut },
      },
      fails: [404, 503],
    },
    async ({ id }) => {
      const statement = await useCases.statement(id);
      return statement.ok ? success(stated(statement.value)) : statement;
    },
  );
}

function stated({ customer, invoices, payments }: Statement): object {
  return {
    customer: detailed(customer),
    invoices: invoices.map((invoice) => ({
      ...invoice,
      total: pesos(invoice.total),
      amount_paid: pesos(invoice.amount_paid),
    })),
    payments: payments.map((payment) => ({
      ...payment,
      amount: pesos(payment.amount),
      refunded: pesos(payment.refunded),
    })),
  };
}
