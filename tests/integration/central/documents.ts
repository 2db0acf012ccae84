import type { CentralDatabase } from '../../support/central-database.ts';

/** Writes documents the way any program with the rights to insert would: rows, and what follows is up to the triggers. */
export function documentsOf(database: CentralDatabase) {
  const one = async <Row extends Record<string, unknown>>(text: string, values: unknown[]): Promise<Row> => {
    const [row] = await database.query<Row>(text, values);
    if (!row) throw new Error(`no row: ${text}`);
    return row;
  };
  return {
    customer: async (name = 'Taller Prueba', creditLimit = '50000.00'): Promise<number> =>
      (
        await one<{ id_customer: number }>(
          'INSERT INTO customers (name, credit_limit) VALUES ($1, $2) RETURNING id_customer',
          [name, creditLimit],
        )
      ).id_customer,

    creditInvoice: async (customerId: number, total: string): Promise<number> =>
      (
        await one<{ id_invoice: number }>(
          `INSERT INTO invoices (customer_id, subtotal, total, terms, business_date, due_date)
           VALUES ($1, $2, $2, 'credito', '2026-03-01', '2026-03-31') RETURNING id_invoice`,
          [customerId, total],
        )
      ).id_invoice,

    /** A whole counter sale in one transaction, since its money is demanded at commit. */
    counterSale: async (customerId: number, total: string, paid = total, applied = paid): Promise<number> =>
      (
        await one<{ id_invoice: number }>(
          `WITH sale AS (
             INSERT INTO invoices (customer_id, subtotal, total, terms, business_date)
             VALUES ($1, $2, $2, 'contado', '2026-03-01') RETURNING id_invoice
           ), money AS (
             INSERT INTO payments (customer_id, invoice_id, amount, purpose, business_date)
             SELECT $1, id_invoice, $3, 'contado', '2026-03-01' FROM sale RETURNING id_payment
           ), application AS (
             INSERT INTO payment_applications (payment_id, invoice_id, customer_id, amount, business_date, occurred_at)
             SELECT id_payment, id_invoice, $1, $4, '2026-03-01', now() FROM sale, money
           )
           SELECT id_invoice FROM sale`,
          [customerId, total, paid, applied],
        )
      ).id_invoice,

    payment: async (customerId: number, amount: string, purpose = 'abono'): Promise<number> =>
      (
        await one<{ id_payment: number }>(
          `INSERT INTO payments (customer_id, amount, purpose, business_date)
           VALUES ($1, $2, $3, '2026-03-02') RETURNING id_payment`,
          [customerId, amount, purpose],
        )
      ).id_payment,

    apply: (paymentId: number, invoiceId: number, amount: string) =>
      one<{ id_application: string }>(
        `INSERT INTO payment_applications (payment_id, invoice_id, customer_id, amount, business_date, occurred_at)
         SELECT $1, $2, customer_id, $3, '2026-03-02', now() FROM payments WHERE id_payment = $1
         RETURNING id_application`,
        [paymentId, invoiceId, amount],
      ),

    cancel: (invoiceId: number) =>
      database.query(
        `INSERT INTO invoice_cancellations (invoice_id, reason, cancelled_by, occurred_at, business_date)
         VALUES ($1, 'se equivocó de parte', 'Ana', '2026-03-03T12:00:00Z', '2026-03-03')`,
        [invoiceId],
      ),

    refund: (paymentId: number, amount: string, invoiceId: number | null = null) =>
      database.query(
        `INSERT INTO refunds (payment_id, invoice_id, customer_id, amount, method, reason, business_date, occurred_at)
         SELECT $1, $3, customer_id, $2, 'efectivo', 'lo pidió', '2026-03-03', now()
         FROM payments WHERE id_payment = $1`,
        [paymentId, amount, invoiceId],
      ),

    reverse: (paymentId: number) =>
      database.query(
        `INSERT INTO payment_reversals (payment_id, reason, occurred_at, business_date)
         VALUES ($1, 'capturado dos veces', now(), '2026-03-03')`,
        [paymentId],
      ),

    balance: async (customerId: number): Promise<string> =>
      (await one<{ balance: string }>('SELECT balance FROM customers WHERE id_customer = $1', [customerId]))
        .balance,

    invoice: (invoiceId: number) =>
      one<{ status: string; amount_paid: string; cancelled_by: string | null }>(
        'SELECT status, amount_paid, cancelled_by FROM invoices WHERE id_invoice = $1',
        [invoiceId],
      ),

    money: (paymentId: number) =>
      one<{ amount_applied: string; amount_refunded: string }>(
        'SELECT amount_applied, amount_refunded FROM payments WHERE id_payment = $1',
        [paymentId],
      ),
  };
}

export type Documents = ReturnType<typeof documentsOf>;
