import { sql, type SQL } from 'drizzle-orm';
import { bigint, check, customType, numeric, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** The id of a transaction, 64 bits: never wraps round, unlike `xid`. Decimal text, as `pg` delivers it. */
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** The transaction that last wrote the row. Set by a trigger; what a pull of the replica goes by. */
export function changeStamp() {
  return xid8('change_stamp')
    .notNull()
    .default(sql`pg_current_xact_id()`);
}

/** Pesos with two decimals, as text. Every such column has a range check: `numeric` alone takes NaN. */
export function pesos(name: string) {
  return numeric(name, { precision: 12, scale: 2 });
}

export function instant(name: string) {
  return timestamp(name, { withTimezone: true });
}

export function whole(name: string) {
  return bigint(name, { mode: 'number' });
}

export const MOST_PESOS = '9999999999.99';

/** A range with both ends. NaN sorts above every number, so a lower end alone lets it in. */
export function between(column: AnyPgColumn, least: string, most: string): SQL {
  return sql`${column} BETWEEN ${sql.raw(least)} AND ${sql.raw(most)}`;
}

/** A range for what this application writes; rows of the original system may stay in the wider one. */
export function rangeCheckSparingLegacy(
  name: string,
  column: AnyPgColumn,
  legacyRow: AnyPgColumn,
  range: { readonly least: string; readonly most: string; readonly legacyLeast: string },
) {
  return check(
    name,
    sql`${between(column, range.least, range.most)} OR (${legacyRow} IS NOT NULL AND ${between(column, range.legacyLeast, range.most)})`,
  );
}

export function rangeCheck(name: string, column: AnyPgColumn, least: string, most: string) {
  return check(name, between(column, least, most));
}

/** A margin in percent of the cost: from giving the part away to ten times its cost. */
export function marginCheck(name: string, column: AnyPgColumn) {
  return rangeCheck(name, column, '-100', '999.99');
}
