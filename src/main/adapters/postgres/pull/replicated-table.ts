import type { ReplicatedTable } from '../../../application/ports.ts';

/** How the rows of one replicated table are read in order of (stamp, key). */
export interface ReplicatedSource {
  /** FROM clause; the table itself is `t`. */
  readonly from: string;
  readonly key: string;
  /** The key's type: what the order within one stamp goes by. */
  readonly keyType: 'integer' | 'bigint' | 'uuid' | 'varchar';
  /** What is sent, as an argument list of `json_build_object`. Figures and dates as text. */
  readonly columns: string;
  /** Rows that are replicated at all. */
  readonly where?: string;
  /** Rows that are sent without columns, so that the copy drops them. */
  readonly closed?: string;
  /** Whether a row can go away altogether and leaves a tombstone. */
  readonly deletable: boolean;
}

export const SOURCES: { readonly [Table in ReplicatedTable]: ReplicatedSource } = {
  part_groups: {
    from: 'public.part_groups AS t',
    key: 't.id_part_group',
    keyType: 'integer',
    columns: `'name_part_group', t.name_part_group`,
    deletable: true,
  },
  manufacturers: {
    from: 'public.manufacturers AS t',
    key: 't.id_manufacture',
    keyType: 'integer',
    columns: `'name_manufacture', t.name_manufacture`,
    deletable: true,
  },
  parts: {
    from: 'public.parts AS t',
    key: 't.id_part',
    keyType: 'integer',
    columns: `'oem_part_number', t.oem_part_number, 'name_part', t.name_part, 'name_es', t.name_es,
      'group_id', t.group_id, 'cost_usd', t.cost_usd::text`,
    deletable: true,
  },
  aftermarket_parts: {
    from: 'public.aftermarket_parts AS t',
    key: 't.id_aftermarket_parts',
    keyType: 'integer',
    columns: `'part_number', t.part_number, 'name_aftermarket_parts', t.name_aftermarket_parts, 'name_es', t.name_es,
      'manufacturer_id', t.manufacturer_id, 'price_usd', t.price_usd::text, 'cost_usd', t.cost_usd::text`,
    deletable: true,
  },
  customers: {
    from: 'public.customers AS t',
    key: 't.uuid',
    keyType: 'uuid',
    columns: `'id_customer', t.id_customer, 'name', t.name, 'business_name', t.business_name, 'rfc', t.rfc,
      'email', t.email, 'phone', t.phone, 'address', t.address, 'active', t.active,
      'credit_limit', t.credit_limit::text, 'balance', t.balance::text, 'payment_terms', t.payment_terms,
      'margin_pct', t.margin_pct::text, 'reference_required', t.reference_required,
      'offline_credit_limit', t.offline_credit_limit::text`,
    deletable: false,
  },
  open_invoices: {
    from: 'public.invoices AS t JOIN public.customers AS c ON c.id_customer = t.customer_id',
    key: 't.uuid',
    keyType: 'uuid',
    columns: `'id_invoice', t.id_invoice, 'customer_id', c.uuid, 'folio', t.folio,
      'business_date', t.business_date::text, 'due_date', t.due_date::text, 'total', t.total::text,
      'open_amount', (t.total - t.amount_paid)::text`,
    where: `t.terms = 'credito'`,
    closed: `t.status IN ('paid', 'cancelled')`,
    deletable: false,
  },
  margins: {
    from: 'public.margins AS t LEFT JOIN public.customers AS c ON c.id_customer = t.customer_id',
    key: 't.id',
    keyType: 'bigint',
    columns: `'group_id', t.group_id, 'manufacturer_id', t.manufacturer_id, 'customer_id', c.uuid,
      'margin_pct', t.margin_pct::text`,
    deletable: true,
  },
  store_settings: {
    from: 'public.store_settings AS t',
    key: 't.key',
    keyType: 'varchar',
    columns: `'value', t.value::text`,
    deletable: true,
  },
  cashiers: {
    from: 'public.cashiers AS t',
    key: 't.id',
    keyType: 'uuid',
    columns: `'name', t.name, 'role', t.role, 'pin_hash', t.pin_hash, 'active', t.active`,
    deletable: false,
  },
};
