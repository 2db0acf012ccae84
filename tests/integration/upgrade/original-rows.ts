/** Rows of the original system, amounts as text so that NaN can be planted too. Consistent unless told otherwise. */
export interface OriginalRows {
  readonly customers?: readonly OriginalRow[];
  readonly invoices?: readonly OriginalRow[];
  /** Left out: each invoice gets one line that adds up. */
  readonly items?: readonly OriginalRow[];
  readonly payments?: readonly OriginalRow[];
}

export type OriginalRow = Readonly<Record<string, string | number | boolean | null>>;

export function customer(id: number, columns: OriginalRow = {}): OriginalRow {
  return {
    id_customer: id,
    name: `Taller número ${id}`,
    rfc: 'TAL010203AB4',
    business_name: `Taller Automotriz ${id}, S.A. de C.V.`,
    email: `taller${id}@example.mx`,
    phone: '55 1234 5678',
    address: `Calle ${id}\nCol. Centro`,
    credit_limit: '50000.00',
    balance: '0.00',
    payment_terms: 30,
    active: true,
    created_at: '2023-01-02 09:00:00',
    whatsapp: `+52 55 ${id}`,
    ...columns,
  };
}

/** One of $100.00 + IVA $16.00. */
export function invoice(id: number, customerId: number, columns: OriginalRow = {}): OriginalRow {
  return {
    id_invoice: id,
    customer_id: customerId,
    folio: `NX-${String(id).padStart(6, '0')}`,
    date_issued: '2024-03-05 10:15:30.123456',
    subtotal: '100.00',
    tax_rate: '0.1600',
    tax_amount: '16.00',
    total: '116.00',
    amount_paid: '0.00',
    status: 'pending',
    notes: `Nota de la factura ${id}`,
    created_at: '2024-03-05 10:15:31',
    delivery_note: `Entrega ${id}`,
    ...columns,
  };
}

export function item(id: number, invoiceId: number, columns: OriginalRow = {}): OriginalRow {
  return {
    id_invoice_item: id,
    invoice_id: invoiceId,
    part_id: null,
    aftermarket_id: null,
    description: `Balata delantera ${id}`,
    quantity: 1,
    unit_cost: '76.92',
    margin_pct: '30.00',
    unit_price: '100.00',
    line_total: '100.00',
    ...columns,
  };
}

export function payment(id: number, customerId: number, columns: OriginalRow = {}): OriginalRow {
  return {
    id_payment: id,
    customer_id: customerId,
    invoice_id: null,
    amount: '116.00',
    payment_method: 'transferencia',
    reference: `SPEI ${id}`,
    date_payment: '2024-03-20 12:00:00',
    notes: `Abono ${id}`,
    created_at: '2024-03-20 12:00:01',
    ...columns,
  };
}

/** The lines that belong to a set of rows, the default ones included. */
export function itemsOf(rows: OriginalRows): readonly OriginalRow[] {
  return (
    rows.items ??
    (rows.invoices ?? []).map((one) => item(Number(one['id_invoice']) * 10, Number(one['id_invoice'])))
  );
}
