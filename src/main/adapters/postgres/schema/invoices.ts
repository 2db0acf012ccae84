import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  serial,
  smallint,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { aftermarketParts, parts } from './catalogue.ts';
import {
  changeStamp,
  instant,
  marginCheck,
  MOST_PESOS,
  pesos,
  rangeCheck,
  rangeCheckSparingLegacy,
} from './columns.ts';
import { customers } from './customers.ts';
import { terminals } from './terminals.ts';

/** The original's counter. Kept in step for whatever still reads it; folios come from `folio_counter`. */
export const invoiceFolioSeq = pgSequence('invoice_folio_seq', { startWith: 1 });

export const invoices = pgTable(
  'invoices',
  {
    idInvoice: serial('id_invoice').primaryKey(),
    customerId: integer('customer_id').notNull(),
    folio: varchar('folio', { length: 20 }).notNull(),
    dateIssued: instant('date_issued')
      .notNull()
      .default(sql`now()`),
    subtotal: pesos('subtotal').notNull().default('0'),
    taxRate: numeric('tax_rate', { precision: 5, scale: 4 }).notNull().default('0.16'),
    taxAmount: pesos('tax_amount').notNull().default('0'),
    total: pesos('total').notNull().default('0'),
    /** Derived, as `status` is: what is applied to it. Triggers alone write it. */
    amountPaid: pesos('amount_paid').notNull().default('0'),
    status: varchar('status', { length: 20 }).notNull().default('pending'),
    notes: text('notes'),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    /** The id of the sale's operation. */
    uuid: uuid('uuid')
      .notNull()
      .default(sql`gen_random_uuid()`),
    /** Null for what the original system made. */
    operationId: uuid('operation_id'),
    terminalId: uuid('terminal_id'),
    cashierId: uuid('cashier_id'),
    cashierName: varchar('cashier_name', { length: 100 }),
    source: varchar('source', { length: 10 }),
    ticketNumber: varchar('ticket_number', { length: 20 }),
    /** The folio on the paper, where central had to give another one. */
    printedFolio: varchar('printed_folio', { length: 20 }),
    /** Name and RFC as printed; the customer may be renamed later. */
    printedName: varchar('printed_name', { length: 300 }),
    printedRfc: varchar('printed_rfc', { length: 13 }),
    terms: varchar('terms', { length: 10 }).notNull().default('credito'),
    priceBasis: varchar('price_basis', { length: 10 }).notNull().default('neto'),
    businessDate: date('business_date').notNull(),
    dueDate: date('due_date'),
    exchangeRate: numeric('exchange_rate', { precision: 12, scale: 4 }).notNull().default('1'),
    receivedAmount: pesos('received_amount').notNull().default('0'),
    changeAmount: pesos('change_amount').notNull().default('0'),
    customerReference: varchar('customer_reference', { length: 50 }),
    collectedBy: varchar('collected_by', { length: 100 }),
    reviewReason: text('review_reason'),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: varchar('cancelled_by', { length: 100 }),
    cancelReason: varchar('cancel_reason', { length: 500 }),
    legacyAmountPaid: pesos('legacy_amount_paid'),
    legacyStatus: varchar('legacy_status', { length: 20 }),
    legacyRow: jsonb('legacy_row'),
    changeStamp: changeStamp(),
  },
  (table) => [
    unique('invoices_folio_key').on(table.folio),
    unique('invoices_uuid_key').on(table.uuid),
    foreignKey({
      name: 'invoices_customer_id_fkey',
      columns: [table.customerId],
      foreignColumns: [customers.idCustomer],
    }),
    foreignKey({
      name: 'invoices_terminal_id_fkey',
      columns: [table.terminalId],
      foreignColumns: [terminals.id],
    }),
    index('idx_invoices_customer').on(table.customerId),
    index('idx_invoices_status').on(table.status),
    index('invoices_ticket_number').on(table.ticketNumber),
    // The customer's own number is looked for as a person types it.
    index('invoices_customer_reference')
      .on(table.customerId, sql`lower(${table.customerReference})`)
      .where(sql`${table.customerReference} IS NOT NULL`),
    // The list of invoices is read newest first, a page at a time, whatever it is filtered by.
    index('invoices_newest').on(table.dateIssued.desc(), table.idInvoice.desc()),
    index('invoices_of_customer_newest').on(
      table.customerId,
      table.dateIssued.desc(),
      table.idInvoice.desc(),
    ),
    index('invoices_of_terminal_newest').on(
      table.terminalId,
      table.dateIssued.desc(),
      table.idInvoice.desc(),
    ),
    index('invoices_of_cashier_newest')
      .on(table.cashierId, table.dateIssued.desc(), table.idInvoice.desc())
      .where(sql`${table.cashierId} IS NOT NULL`),
    index('invoices_not_paid_newest')
      .on(table.status, table.dateIssued.desc(), table.idInvoice.desc())
      .where(sql`${table.status} <> 'paid'`),
    index('invoices_to_review_newest')
      .on(table.dateIssued.desc(), table.idInvoice.desc())
      .where(sql`${table.reviewReason} IS NOT NULL`),
    index('invoices_reference_prefix')
      .on(sql`lower(${table.customerReference}) text_pattern_ops`)
      .where(sql`${table.customerReference} IS NOT NULL`),
    // A counter sale is never part of a replica, so its insert pays nothing here.
    index('invoices_changed')
      .on(table.changeStamp, table.uuid)
      .where(sql`${table.terms} = 'credito'`),
    rangeCheck('invoices_subtotal_range', table.subtotal, '0', MOST_PESOS),
    rangeCheck('invoices_tax_rate_range', table.taxRate, '0', '1'),
    rangeCheck('invoices_tax_amount_range', table.taxAmount, '0', MOST_PESOS),
    rangeCheck('invoices_total_range', table.total, '0', MOST_PESOS),
    check('invoices_amount_paid_range', sql`${table.amountPaid} BETWEEN 0 AND ${table.total}`),
    rangeCheck('invoices_exchange_rate_range', table.exchangeRate, '0.0001', '9999.9999'),
    rangeCheck('invoices_received_range', table.receivedAmount, '0', MOST_PESOS),
    check('invoices_change_range', sql`${table.changeAmount} BETWEEN 0 AND ${table.receivedAmount}`),
    check('invoices_terms_known', sql`${table.terms} IN ('contado', 'credito')`),
    check('invoices_price_basis_known', sql`${table.priceBasis} IN ('neto', 'publico')`),
    check('invoices_source_known', sql`${table.source} IN ('counter', 'API')`),
    // The original's floats left invoices that do not add up; they stay as they were printed.
    check(
      'invoices_total_adds_up',
      sql`${table.operationId} IS NULL OR ${table.total} = ${table.subtotal} + ${table.taxAmount}`,
    ),
    check(
      'invoices_status_follows_amounts',
      sql`${table.status} = CASE WHEN ${table.cancelledAt} IS NOT NULL THEN 'cancelled' WHEN ${table.amountPaid} = ${table.total} THEN 'paid' WHEN ${table.amountPaid} > 0 THEN 'partial' ELSE 'pending' END`,
    ),
    check(
      'invoices_cancelled_takes_no_payment',
      sql`${table.cancelledAt} IS NULL OR ${table.amountPaid} = 0`,
    ),
  ],
);

export const invoiceItems = pgTable(
  'invoice_items',
  {
    idInvoiceItem: serial('id_invoice_item').primaryKey(),
    invoiceId: integer('invoice_id').notNull(),
    partId: integer('part_id'),
    aftermarketId: integer('aftermarket_id'),
    description: varchar('description', { length: 500 }).notNull(),
    quantity: numeric('quantity', { precision: 12, scale: 3 }).notNull().default('1'),
    unitCost: pesos('unit_cost').notNull().default('0'),
    marginPct: numeric('margin_pct', { precision: 5, scale: 2 }).notNull().default('30'),
    unitPrice: pesos('unit_price').notNull(),
    lineTotal: pesos('line_total').notNull(),
    /** From 1, in the order of the ticket. Null for what the original system made. */
    position: smallint('position'),
    /** As printed, whatever becomes of the part. */
    partCode: varchar('part_code', { length: 100 }),
    sourceCost: pesos('source_cost'),
    sourceCurrency: varchar('source_currency', { length: 3 }),
    /** The price before anybody changed it. */
    listPrice: pesos('list_price'),
    /** Who changed the price or the margin, at the counter. */
    priceChangedBy: uuid('price_changed_by'),
    priceChangedByName: varchar('price_changed_by_name', { length: 100 }),
    legacyRow: jsonb('legacy_row'),
  },
  (table) => [
    foreignKey({
      name: 'invoice_items_invoice_id_fkey',
      columns: [table.invoiceId],
      foreignColumns: [invoices.idInvoice],
    }),
    foreignKey({
      name: 'invoice_items_part_id_fkey',
      columns: [table.partId],
      foreignColumns: [parts.idPart],
    }),
    foreignKey({
      name: 'invoice_items_aftermarket_id_fkey',
      columns: [table.aftermarketId],
      foreignColumns: [aftermarketParts.idAftermarketParts],
    }),
    index('idx_invoice_items_invoice').on(table.invoiceId),
    // The original took returns as negative lines inside a sale: the paper says so, and they stay.
    rangeCheckSparingLegacy('invoice_items_quantity_range', table.quantity, table.legacyRow, {
      ...{ least: '0.001', most: '999999999.999', legacyLeast: '-999999999.999' },
    }),
    rangeCheck('invoice_items_unit_cost_range', table.unitCost, '0', MOST_PESOS),
    marginCheck('invoice_items_margin_pct_range', table.marginPct),
    rangeCheckSparingLegacy('invoice_items_unit_price_range', table.unitPrice, table.legacyRow, {
      ...{ least: '0', most: MOST_PESOS, legacyLeast: `-${MOST_PESOS}` },
    }),
    rangeCheckSparingLegacy('invoice_items_line_total_range', table.lineTotal, table.legacyRow, {
      ...{ least: '0', most: MOST_PESOS, legacyLeast: `-${MOST_PESOS}` },
    }),
    rangeCheck('invoice_items_source_cost_range', table.sourceCost, '0', MOST_PESOS),
    rangeCheck('invoice_items_list_price_range', table.listPrice, '0', MOST_PESOS),
    check('invoice_items_currency_known', sql`${table.sourceCurrency} IN ('MXN', 'USD')`),
    check('invoice_items_one_part', sql`${table.partId} IS NULL OR ${table.aftermarketId} IS NULL`),
  ],
);

/** Its insert is the way to cancel an invoice; what follows from it is done by its trigger. */
export const invoiceCancellations = pgTable(
  'invoice_cancellations',
  {
    invoiceId: integer('invoice_id').primaryKey(),
    operationId: uuid('operation_id'),
    reason: varchar('reason', { length: 500 }).notNull(),
    cancelledBy: varchar('cancelled_by', { length: 100 }),
    occurredAt: instant('occurred_at').notNull(),
    businessDate: date('business_date').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    foreignKey({
      name: 'invoice_cancellations_invoice_id_fkey',
      columns: [table.invoiceId],
      foreignColumns: [invoices.idInvoice],
    }),
  ],
);
