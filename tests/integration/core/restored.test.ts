import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { charge } from '../../support/core/counter.ts';
import { saleBody } from '../../support/core/operations.ts';
import { invoicesIn, openTerminal, type ShopTerminal } from '../../support/core/shop.ts';
import { record, temporaryFolder } from '../../support/core/temporary-store.ts';

let database: CentralDatabase;

beforeEach(async () => {
  database = await createCentralDatabase();
});

afterEach(async () => {
  await database.expectBalanced();
  await database.drop();
});

async function openOnLine(directory?: string): Promise<ShopTerminal> {
  const terminal = openTerminal(database.terminalUrl, directory === undefined ? {} : { directory });
  terminal.courier.start();
  await terminal.untilThere();
  return terminal;
}

async function sellSome(terminal: ShopTerminal, count: number) {
  const sold = [];
  for (let sale = 0; sale < count; sale += 1) sold.push(await terminal.sell(charge()));
  return sold;
}

const idsIn = async () => (await invoicesIn(database)).map((invoice) => invoice.uuid);

describe('a terminal whose folder was restored from an old copy', () => {
  it('loses none of its sales, before and after, and gives no number twice', async () => {
    const original = await openOnLine();
    const before = await sellSome(original, 2);
    await original.untilDelivered();
    const copy = temporaryFolder();
    original.local.close();
    cpSync(original.directory, copy, { recursive: true });
    const afterCopy = await sellSome(original, 3);
    await original.untilDelivered();
    await original.stop();

    // Off line first: it cannot know yet that it is old, and sells under numbers that are gone.
    const restored = openTerminal(database.terminalUrl, { directory: copy });
    const life = restored.local.identity.incarnationId;
    const offLine = await sellSome(restored, 2);
    restored.courier.start();
    await restored.untilThere();
    await restored.untilDelivered();
    const onLine = await sellSome(restored, 1);
    await restored.untilDelivered();

    const sold = [...before, ...afterCopy, ...offLine, ...onLine];
    const kept = await invoicesIn(database);
    expect(new Set(kept.map((invoice) => invoice.uuid))).toEqual(
      new Set(sold.map((sale) => sale.operationId)),
    );
    expect(new Set(kept.map((invoice) => invoice.folio)).size).toBe(sold.length);
    expect(restored.local.identity.incarnationId).not.toBe(life);
    // What was printed twice says so, and keeps what its paper says.
    for (const sale of offLine) {
      const invoice = kept.find(({ uuid }) => uuid === sale.operationId);
      expect(invoice).toMatchObject({ printed_folio: sale.folio });
      expect(invoice?.review_reason).toContain(String(sale.folio));
    }
    expect(restored.courier.status()).toMatchObject({ pendingCount: 0, parkedCount: 0 });
  });

  it('and that runs beside the original loses none of either', async () => {
    const original = await openOnLine();
    await sellSome(original, 1);
    await original.untilDelivered();
    const copy = temporaryFolder();
    original.local.close();
    copyFileSync(join(original.directory, 'local.db'), join(copy, 'local.db'));
    const clone = await openOnLine(copy);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([sellSome(original, 2), sellSome(clone, 2)]);
      await Promise.all([original.untilDelivered(), clone.untilDelivered()]);
    }
    expect(await idsIn()).toHaveLength(13);
    expect(new Set((await invoicesIn(database)).map((invoice) => invoice.folio)).size).toBe(13);
  });
});

describe('a central that was restored from a backup', () => {
  it('has every sale again, under the same folio, and gives no leased number a second time', async () => {
    const terminal = await openOnLine();
    const before = await sellSome(terminal, 2);
    await terminal.untilDelivered();
    await terminal.stop();
    const backup = await copyOf(database);

    const later = openTerminal(database.terminalUrl, { directory: terminal.directory });
    later.courier.start();
    await later.untilThere();
    const after = await sellSome(later, 3);
    await later.untilDelivered();
    await later.stop();

    await database.drop();
    database = backup;
    const again = openTerminal(database.terminalUrl, { directory: terminal.directory });
    again.courier.start();
    await again.untilThere();
    await expect.poll(async () => (await idsIn()).length, { timeout: 20_000 }).toBe(5);
    const kept = await invoicesIn(database);
    expect(kept.map((invoice) => [invoice.uuid, invoice.folio])).toEqual(
      [...before, ...after].map((sale) => [sale.operationId, sale.folio]),
    );
    const second = openTerminal(database.terminalUrl, { code: 'T02' });
    second.courier.start();
    await second.untilThere();
    expect(second.local.heldLeases()).toMatchObject([{ firstNumber: 2_001 }]);
  });
});

describe('a damaged row', () => {
  it('is set aside with an alarm, and everything sold after it still reaches central', async () => {
    const terminal = openTerminal(database.terminalUrl);
    const [first, damaged, last] = [1, 2, 3].map(() => record(terminal.local, saleBody()).operation.id);
    const hand = new Database(join(terminal.directory, 'local.db'));
    hand.exec(`drop trigger outbox_written_once;
      update outbox set canonical = replace(canonical, '11600', '99600') where operation_id = '${damaged}'`);
    hand.close();
    terminal.courier.start();
    await terminal.untilThere();
    await terminal.untilDelivered();
    expect(await idsIn()).toEqual([first, last]);
    expect(terminal.courier.status().parkedCount).toBe(1);
    const next = await terminal.sell(charge());
    await terminal.untilDelivered();
    expect(await idsIn()).toEqual([first, last, next.operationId]);
  });
});

/** As `pg_restore` would bring it back: same content, another database. */
async function copyOf(original: CentralDatabase): Promise<CentralDatabase> {
  const copy = await createCentralDatabase();
  const [from, to] = [original, copy].map(({ ownerUrl }) => new URL(ownerUrl).pathname.slice(1));
  const server = new URL(original.ownerUrl);
  server.pathname = '/postgres';
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`drop database ${to} with (force)`);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
  await client.query(`create database ${to} template ${from}`);
  await client.query(`grant connect on database ${to} to nexus_terminal, nexus_owner`);
  await client.end();
  return copy;
}
