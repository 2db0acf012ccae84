import type { Database } from 'better-sqlite3';
import type { CustomerId } from '../../../../shared/domain/ids.ts';
import { foldText } from '../../../../shared/domain/customers/customer-text.ts';
import type { MarginSources } from '../../../../shared/domain/sale/margin.ts';
import type { BasisPoints } from '../../../../shared/domain/scaled.ts';
import type { NamedRow, ReplicaMargin, ReplicaPart } from '../../../application/ports.ts';

interface MarginRow {
  readonly group_id: number | null;
  readonly group_name: string | null;
  readonly manufacturer_id: number | null;
  readonly brand_name: string | null;
  readonly customer_id: CustomerId | null;
  readonly customer_name: string | null;
  readonly margin_basis_points: BasisPoints;
}

/** Margins of groups and brands, and the names by which they are found. */
export function marginReader(db: Database) {
  const ofGroup = db
    .prepare<[number], BasisPoints>('SELECT margin_basis_points FROM margins WHERE group_id = ?')
    .pluck();
  const ofBrand = db
    .prepare<[number, CustomerId | null], BasisPoints>(
      'SELECT margin_basis_points FROM margins WHERE manufacturer_id = ? AND customer_id IS ?',
    )
    .pluck();
  // The shop sets few, and looks at all of them at once: those of customers stand with them.
  const all = db.prepare<[], MarginRow>(
    `SELECT m.group_id, g.name AS group_name, m.manufacturer_id, b.name AS brand_name, m.customer_id,
            c.name AS customer_name, m.margin_basis_points
       FROM margins m
       LEFT JOIN part_groups g ON g.id = m.group_id
       LEFT JOIN manufacturers b ON b.id = m.manufacturer_id
       LEFT JOIN customers c ON c.customer_id = m.customer_id
     UNION ALL
     SELECT NULL, NULL, NULL, NULL, customer_id, name, margin_basis_points
       FROM customers WHERE margin_basis_points IS NOT NULL`,
  );
  const names = {
    group: db.prepare<[], NamedRow>('SELECT id, name FROM part_groups ORDER BY name, id'),
    brand: db.prepare<[], NamedRow>('SELECT id, name FROM manufacturers ORDER BY name, id'),
  };

  return {
    partMargins(
      part: Pick<ReplicaPart, 'groupId' | 'manufacturerId'>,
      customerId: CustomerId | null,
    ): Pick<MarginSources, 'customerAndBrand' | 'brand' | 'group'> {
      const { groupId, manufacturerId } = part;
      const brand = (of: CustomerId | null) =>
        manufacturerId === null
          ? null
          : ((ofBrand.get(manufacturerId, of) as BasisPoints | undefined) ?? null);
      return {
        customerAndBrand: customerId === null ? null : brand(customerId),
        brand: brand(null),
        group: groupId === null ? null : ((ofGroup.get(groupId) as BasisPoints | undefined) ?? null),
      };
    },

    margins: (): ReplicaMargin[] => all.all().map(replicaMargin).toSorted(byName),

    searchNames(kind: 'group' | 'brand', text: string, limit: number): NamedRow[] {
      const words = foldText(text).split(/\s+/).filter(Boolean);
      const found: NamedRow[] = [];
      for (const row of names[kind].iterate()) {
        const name = foldText(row.name);
        if (words.every((word) => name.includes(word))) found.push(row);
        if (found.length === limit) break;
      }
      return found;
    },
  };
}

function replicaMargin(row: MarginRow): ReplicaMargin {
  return {
    group: row.group_id === null ? null : { id: row.group_id, name: row.group_name },
    brand: row.manufacturer_id === null ? null : { id: row.manufacturer_id, name: row.brand_name },
    customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name },
    marginBasisPoints: row.margin_basis_points,
  };
}

function byName(first: ReplicaMargin, second: ReplicaMargin): number {
  return nameOf(first).localeCompare(nameOf(second), 'es');
}

function nameOf({ group, brand, customer }: ReplicaMargin): string {
  return [customer?.name, brand?.name, group?.name].filter(Boolean).join(' ');
}
