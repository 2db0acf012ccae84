import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CentralStore } from '../../../src/main/application/ports.ts';
import type { LeaseId } from '../../../src/shared/domain/ids.ts';
import { TERMINAL_SCHEMA_VERSION } from '../../../src/main/adapters/postgres/schema-version.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;

beforeAll(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function greetedTerminal() {
  const terminal = testTerminal();
  await store.greet(terminal.identity);
  return terminal;
}
const newLease = () => v7() as LeaseId;
const state = () =>
  database.query<{ next_number: string; last_value: string }>(
    'SELECT next_number, last_value FROM folio_counter, invoice_folio_seq',
  );

describe('leaseFolios', () => {
  it('gives one block for one request, however often it is asked', async () => {
    const { identity } = await greetedTerminal();
    const request = newLease();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => store.leaseFolios(identity, request, 2000)),
    );
    const [first] = answers;
    expect(answers.every((answer) => answer.firstNumber === first?.firstNumber)).toBe(true);
    expect((first?.lastNumber ?? 0) - (first?.firstNumber ?? 0)).toBe(1999);
    // Another size in the repeat changes nothing: what was given is given.
    expect(await store.leaseFolios(identity, request, 10)).toEqual(first);
  });

  it('gives no number twice to terminals that ask at the same moment, and leaves none out', async () => {
    const terminals = await Promise.all(Array.from({ length: 8 }, greetedTerminal));
    const leases = await Promise.all(
      terminals.flatMap(({ identity }) => [
        store.leaseFolios(identity, newLease(), 100),
        store.leaseFolios(identity, newLease(), 7),
      ]),
    );
    const sorted = leases.toSorted((one, other) => one.firstNumber - other.firstNumber);
    for (const [index, lease] of sorted.slice(1).entries()) {
      expect(lease.firstNumber).toBe((sorted[index]?.lastNumber ?? 0) + 1);
    }
    const [{ next_number: next, last_value: sequence } = { next_number: '', last_value: '' }] = await state();
    expect(Number(next)).toBe((sorted.at(-1)?.lastNumber ?? 0) + 1);
    // Whatever still reads the original's sequence sees where the folios are.
    expect(Number(sequence)).toBe(Number(next) - 1);
  });

  it('does not give the block of one terminal to another', async () => {
    const [one, other] = [await greetedTerminal(), await greetedTerminal()];
    const request = newLease();
    await store.leaseFolios(one.identity, request, 10);
    await expect(store.leaseFolios(other.identity, request, 10)).rejects.toThrow(
      'belongs to another terminal',
    );
  });

  it.each([0, -1, 1_000_001])('refuses a block of %s numbers', async (size) => {
    const { identity } = await greetedTerminal();
    await expect(store.leaseFolios(identity, newLease(), size)).rejects.toThrow(`a lease of ${size} numbers`);
  });

  it('lets nobody write two blocks over one another', async () => {
    const { identity } = await greetedTerminal();
    const lease = await store.leaseFolios(identity, newLease(), 10);
    await expect(
      database.query(
        `INSERT INTO folio_leases (id, terminal_id, incarnation_id, first_number, last_number)
         VALUES (gen_random_uuid(), $1, $2, $3, $3)`,
        [identity.terminalId, identity.incarnationId, lease.lastNumber],
      ),
    ).rejects.toMatchObject({ constraint: 'folio_leases_no_number_twice' });
  });
});

describe('a central restored from a backup', () => {
  it('learns the blocks that it has forgotten before it gives any', async () => {
    const terminal = await greetedTerminal();
    const [{ next_number: next } = { next_number: '0' }] = await state();
    const forgotten = {
      leaseId: newLease(),
      firstNumber: Number(next) + 50,
      lastNumber: Number(next) + 149,
    };
    await store.greet(terminal.identity, [forgotten]);
    await store.greet(terminal.identity, [forgotten]);
    const fresh = await store.leaseFolios(terminal.identity, newLease(), 10);
    expect(fresh.firstNumber).toBe(forgotten.lastNumber + 1);
  });

  it('still greets a terminal whose block it gave to somebody else meanwhile', async () => {
    const [one, other] = [await greetedTerminal(), await greetedTerminal()];
    const taken = await store.leaseFolios(other.identity, newLease(), 10);
    const claimed = { ...taken, leaseId: newLease() };
    await expect(store.greet(one.identity, [claimed])).resolves.toMatchObject({
      schemaVersion: TERMINAL_SCHEMA_VERSION,
    });
  });

  it('passes a folio that it sees on a ticket', async () => {
    const terminal = await greetedTerminal();
    await store.deliver([terminal.cashSale({ folio: 'NX-070000' })]);
    const [withoutFolio] = await store.deliver([terminal.cashSale()]);
    expect(withoutFolio?.folio).toBe('NX-070001');
  });
});

describe('greet', () => {
  it('lets two computers of one name deliver', async () => {
    const [one, other] = [testTerminal('CAJA'), testTerminal('CAJA')];
    await store.greet(one.identity);
    await store.greet(other.identity);
    await store.greet(other.identity);
    expect(await database.query(`SELECT code FROM terminals WHERE code LIKE 'CAJA%' ORDER BY code`)).toEqual([
      { code: 'CAJA' },
      { code: 'CAJA-2' },
    ]);
    await expect(store.deliver([other.cashSale()])).resolves.toHaveLength(1);
  });

  it('tells which database this is, and its time', async () => {
    const terminal = await greetedTerminal();
    const greeting = await store.greet(terminal.identity);
    expect(greeting).toMatchObject({ timeline: 1, schemaVersion: TERMINAL_SCHEMA_VERSION, lastSeq: 0 });
    expect(greeting.systemIdentifier).toMatch(/^\d{15,}$/);
    expect(Math.abs(greeting.nowMs - Date.now())).toBeLessThan(60_000);
  });
});
