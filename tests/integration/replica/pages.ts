import {
  REPLICATED_TABLES,
  type PullCursor,
  type PulledRow,
  type PullPage,
  type ReplicatedColumns,
  type ReplicatedTable,
} from '../../../src/main/application/ports.ts';

type Rows = { readonly [Table in ReplicatedTable]?: readonly PulledRow[] };
type Details = Partial<Omit<PullPage, 'tables'>> & {
  readonly more?: { readonly [Table in ReplicatedTable]?: PullCursor };
};

/** A page as central sends it: whole unless `more` says where a table's run goes on. */
export function page(rows: Rows, { more = {}, ...details }: Details = {}): PullPage {
  return {
    systemIdentifier: '7000000000000000001',
    timeline: 1,
    takenAtMs: 1_700_000_000_000,
    includedSeq: 0,
    ...details,
    tables: REPLICATED_TABLES.map((table) => ({
      table,
      rows: rows[table] ?? [],
      next: more[table] ?? { watermark: '101', after: null },
      more: more[table] !== undefined,
      total: null,
    })),
  };
}

export function row<Table extends ReplicatedTable>(
  _table: Table,
  key: string | number,
  columns: ReplicatedColumns[Table] | null,
  stamp = '100',
): PulledRow {
  return { key: String(key), stamp, columns: columns && { ...columns } };
}

export function oem(id: number, code: string, columns: Partial<ReplicatedColumns['parts']> = {}): PulledRow {
  return row('parts', id, {
    oem_part_number: code,
    name_part: 'Oil filter',
    name_es: 'Filtro de aceite',
    group_id: null,
    cost_usd: '10.00',
    ...columns,
  });
}

export function aftermarket(
  id: number,
  code: string,
  columns: Partial<ReplicatedColumns['aftermarket_parts']> = {},
): PulledRow {
  return row('aftermarket_parts', id, {
    part_number: code,
    name_aftermarket_parts: 'Brake pad',
    name_es: 'Balata',
    manufacturer_id: null,
    price_usd: null,
    cost_usd: '10.00',
    ...columns,
  });
}

export function customer(
  number: number,
  name: string,
  columns: Partial<ReplicatedColumns['customers']> = {},
): PulledRow {
  return row('customers', customerUuid(number), {
    id_customer: number,
    name,
    business_name: null,
    rfc: null,
    email: null,
    phone: null,
    address: null,
    active: true,
    credit_limit: '1000.00',
    balance: '0.00',
    payment_terms: 30,
    margin_pct: null,
    reference_required: false,
    offline_credit_limit: null,
    ...columns,
  });
}

export function customerUuid(number: number): string {
  return `01900000-0000-7000-8000-${number.toString().padStart(12, '0')}`;
}

export function setting(key: string, value: unknown): PulledRow {
  return row('store_settings', key, { value: JSON.stringify(value) });
}

export const shopSettings: readonly PulledRow[] = [
  setting('shop_name', 'Refaccionaria Núñez'),
  setting('time_zone', 'America/Mexico_City'),
  setting('price_basis', 'neto'),
  setting('rounding_step_cents', 1),
  setting('tax_rate', '0.1600'),
  setting('exchange_rate', '18.2550'),
  setting('default_margin_pct', '30.00'),
  setting('offline_credit_cap', null),
];
