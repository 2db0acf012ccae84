import type pg from 'pg';

export interface TransactionLimits {
  readonly statementMs: number;
  readonly lockMs: number;
}

/** On the server, so that a terminal that dies half way, or sleeps, does not hold up the shop. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const READ_STATEMENT_MS = 30_000;

/**
 * Everything is set for this transaction alone: behind a pooler the next one may run on another connection. The search
 * path is set too, so that no object of somebody else stands before those of this application.
 */
const COMMON = `SET LOCAL idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS};
  SET LOCAL search_path = public, pg_temp; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL jit = off`;

/**
 * Runs `work` in one transaction.
 * @param beforeCommit,afterCommit where a test may stop the process
 */
export async function writeTransaction<Value>(
  client: pg.ClientBase,
  limits: TransactionLimits,
  work: () => Promise<Value>,
  crash: { readonly beforeCommit?: () => void; readonly afterCommit?: () => void } = {},
): Promise<Value> {
  await client.query(
    `BEGIN; SET LOCAL statement_timeout = ${limits.statementMs}; SET LOCAL lock_timeout = ${limits.lockMs}; ${COMMON}`,
  );
  return finish(client, work, crash);
}

/**
 * Keeps the planner from reading whole tables: a catalogue that was just imported has no statistics yet, and then half
 * of it looks as cheap as a page of it.
 */
export const BY_INDEX = 'SET LOCAL enable_seqscan = off';
/** The same where the index also gives the order, which a bitmap of it would lose. */
export const IN_INDEX_ORDER = `${BY_INDEX}; SET LOCAL enable_bitmapscan = off`;

/** One snapshot for all that `work` reads. */
export async function readTransaction<Value>(
  client: pg.ClientBase,
  work: () => Promise<Value>,
  planning: typeof BY_INDEX | typeof IN_INDEX_ORDER | '' = '',
): Promise<Value> {
  await client.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${READ_STATEMENT_MS}; ${COMMON}; ${planning}`,
  );
  return finish(client, work, {});
}

async function finish<Value>(
  client: pg.ClientBase,
  work: () => Promise<Value>,
  crash: { readonly beforeCommit?: () => void; readonly afterCommit?: () => void },
): Promise<Value> {
  let value: Value;
  try {
    value = await work();
  } catch (error) {
    // A connection that is gone has rolled back already; the first error is the one that tells.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
  crash.beforeCommit?.();
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error(`COMMIT was answered with ${command}`);
  crash.afterCommit?.();
  return value;
}
