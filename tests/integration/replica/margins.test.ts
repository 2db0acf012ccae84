import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCentralStore } from '../../../src/main/adapters/postgres/central-store.ts';
import { createConnections, type Connections } from '../../../src/main/adapters/postgres/connections.ts';
import { createSharedSettingsStore } from '../../../src/main/adapters/postgres/shared/shared-settings-store.ts';
import type {
  CentralStore,
  MarginTarget,
  Replica,
  SharedSettingsStore,
  TerminalIdentity,
} from '../../../src/main/application/ports.ts';
import { pullReplica } from '../../../src/main/application/pull-replica.ts';
import { resolvePart } from '../../../src/main/application/search-parts.ts';
import type { CashierId, CustomerId, TerminalId } from '../../../src/shared/domain/ids.ts';
import { basisPoints } from '../../../src/shared/domain/scaled.ts';
import { openTemporaryStore } from '../../support/core/temporary-store.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';
import { temporaryReplica } from './temporary-replica.ts';

const owner = { cashierId: v7() as CashierId, terminalId: v7() as TerminalId };
const customerId = v7() as CustomerId;
const terminal = { terminalId: owner.terminalId, code: 'T01', incarnationId: v7() } as TerminalIdentity;

let database: CentralDatabase;
let connections: Connections;
let central: CentralStore;
let shared: SharedSettingsStore;
let replica: Replica;

beforeEach(async () => {
  database = await createCentralDatabase();
  connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
  central = createCentralStore({ connections, logger: silentLogger });
  shared = createSharedSettingsStore(connections);
  replica = temporaryReplica().replica;
  await database.query(`INSERT INTO cashiers (id, name, role) VALUES ($1, 'Elena', 'dueño')`, [
    owner.cashierId,
  ]);
  await database.query(`INSERT INTO customers (uuid, name) VALUES ($1, 'Taller Núñez')`, [customerId]);
  await database.query(`INSERT INTO part_groups (name_part_group) VALUES ('Frenos'), ('Motor')`);
  await database.query(`INSERT INTO manufacturers (name_manufacture) VALUES ('Bosch'), ('Ácero')`);
  await database.query(
    `INSERT INTO parts (oem_part_number, name_part, group_id, cost_usd) VALUES ('OEM-1', 'Pad', 1, 100)`,
  );
  await database.query(
    `INSERT INTO aftermarket_parts (part_number, name_aftermarket_parts, manufacturer_id, cost_usd) VALUES ('AFT-1', 'Pad', 1, 100)`,
  );
});
afterEach(async () => {
  await database.expectBalanced();
  await central.close();
  await database.drop();
});

function pull(): Promise<void> {
  return pullReplica({
    central: () => central,
    replica,
    terminal: () => terminal,
    logger: silentLogger,
    breathe: () => Promise.resolve(),
    pollMs: 1,
    onPulled: () => {},
  });
}

/** The margin by which a part is offered, once this terminal has heard of it. */
async function marginOf(text: string, customer: CustomerId | null = null): Promise<number | undefined> {
  await pull();
  const { store } = openTemporaryStore();
  const part = await resolvePart(
    { replica, local: store, central: () => undefined },
    { text, customerId: customer },
  );
  return part.ok ? part.value?.marginBasisPoints : undefined;
}

const set = (target: MarginTarget, before: number | null, after: number | null) =>
  shared.setMargin(
    target,
    before === null ? null : basisPoints(before),
    after === null ? null : basisPoints(after),
    owner,
  );

describe('a margin that the owner sets in central', () => {
  it('prices what this terminal offers, the most particular first, and no longer once it is taken away', async () => {
    expect(await marginOf('OEM-1')).toBe(3_000);
    await set({ kind: 'group', groupId: 1 }, null, 4_000);
    expect(await marginOf('OEM-1')).toBe(4_000);
    expect(await marginOf('AFT-1')).toBe(3_000);
    await set({ kind: 'brand', brandId: 1 }, null, 4_500);
    expect(await marginOf('AFT-1')).toBe(4_500);
    await set({ kind: 'customer', customerId }, null, 2_000);
    expect(await marginOf('AFT-1', customerId)).toBe(2_000);
    await set({ kind: 'customer-brand', customerId, brandId: 1 }, null, 1_500);
    expect(await marginOf('AFT-1', customerId)).toBe(1_500);
    expect(await marginOf('OEM-1', customerId)).toBe(2_000);
    expect(await marginOf('AFT-1')).toBe(4_500);

    await set({ kind: 'customer-brand', customerId, brandId: 1 }, 1_500, null);
    expect(await marginOf('AFT-1', customerId)).toBe(2_000);
    await set({ kind: 'customer', customerId }, 2_000, null);
    await set({ kind: 'brand', brandId: 1 }, 4_500, null);
    expect(await marginOf('AFT-1', customerId)).toBe(3_000);
  });

  it('of the shop changes the price of everything that has no other', async () => {
    await pull();
    const before = replica.priceRevision();
    await shared.change([{ name: 'defaultMarginBasisPoints', before: 3_000, after: 3_500 }], owner);
    expect(await marginOf('OEM-1')).toBe(3_500);
    expect(replica.priceRevision()).toBeGreaterThan(before);
  });

  it('is listed with the name of what it is of', async () => {
    await set({ kind: 'group', groupId: 2 }, null, 4_000);
    await set({ kind: 'customer-brand', customerId, brandId: 2 }, null, 1_500);
    await set({ kind: 'customer', customerId }, null, 2_000);
    await pull();
    expect(replica.margins()).toEqual([
      { group: { id: 2, name: 'Motor' }, brand: null, customer: null, marginBasisPoints: 4_000 },
      {
        group: null,
        brand: null,
        customer: { id: customerId, name: 'Taller Núñez' },
        marginBasisPoints: 2_000,
      },
      {
        group: null,
        brand: { id: 2, name: 'Ácero' },
        customer: { id: customerId, name: 'Taller Núñez' },
        marginBasisPoints: 1_500,
      },
    ]);
    await database.query('DELETE FROM part_groups WHERE id_part_group = 2');
    await pull();
    expect(replica.margins()).toContainEqual({
      ...{ group: { id: 2, name: null }, brand: null, customer: null, marginBasisPoints: 4_000 },
    });
  });

  it('is looked for by the name of its group or brand, without accents', async () => {
    await pull();
    expect(replica.searchNames('brand', 'acero', 10)).toEqual([{ id: 2, name: 'Ácero' }]);
    expect(replica.searchNames('group', '', 1)).toEqual([{ id: 1, name: 'Frenos' }]);
    expect(replica.searchNames('group', 'nada', 10)).toEqual([]);
  });
});
