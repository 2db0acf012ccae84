import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
beforeAll(async () => {
  shop = await openApiShop();
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

/** A customer who owes the given totals, oldest first. */
async function debtor(name: string, totals: readonly number[]) {
  const created = await shop.api.post('/api/pos/customers', { name, credit_limit: 1_000_000 });
  const id: number = created.body.id;
  const invoices: number[] = [];
  for (const total of totals) {
    const items = [{ description: 'Balatas', quantity: 1, unit_price: (total / 1.16).toFixed(2) }];
    const invoice = await shop.api.post('/api/pos/invoices', { customer_id: id, items });
    expect(invoice.body.total).toBe(total);
    invoices.push(invoice.body.id);
  }
  return { id, invoices };
}

async function invoiceState(id: number) {
  const { body } = await shop.api.get(`/api/pos/invoices/${id}`);
  return [body.invoice.status, body.invoice.amount_paid];
}

async function balance(id: number): Promise<number> {
  return (await shop.api.get(`/api/pos/customers/${id}`)).body.balance;
}

describe('POST /api/pos/payments', () => {
  it('pays the oldest invoices first when none is named', async () => {
    const { id, invoices } = await debtor('Paga lo viejo', [116, 232, 348]);
    const paid = await shop.api.post('/api/pos/payments', { customer_id: id, amount: 200 });
    expect([paid.status, paid.body]).toEqual([200, { id: expect.any(Number), message: 'Pago registrado' }]);
    expect(await Promise.all(invoices.map(invoiceState))).toEqual([
      ['paid', 116],
      ['partial', 84],
      ['pending', 0],
    ]);
    expect(await balance(id)).toBe(496);
  });

  it('stores what it was told', async () => {
    const { id } = await debtor('Con referencia', [116]);
    const paid = await shop.api.post('/api/pos/payments', {
      customer_id: id,
      amount: '16.10',
      payment_method: 'transferencia',
      reference: 884422,
      notes: 'SPEI de la mañana',
    });
    const { body } = await shop.api.get(`/api/pos/customers/${id}/statement`);
    expect(body.payments).toEqual([
      {
        id_payment: paid.body.id,
        amount: 16.1,
        refunded: 0,
        payment_method: 'transferencia',
        reference: '884422',
        date_payment: expect.stringMatching(/-06:00$/),
        notes: 'SPEI de la mañana',
        invoice_folio: expect.toSatisfy((folio: unknown) => folio === null || typeof folio === 'string'),
      },
    ]);
  });

  it('pays the invoice that is named, and leaves the rest as saldo a favor', async () => {
    const { id, invoices } = await debtor('Nombra una', [116, 232]);
    const [first, second] = invoices as [number, number];
    await shop.api.post('/api/pos/payments', { customer_id: id, amount: 300, invoice_id: second });
    expect(await invoiceState(first)).toEqual(['pending', 0]);
    expect(await invoiceState(second)).toEqual(['paid', 232]);
    expect(await balance(id)).toBe(48);
  });

  it('keeps the money of a customer who owes nothing as saldo a favor', async () => {
    const { id } = await debtor('No debe', []);
    expect((await shop.api.post('/api/pos/payments', { customer_id: id, amount: 50.25 })).status).toBe(200);
    expect(await balance(id)).toBe(-50.25);
  });

  it('takes every method of the shop, cash when none is named', async () => {
    const { id } = await debtor('Métodos', []);
    for (const method of ['efectivo', 'tarjeta', 'transferencia', 'cheque', null]) {
      const body = { customer_id: id, amount: 1, payment_method: method };
      expect((await shop.api.post('/api/pos/payments', body)).status).toBe(200);
    }
    const { body } = await shop.api.get(`/api/pos/customers/${id}/statement`);
    expect(body.payments.map((row: { payment_method: string }) => row.payment_method)).toEqual([
      'efectivo',
      'cheque',
      'transferencia',
      'tarjeta',
      'efectivo',
    ]);
  });

  it.each([
    ['a method that the shop does not have', { payment_method: 'trueque' }, 400, 'payment_method'],
    ['an invoice that does not exist', { invoice_id: 987654 }, 404, 'Factura no encontrada'],
    ['a customer that does not exist', { customer_id: 987654 }, 404, 'Cliente no encontrado'],
    ['no customer', { customer_id: null }, 400, 'customer_id'],
    ['a reference that is too long', { reference: 'x'.repeat(101) }, 400, 'reference'],
    ['público en general', { customer_id: 1 }, 422, 'Público en general'],
  ])('refuses %s, and stores nothing', async (_what, changes, status, named) => {
    const { id } = await debtor('Se niega', []);
    const before = await shop.count('payments');
    const answer = await shop.api.post('/api/pos/payments', { customer_id: id, amount: 10, ...changes });
    expect([answer.status, answer.body]).toEqual([status, { error: expect.stringContaining(named) }]);
    expect(await shop.count('payments')).toBe(before);
  });

  it("refuses another customer's invoice", async () => {
    const owes = await debtor('Debe', [116]);
    const pays = await debtor('Paga', []);
    const body = { customer_id: pays.id, amount: 116, invoice_id: owes.invoices[0] };
    const answer = await shop.api.post('/api/pos/payments', body);
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('otro cliente')]);
    expect(await balance(owes.id)).toBe(116);
  });

  it('refuses a cancelled invoice', async () => {
    const { id, invoices } = await debtor('Canceló', [116]);
    await shop.api.put(`/api/pos/invoices/${invoices[0]}/cancel`, {});
    const body = { customer_id: id, amount: 116, invoice_id: invoices[0] };
    const answer = await shop.api.post('/api/pos/payments', body);
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('cancelada')]);
  });

  it('never applies twice to one invoice what two payments at once bring', async () => {
    const { id, invoices } = await debtor('Dos a la vez', [116, 116]);
    await Promise.all([1, 2].map(() => shop.api.post('/api/pos/payments', { customer_id: id, amount: 116 })));
    expect(await Promise.all(invoices.map(invoiceState))).toEqual([
      ['paid', 116],
      ['paid', 116],
    ]);
    expect(await balance(id)).toBe(0);
    expect(await shop.count(`payments where review_reason is not null`)).toBe(0);
  });
});
