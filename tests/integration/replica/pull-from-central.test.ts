import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCentralStore } from '../../../src/main/adapters/postgres/central-store.ts';
import { createConnections } from '../../../src/main/adapters/postgres/connections.ts';
import type { CentralStore, Replica, TerminalIdentity } from '../../../src/main/application/ports.ts';
import { pullReplica } from '../../../src/main/application/pull-replica.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../src/shared/domain/ids.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';
import { temporaryReplica } from './temporary-replica.ts';

const TERMINAL = {
  terminalId: '01900000-0000-7000-8000-000000000001',
  code: 'T01',
  incarnationId: '01900000-0000-7000-8000-000000000002',
} as unknown as TerminalIdentity;

const PARTS = 30;
const WRITERS = 3;

let database: CentralDatabase;
let central: CentralStore;
let replica: Replica;

beforeEach(async () => {
  database = await createCentralDatabase();
  const connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
  central = createCentralStore({ connections, logger: silentLogger });
  replica = temporaryReplica().replica;
});
afterEach(async () => {
  await central.close();
  await database.drop();
});

/** @param pageSize small, so that runs are cut in the middle */
async function pull(pageSize = 500): Promise<void> {
  await pullReplica({
    central: () => ({ pull: (request) => central.pull({ ...request, pageSize }) }),
    replica,
    terminal: () => TERMINAL,
    logger: silentLogger,
    breathe: () => Promise.resolve(),
    pollMs: 1,
    onPulled: () => {},
  });
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  return client;
}

/** Every part as central has it and as the copy has it: number, code and cost. */
async function bothSides() {
  const rows = await database.query<{ id: number; code: string; cost: string | null }>(
    'SELECT id_part AS id, oem_part_number AS code, cost_usd AS cost FROM parts ORDER BY 1',
  );
  const ids = Array.from({ length: PARTS }, (_, index) => index + 1);
  return {
    central: rows.map(({ id, code, cost }) => [
      id,
      code,
      cost === null ? null : Math.round(Number(cost) * 100),
    ]),
    copy: ids.flatMap((id) => {
      const part = replica.part({ kind: 'oem', id });
      return part ? [[id, part.code, part.cost?.sourceCents ?? null]] : [];
    }),
  };
}

/** A small generator of chance, so that a failing run can be repeated. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('the first pull from an empty shop', () => {
  it('brings the settings and público en general, and completes the copy', async () => {
    await pull();
    expect(replica.settings()).toMatchObject({ taxRateBasisPoints: 1600, priceBasis: 'neto' });
    expect(replica.customer(PUBLIC_CUSTOMER_ID)).toMatchObject({ rfc: 'XAXX010101000', balanceCents: 0 });
    expect(replica.firstCopy()).toBeNull();
  });
});

describe('the copy', () => {
  it.each([1, 2, 3])(
    'equals central whatever commits in whatever order between pulls (seed %i)',
    async (seed) => {
      const random = chance(seed);
      const writers = await Promise.all(Array.from({ length: WRITERS }, connect));
      const open = new Set<number>();
      for (let step = 0; step < 160; step++) {
        const writer = random(WRITERS);
        const client = writers[writer] as pg.Client;
        const dice = random(10);
        if (dice < 5) {
          if (!open.has(writer)) await client.query('BEGIN');
          open.add(writer);
          // Every writer has its own parts, for a row of another's open transaction would make it wait.
          const id = 1 + writer + WRITERS * random(PARTS / WRITERS);
          const deletes = random(4) === 0;
          await client.query(
            deletes
              ? 'DELETE FROM parts WHERE id_part = $1 AND $2 <> $3'
              : `INSERT INTO parts (id_part, oem_part_number, name_part, cost_usd) VALUES ($1, $2, 'Part', $3)
               ON CONFLICT (id_part) DO UPDATE SET oem_part_number = $2, cost_usd = $3`,
            [id, `CODE-${step}`, (random(100_000) / 100 + 0.01).toFixed(2)],
          );
        } else if (dice < 8) {
          if (open.delete(writer)) await client.query(random(4) === 0 ? 'ROLLBACK' : 'COMMIT');
        } else {
          await pull(3);
        }
      }
      for (const writer of open) await writers[writer]?.query('COMMIT');
      await Promise.all(writers.map((client) => client.end()));

      // The first ends a run that was in the middle, the second brings what committed behind it.
      await pull(3);
      await pull(3);
      const { central: expected, copy } = await bothSides();
      expect(copy).toEqual(expected);
    },
  );

  it('shows a change made elsewhere while a long import is open, and the import once it commits', async () => {
    await pull();
    const importer = await connect();
    await importer.query('BEGIN');
    await importer.query(
      `INSERT INTO parts (id_part, oem_part_number, name_part)
       SELECT n, 'IMPORT-' || n, 'Imported' FROM generate_series(1000, 3000) AS n`,
    );
    await database.query(
      `INSERT INTO parts (id_part, oem_part_number, name_part, cost_usd) VALUES (1, 'NOW-1', 'Now', 5)`,
    );
    await pull();
    expect(replica.partsByCode('NOW-1')).toHaveLength(1);
    expect(replica.partsByCode('IMPORT-1000')).toHaveLength(0);

    await importer.query('COMMIT');
    await importer.end();
    await pull(200);
    expect(replica.partsByCode('IMPORT-1000')).toHaveLength(1);
    expect(replica.partsByCode('IMPORT-3000')).toHaveLength(1);
  });

  it('forgets what was deleted in central', async () => {
    await database.query(
      `INSERT INTO parts (id_part, oem_part_number, name_part) VALUES (1, 'GONE-1', 'Gone')`,
    );
    await pull();
    expect(replica.partsByCode('GONE-1')).toHaveLength(1);
    await database.query('DELETE FROM parts WHERE id_part = 1');
    await pull();
    expect(replica.partsByCode('GONE-1')).toHaveLength(0);
  });

  it('goes on from where it was after central was restarted or another process took over', async () => {
    await database.query(
      `INSERT INTO parts (id_part, oem_part_number, name_part) SELECT n, 'P-' || n, 'Part' FROM generate_series(1, 30) AS n`,
    );
    const page = await central.pull({ terminal: TERMINAL, cursors: replica.cursors(), pageSize: 4 });
    replica.apply(page);
    expect(replica.asOfMs()).toBeNull();
    await central.close();
    const connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
    central = createCentralStore({ connections, logger: silentLogger });
    await pull(4);
    const { central: expected, copy } = await bothSides();
    expect(copy).toEqual(expected);
  });
});
