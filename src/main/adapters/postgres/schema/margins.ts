import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, numeric, pgTable, unique } from 'drizzle-orm/pg-core';
import { changeStamp, marginCheck } from './columns.ts';
import { customers } from './customers.ts';

/**
 * Margins more particular than the shop's: of a group, of a brand, or of a brand for one customer. A table of its own and
 * no foreign key to the catalogue, whose tables are other programs' too: a margin must not keep them from deleting a
 * group, and the margin of a group that is gone applies to nothing.
 */
export const margins = pgTable(
  'margins',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity({ name: 'margins_id_seq' }),
    groupId: integer('group_id'),
    manufacturerId: integer('manufacturer_id'),
    customerId: integer('customer_id'),
    marginPct: numeric('margin_pct', { precision: 5, scale: 2 }).notNull(),
    changeStamp: changeStamp(),
  },
  (table) => [
    unique('margins_of_one_thing_once')
      .on(table.groupId, table.manufacturerId, table.customerId)
      .nullsNotDistinct(),
    foreignKey({
      name: 'margins_customer_id_fkey',
      columns: [table.customerId],
      foreignColumns: [customers.idCustomer],
    }),
    check(
      'margins_of_a_group_or_a_brand',
      sql`num_nonnulls(${table.groupId}, ${table.manufacturerId}) = 1 AND (${table.customerId} IS NULL OR ${table.manufacturerId} IS NOT NULL)`,
    ),
    marginCheck('margins_margin_pct_range', table.marginPct),
    index('margins_changed').on(table.changeStamp, table.id),
  ],
);
