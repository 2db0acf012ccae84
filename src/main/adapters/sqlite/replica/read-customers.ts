import type { Database, Statement } from 'better-sqlite3';
import type { BusinessDate } from '../../../../shared/domain/business-date.ts';
import type { CustomerId, InvoiceId } from '../../../../shared/domain/ids.ts';
import type { Cents } from '../../../../shared/domain/money.ts';
import type { OpenInvoice } from '../../../../shared/domain/receivables/allocate.ts';
import type { BasisPoints } from '../../../../shared/domain/scaled.ts';
import type { CustomerRecord, ReplicaCustomer } from '../../../application/ports.ts';
import { customerWords } from '../../../../shared/domain/customers/customer-text.ts';

interface CustomerRow {
  readonly customer_id: CustomerId;
  readonly name: string;
  readonly business_name: string | null;
  readonly rfc: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly active: 0 | 1;
  readonly credit_limit_cents: Cents;
  readonly balance_cents: Cents;
  readonly payment_terms_days: number;
  readonly margin_basis_points: BasisPoints | null;
  readonly reference_required: 0 | 1;
  readonly offline_credit_limit_cents: Cents | null;
  readonly included_seq: number;
}

interface InvoiceRow {
  readonly invoice_id: InvoiceId;
  readonly customer_id: CustomerId;
  readonly folio: string;
  readonly business_date: BusinessDate;
  readonly due_date: BusinessDate | null;
  readonly total_cents: Cents;
  readonly open_cents: Cents;
}

/** Above every text that begins alike. */
const AFTER_ALL = '\u{10FFFF}';

/** Finds customers and what they owe. `includedSeq` tells the last seq of this terminal that every row contains. */
export function customerReader(db: Database, includedSeq: () => number) {
  const byId = db.prepare<[CustomerId], CustomerRow>('SELECT * FROM customers WHERE customer_id = ?');
  const byLegacyId = db.prepare<[number], CustomerRow>('SELECT * FROM customers WHERE legacy_id = ?');
  const byName = searchByName(db);
  const openInvoices = db.prepare<[CustomerId], InvoiceRow>(
    'SELECT * FROM open_invoices WHERE customer_id = ?',
  );
  const invoice = db.prepare<[InvoiceId], InvoiceRow>('SELECT * FROM open_invoices WHERE invoice_id = ?');
  const invoiceByLegacyId = db.prepare<[number], InvoiceRow>(
    'SELECT * FROM open_invoices WHERE legacy_id = ?',
  );

  const replicaCustomer = (row: CustomerRow): ReplicaCustomer => ({
    customerId: row.customer_id,
    name: row.name,
    businessName: row.business_name,
    rfc: row.rfc,
    phone: row.phone,
    active: row.active === 1,
    creditLimitCents: row.credit_limit_cents,
    balanceCents: row.balance_cents,
    paymentTermsDays: row.payment_terms_days,
    referenceRequired: row.reference_required === 1,
    marginBasisPoints: row.margin_basis_points,
    offlineCreditLimitCents: row.offline_credit_limit_cents,
    includedSeq: Math.max(row.included_seq, includedSeq()),
  });

  return {
    search: (text: string, limit: number): ReplicaCustomer[] =>
      byName(customerWords(text), limit).map(replicaCustomer),

    customer(id: CustomerId): ReplicaCustomer | undefined {
      const row = byId.get(id);
      return row && replicaCustomer(row);
    },

    record(legacyId: number): CustomerRecord | undefined {
      const row = byLegacyId.get(legacyId);
      return row && customerRecord(row);
    },

    openInvoices(id: CustomerId): OpenInvoice[] {
      return openInvoices.all(id).map((row) => ({
        invoiceId: row.invoice_id,
        businessDate: row.business_date,
        dueOn: row.due_date,
        folio: row.folio,
        openCents: row.open_cents,
      }));
    },

    invoice(id: InvoiceId) {
      const row = invoice.get(id);
      return row && { customerId: row.customer_id, totalCents: row.total_cents };
    },

    invoiceByLegacyId(id: number) {
      const row = invoiceByLegacyId.get(id);
      return row && { invoiceId: row.invoice_id, customerId: row.customer_id };
    },
  };
}

/**
 * Active customers that have every word somewhere: those whose name begins with the first word, then the others, each
 * by name. Both read the index by name, which holds the searched text as well, and stop at the limit.
 */
function searchByName(db: Database): (words: readonly string[], limit: number) => CustomerRow[] {
  const statements = new Map<string, Statement<(string | number)[], CustomerRow>>();
  const select = (where: string, words: readonly string[]) => {
    const conditions = ['active = 1', where, ...words.map(() => 'instr(folded, ?) > 0')];
    const sql = `SELECT * FROM customers WHERE ${conditions.join(' AND ')} ORDER BY sort_name LIMIT ?`;
    const statement = statements.get(sql) ?? db.prepare<(string | number)[], CustomerRow>(sql);
    statements.set(sql, statement);
    return statement;
  };
  return (words, limit) => {
    const [first = ''] = words;
    const range = [first, first + AFTER_ALL];
    const beginning = select('sort_name >= ? AND sort_name < ?', words).all(...range, ...words, limit);
    if (beginning.length === limit || first === '') return beginning;
    const left = limit - beginning.length;
    const others = select('NOT (sort_name >= ? AND sort_name < ?)', words).all(...range, ...words, left);
    return [...beginning, ...others];
  };
}

function customerRecord(row: CustomerRow): CustomerRecord {
  return {
    customerId: row.customer_id,
    active: row.active === 1,
    fields: {
      name: row.name,
      rfc: row.rfc,
      businessName: row.business_name,
      email: row.email,
      phone: row.phone,
      address: row.address,
      creditLimitCents: row.credit_limit_cents,
      paymentTermsDays: row.payment_terms_days,
    },
  };
}
