import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { silentLogger } from '../../support/central-database.ts';
import {
  installedVersions,
  startInstalledCluster,
  type InstalledCluster,
} from '../../support/installed-cluster.ts';
import { notRunWithout } from '../../support/not-run.ts';
import { EVERY_FAULT, expectedFindings, findingKey } from './every-fault.ts';
import { createOriginalDatabase, withClient } from './original-database.ts';
import type { ExpectedFinding } from './planted-fault.ts';
import { readBack, readTables, sorted } from './read-original.ts';

const installed = installedVersions();
// A name of its own where there is none: `each` of nothing is no test, and nobody would notice.
const [reason, versions] = installed.length > 0 ? ['', installed] : [notRunWithout('PostgreSQL 15'), ['15']];

// The other integration tests run on the version that comes with the application.
describe.skipIf(reason !== '').each(versions)(`upgrading on PostgreSQL %s${reason}`, (version) => {
  let cluster: InstalledCluster;

  beforeAll(async () => {
    cluster = await startInstalledCluster(version);
  });
  afterAll(() => cluster.stop());

  it('keeps every row, reports the same, and balances', async () => {
    const { url } = await createOriginalDatabase(cluster.url, { rows: EVERY_FAULT, folioSequence: 9000 });
    const before = await withClient(url, readTables);
    await migrateCentral({ ownerUrl: url, timeZone: 'America/Mexico_City', logger: silentLogger });
    await withClient(url, async (client) => {
      expect(sorted(await readBack(client, before))).toEqual(sorted(before));
      const { rows } = await client.query<{ entity: ExpectedFinding['entity']; id: number; code: string }>(
        `SELECT entity, row_id AS id, code FROM public.legacy_findings WHERE row_id IS NOT NULL`,
      );
      expect(rows.map(findingKey).toSorted()).toEqual(expectedFindings(EVERY_FAULT));
      expect((await client.query('SELECT * FROM public.verify_balances()')).rows).toEqual([]);
    });
  });

  it('needs no superuser: the owner of the database, who may create roles, is enough', async () => {
    const { url, application } = await createOriginalDatabase(cluster.url, {
      rows: EVERY_FAULT,
      folioSequence: 1,
    });
    await withClient(url, async (client) => {
      await client.query(`CREATE ROLE technician LOGIN CREATEROLE`);
      await client.query(`GRANT ${application} TO technician`);
      await client.query(`GRANT nexus_owner, nexus_terminal TO technician WITH ADMIN OPTION`);
      await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} OWNER TO technician`);
    });
    const technicians = new URL(url);
    technicians.username = 'technician';
    await migrateCentral({
      ownerUrl: technicians.href,
      timeZone: 'America/Mexico_City',
      logger: silentLogger,
    });
    await withClient(url, async (client) => {
      expect((await client.query('SELECT * FROM public.verify_balances()')).rows).toEqual([]);
    });
  });

  it('says so when the login that migrates is the one that the old application uses', async () => {
    const { url, application, applicationUrl } = await createOriginalDatabase(cluster.url, {
      rows: EVERY_FAULT,
      folioSequence: 1,
    });
    await withClient(url, async (client) => {
      await client.query(`ALTER ROLE ${application} CREATEROLE`);
      await client.query(`GRANT nexus_owner, nexus_terminal TO ${application} WITH ADMIN OPTION`);
    });
    await migrateCentral({
      ownerUrl: applicationUrl,
      timeZone: 'America/Mexico_City',
      logger: silentLogger,
    });
    await withClient(url, async (client) => {
      const { rows } = await client.query(
        `SELECT before FROM public.legacy_findings WHERE code = 'role-is-member'`,
      );
      expect(rows).toEqual([{ before: application }]);
    });
  });
});
