import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import type { CustomerDetails, CustomerListRow } from '../application/ports-api.ts';
import { ZERO_CENTS } from '../../shared/domain/money.ts';
import { success } from '../../shared/domain/result.ts';
import { text } from '../../shared/operations/fields.ts';
import type { AnswerOnce } from './answer-once.ts';
import { addRead, addWrite } from './endpoint.ts';
import { amountOut, instantOut, pesos, textOut } from './figures-out.ts';
import { pageQuery, pageRequest, pagination, paginationOf } from './pagination.ts';
import {
  amount,
  neededText,
  optionalText,
  optionalTextOrDigits,
  orNull,
  wholeNumber,
} from './request-fields.ts';
import { writtenAnswer, writtenAnswers } from './written.ts';

const DEFAULT_TERMS_DAYS = 30;
const tag = 'Clientes';
const missing = { code: 'customer-not-found' } as const;

const listRow = z.object({
  id_customer: z.int(),
  name: z.string(),
  rfc: textOut,
  business_name: textOut,
  phone: textOut,
  balance: amountOut,
  credit_limit: amountOut,
  payment_terms: z.int().openapi({ description: 'Días de crédito.' }),
});

export const customerOut = listRow.extend({
  email: textOut,
  address: textOut,
  active: z.boolean(),
  created_at: instantOut,
  uuid: z.uuid(),
});

const optionalFields = {
  rfc: optionalText(13).optional(),
  business_name: optionalText(300).optional(),
  email: optionalText(200).optional(),
  phone: optionalTextOrDigits(20).optional(),
  address: optionalText(1000).optional(),
};
const paymentTerms = wholeNumber(0, 3650);
const newCustomer = z.object({
  name: neededText(200),
  ...optionalFields,
  credit_limit: orNull(amount(50_000)),
  payment_terms: orNull(paymentTerms, 'integer'),
});
const changedCustomer = z.object({
  name: neededText(200).optional(),
  ...optionalFields,
  credit_limit: amount(50_000).optional(),
  payment_terms: paymentTerms.optional(),
});

export function addCustomers(api: OpenAPIHono, useCases: ApiUseCases, answerOnce: AnswerOnce): void {
  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/customers',
      tag,
      summary: 'Clientes activos, por nombre',
      query: z.object({
        search: text(200).optional().openapi({ description: 'En nombre, RFC y razón social.' }),
        ...pageQuery,
      }),
      answers: { 200: { what: 'Una página', schema: z.object({ data: z.array(listRow), pagination }) } },
      fails: [400, 503],
    },
    async ({ query }) => {
      const asked = pageRequest(query);
      const page = await useCases.customers({ ...asked, search: query.search ?? '' });
      if (!page.ok) return page;
      return success({ data: page.value.rows.map(listed), pagination: paginationOf(asked, page.value) });
    },
  );

  addRead(
    api,
    {
      method: 'get',
      path: '/api/pos/customers/{id}',
      tag,
      summary: 'Un cliente',
      missing,
      answers: { 200: { what: 'El cliente', schema: customerOut } },
      fails: [404, 503],
    },
    async ({ id }) => {
      const customer = await useCases.customer(id);
      return customer.ok ? success(detailed(customer.value)) : customer;
    },
  );

  addWrite(
    api,
    answerOnce,
    {
      method: 'post',
      path: '/api/pos/customers',
      tag,
      summary: 'Crear un cliente',
      body: newCustomer,
      answers: writtenAnswers('Creado', z.object({ id: z.int(), message: z.literal('Cliente creado') })),
      fails: [400, 422, 503],
    },
    async ({ body }, operationId) => {
      const recorded = await useCases.createCustomer(operationId, {
        name: body.name,
        rfc: body.rfc ?? null,
        businessName: body.business_name ?? null,
        email: body.email ?? null,
        phone: body.phone ?? null,
        address: body.address ?? null,
        creditLimitCents: body.credit_limit ?? ZERO_CENTS,
        paymentTermsDays: body.payment_terms ?? DEFAULT_TERMS_DAYS,
      });
      if (!recorded.ok) return recorded;
      return success(writtenAnswer(recorded.value, { id: recorded.value.id }, 'Cliente creado'));
    },
  );

  addWrite(
    api,
    answerOnce,
    {
      method: 'put',
      path: '/api/pos/customers/{id}',
      tag,
      summary: 'Cambiar un cliente: solo los campos que se envían',
      missing,
      body: changedCustomer,
      answers: writtenAnswers('Cambiado', z.object({ message: z.literal('Cliente actualizado') })),
      fails: [400, 404, 422, 503],
    },
    async ({ id, body }, operationId) => {
      const recorded = await useCases.updateCustomer(operationId, id, {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.rfc === undefined ? {} : { rfc: body.rfc }),
        ...(body.business_name === undefined ? {} : { businessName: body.business_name }),
        ...(body.email === undefined ? {} : { email: body.email }),
        ...(body.phone === undefined ? {} : { phone: body.phone }),
        ...(body.address === undefined ? {} : { address: body.address }),
        ...(body.credit_limit === undefined ? {} : { creditLimitCents: body.credit_limit }),
        ...(body.payment_terms === undefined ? {} : { paymentTermsDays: body.payment_terms }),
      });
      if (!recorded.ok) return recorded;
      return success(writtenAnswer(recorded.value, {}, 'Cliente actualizado'));
    },
  );
}

function listed(row: CustomerListRow): z.output<typeof listRow> {
  return {
    id_customer: row.id_customer,
    name: row.name,
    rfc: row.rfc,
    business_name: row.business_name,
    phone: row.phone,
    balance: pesos(row.balance),
    credit_limit: pesos(row.credit_limit),
    payment_terms: row.payment_terms,
  };
}

/** Every column. */
export function detailed(row: CustomerDetails): z.output<typeof customerOut> {
  const { email, address, active, created_at, uuid } = row;
  return { ...listed(row), email, address, active, created_at, uuid };
}
