import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { centsFromDecimal } from '../../../../shared/domain/money.ts';
import { scaledFromDecimal } from '../../../../shared/domain/scaled.ts';
import { foldedCustomer, foldText } from '../../../../shared/domain/customers/customer-text.ts';
import { settingOfKey, SHARED_SETTINGS } from '../../../../shared/domain/settings/shared-settings.ts';
import type { TableWriter } from './write-page.ts';

const amount = z.string().transform(centsFromDecimal);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const customerColumns = z.object({
  id_customer: z.int(),
  name: z.string(),
  business_name: z.string().nullable(),
  rfc: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  active: z.boolean(),
  credit_limit: amount,
  balance: amount,
  payment_terms: z.int(),
  margin_pct: z
    .string()
    .transform((text) => scaledFromDecimal(text, 2))
    .nullable(),
  reference_required: z.boolean(),
  offline_credit_limit: amount.nullable(),
});
const openInvoiceColumns = z.object({
  id_invoice: z.int(),
  customer_id: z.uuid(),
  folio: z.string(),
  business_date: day,
  due_date: day.nullable(),
  total: amount,
  open_amount: amount,
});
const settingRow = z.object({ value: z.string() });

/** Writes customers, what they owe, and the shop's settings. */
export function receivablesWriters(db: Database) {
  return {
    customers: customerWriter(db),
    open_invoices: openInvoiceWriter(db),
    store_settings: settingWriter(db),
  };
}

function customerWriter(db: Database): TableWriter {
  const put = db.prepare(
    `INSERT OR REPLACE INTO customers VALUES
       (@key, @id_customer, @name, @business_name, @rfc, @email, @phone, @address, @active, @credit_limit,
        @balance, @payment_terms, @margin_pct, @reference_required, @offline_credit_limit, @includedSeq,
        @sortName, @folded)`,
  );
  const drop = db.prepare('DELETE FROM customers WHERE customer_id = ?');
  return {
    put(key, columns, includedSeq) {
      const row = customerColumns.parse(columns);
      put.run({
        ...row,
        key,
        includedSeq,
        active: Number(row.active),
        reference_required: Number(row.reference_required),
        sortName: foldText(row.name),
        folded: foldedCustomer([row.name, row.business_name, row.rfc], row.phone),
      });
    },
    remove: (key) => drop.run(key),
  };
}

function openInvoiceWriter(db: Database): TableWriter {
  const put = db.prepare(
    `INSERT OR REPLACE INTO open_invoices VALUES
       (@key, @id_invoice, @customer_id, @folio, @business_date, @due_date, @total, @open_amount)`,
  );
  const drop = db.prepare('DELETE FROM open_invoices WHERE invoice_id = ?');
  return {
    put: (key, columns) => put.run({ ...openInvoiceColumns.parse(columns), key }),
    remove: (key) => drop.run(key),
  };
}

function settingWriter(db: Database): TableWriter {
  const put = db.prepare('INSERT OR REPLACE INTO store_settings VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM store_settings WHERE key = ?');
  return {
    put(key, columns) {
      const { value } = settingRow.parse(columns);
      const name = settingOfKey(key);
      if (name) SHARED_SETTINGS[name].read(JSON.parse(value));
      put.run(key, value);
    },
    remove: (key) => drop.run(key),
  };
}
