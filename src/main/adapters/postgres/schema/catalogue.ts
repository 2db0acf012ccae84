import { foreignKey, index, integer, numeric, pgTable, serial, varchar } from 'drizzle-orm/pg-core';
import { changeStamp } from './columns.ts';

/*
 * The catalogue existed before the point of sale and other programs write to it: its columns keep their types and get
 * no range checks. What reads a cost takes care of it.
 */

export const partGroups = pgTable(
  'part_groups',
  {
    idPartGroup: serial('id_part_group').primaryKey(),
    namePartGroup: varchar('name_part_group', { length: 200 }).notNull(),
    changeStamp: changeStamp(),
  },
  (table) => [index('part_groups_changed').on(table.changeStamp, table.idPartGroup)],
);

export const manufacturers = pgTable(
  'manufacturers',
  {
    idManufacture: serial('id_manufacture').primaryKey(),
    nameManufacture: varchar('name_manufacture', { length: 200 }).notNull(),
    changeStamp: changeStamp(),
  },
  (table) => [index('manufacturers_changed').on(table.changeStamp, table.idManufacture)],
);

export const parts = pgTable(
  'parts',
  {
    idPart: serial('id_part').primaryKey(),
    oemPartNumber: varchar('oem_part_number', { length: 100 }).notNull(),
    namePart: varchar('name_part', { length: 300 }),
    nameEs: varchar('name_es', { length: 300 }),
    groupId: integer('group_id'),
    costUsd: numeric('cost_usd', { precision: 12, scale: 2 }),
    changeStamp: changeStamp(),
  },
  (table) => [
    foreignKey({
      name: 'parts_group_id_fkey',
      columns: [table.groupId],
      foreignColumns: [partGroups.idPartGroup],
    }),
    index('parts_changed').on(table.changeStamp, table.idPart),
  ],
);

export const aftermarketParts = pgTable(
  'aftermarket_parts',
  {
    idAftermarketParts: serial('id_aftermarket_parts').primaryKey(),
    partNumber: varchar('part_number', { length: 100 }).notNull(),
    nameAftermarketParts: varchar('name_aftermarket_parts', { length: 300 }),
    nameEs: varchar('name_es', { length: 300 }),
    manufacturerId: integer('manufacturer_id'),
    priceUsd: numeric('price_usd', { precision: 12, scale: 2 }),
    costUsd: numeric('cost_usd', { precision: 12, scale: 2 }),
    changeStamp: changeStamp(),
  },
  (table) => [
    foreignKey({
      name: 'aftermarket_parts_manufacturer_id_fkey',
      columns: [table.manufacturerId],
      foreignColumns: [manufacturers.idManufacture],
    }),
    index('aftermarket_parts_changed').on(table.changeStamp, table.idAftermarketParts),
  ],
);
