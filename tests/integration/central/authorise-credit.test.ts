import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CentralUnavailableError,
  type AccountChange,
  type CentralStore,
} from '../../../src/main/application/ports.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId, type OperationId } from '../../../src/shared/domain/ids.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal, type TestTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;
let terminal: TestTerminal;

beforeAll(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
  terminal = testTerminal();
  await store.greet(terminal.identity);
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function newCustomer(creditLimitCents: number): Promise<CustomerId> {
  const customerId = v7() as CustomerId;
  await store.deliver([terminal.newCustomer(customerId, creditLimitCents)]);
  return customerId;
}

const newSale = () => v7() as OperationId;
const ask = (
  customerId: CustomerId,
  amountCents: number,
  operationId = newSale(),
  timeoutMs = 2_000,
  undelivered: readonly AccountChange[] = [],
) =>
  store.authoriseCredit({
    ...{ operationId, customerId, amountCents: cents(amountCents), timeoutMs },
    undelivered,
  });

describe('authoriseCredit', () => {
  it('holds what it grants, so that two sales cannot share one limit', async () => {
    const customerId = await newCustomer(100_00);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(customerId, 60_00)));
    expect(answers.filter((answer) => answer.authorised)).toHaveLength(1);
    expect(answers.find((answer) => !answer.authorised)).toEqual({
      ...{ authorised: false, reason: 'limit', limitCents: 100_00, balanceCents: 0, availableCents: 40_00 },
    });
  });

  it('replaces the hold when the same sale asks again', async () => {
    const customerId = await newCustomer(100_00);
    const operationId = newSale();
    expect(await ask(customerId, 90_00, operationId)).toEqual({ authorised: true });
    expect(await ask(customerId, 100_00, operationId)).toEqual({ authorised: true });
    expect(await ask(customerId, 100_01, operationId)).toMatchObject({
      authorised: false,
      availableCents: 100_00,
    });
    // Refused, it holds nothing any more.
    expect(await ask(customerId, 100_00)).toEqual({ authorised: true });
  });

  it('ignores a hold that has expired', async () => {
    const customerId = await newCustomer(100_00);
    await ask(customerId, 100_00);
    await database.query(`UPDATE credit_holds SET expires_at = now() - interval '1 second'`);
    expect(await ask(customerId, 100_00)).toEqual({ authorised: true });
  });

  it('ends the hold when its sale is delivered', async () => {
    const customerId = await newCustomer(100_00);
    const sale = terminal.creditSale(customerId, 60_00);
    await ask(customerId, 60_00, sale.operation.id);
    const [result] = await store.deliver([sale]);
    expect(result?.reviewReason).toBeNull();
    expect(await ask(customerId, 40_01)).toMatchObject({
      ...{ authorised: false, balanceCents: 60_00, availableCents: 40_00 },
    });
    expect(await ask(customerId, 40_00)).toEqual({ authorised: true });
  });

  it('counts once what a terminal was granted and has not delivered, however many sales that is', async () => {
    const customerId = await newCustomer(400_00);
    const undelivered: AccountChange[] = [];
    for (let sale = 1; sale <= 3; sale += 1) {
      const operationId = newSale();
      expect(await ask(customerId, 116_00, operationId, 2_000, undelivered)).toEqual({ authorised: true });
      undelivered.push({ operationId, changeCents: cents(116_00) });
    }
    expect(await ask(customerId, 116_00, newSale(), 2_000, undelivered)).toEqual({
      ...{
        authorised: false,
        reason: 'limit',
        limitCents: 400_00,
        balanceCents: 348_00,
        availableCents: 52_00,
      },
    });
    const abono = { operationId: newSale(), changeCents: cents(-100_00) };
    expect(await ask(customerId, 116_00, newSale(), 2_000, [...undelivered, abono])).toEqual({
      authorised: true,
    });
  });

  it('counts once what arrived between the question and the answer', async () => {
    const customerId = await newCustomer(100_00);
    const sale = terminal.creditSale(customerId, 60_00);
    await store.deliver([sale]);
    const undelivered = [{ operationId: sale.operation.id, changeCents: cents(60_00) }];
    expect(await ask(customerId, 40_00, newSale(), 2_000, undelivered)).toEqual({ authorised: true });
  });

  it('never says that less than nothing is available', async () => {
    const customerId = await newCustomer(100_00);
    const undelivered = [{ operationId: newSale(), changeCents: cents(150_00) }];
    expect(await ask(customerId, 1, newSale(), 2_000, undelivered)).toMatchObject({
      ...{ authorised: false, balanceCents: 150_00, availableCents: 0 },
    });
  });

  it('refuses a customer without limit, one who is inactive, and público en general', async () => {
    const none = await newCustomer(0);
    expect(await ask(none, 1)).toMatchObject({ authorised: false, reason: 'limit', availableCents: 0 });
    const inactive = await newCustomer(100_00);
    await database.query('UPDATE customers SET active = false WHERE uuid = $1', [inactive]);
    expect(await ask(inactive, 1)).toMatchObject({ authorised: false, reason: 'inactive' });
    expect(await ask(PUBLIC_CUSTOMER_ID, 1)).toMatchObject({ authorised: false, reason: 'limit' });
  });

  it('leaves a customer whom central does not know to the rule for being off line', async () => {
    await expect(ask(v7() as CustomerId, 1)).rejects.toBeInstanceOf(CentralUnavailableError);
  });

  it('answers in time while somebody else holds the customer', async () => {
    const customerId = await newCustomer(100_00);
    const other = new pg.Client({ connectionString: database.ownerUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query('SELECT FROM customers WHERE uuid = $1 FOR UPDATE', [customerId]);
    const start = performance.now();
    await expect(ask(customerId, 1, newSale(), 400)).rejects.toBeInstanceOf(CentralUnavailableError);
    expect(performance.now() - start).toBeLessThan(2_000);
    await other.query('ROLLBACK');
    await other.end();
    expect(await ask(customerId, 1)).toEqual({ authorised: true });
  });
});
