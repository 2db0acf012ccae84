/**
 * The reference for the answer of a sale: the same rows, in the same tables under the same triggers, committed to
 * another file with the same settings (WAL, FULL), and nothing else: no rule, no price, no id, no JSON.
 */
import Database from 'better-sqlite3';
import { openConnection } from '../src/main/adapters/sqlite/local/connection.ts';

export interface BareSales {
  /** Commits again, one by one, what the real store has written since the last call. @returns milliseconds each */
  repeat(): number[];
  /** The application does it between two sales as well, not inside one. */
  checkpoint(): void;
  close(): void;
}

type Row = Readonly<Record<string, string | number | null>>;

/** @param path of a `local.db` of the same shape, on the same disk, that no sale was made in */
export function openBareSales(path: string, realPath: string): BareSales {
  const bare = openConnection(path);
  const real = new Database(realPath, { readonly: true });
  let last = lastPosition(real);
  const insertOutbox = insertOf(bare, real, 'outbox');
  const insertJob = insertOf(bare, real, 'print_jobs');
  const takeFolio = bare.prepare('UPDATE leases SET next_number = next_number + 1');
  const count = bare.prepare(
    'UPDATE terminal SET last_seq = last_seq + 1, last_ticket_number = last_ticket_number + 1',
  );
  const emptyCart = bare.prepare(
    'INSERT INTO carts (only_row, content) VALUES (1, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
  );
  const cart = real.prepare<[], string>('SELECT content FROM carts').pluck();
  const written = real.prepare<[number], Row>('SELECT * FROM outbox WHERE position > ? ORDER BY position');
  const job = real.prepare<[number], Row>('SELECT * FROM print_jobs WHERE position = ?');

  return {
    repeat() {
      const content = cart.get() ?? '';
      // As it was when it was written: what delivery noted on it since is not part of a sale.
      const fresh = { state: 'pending', attempts: 0, last_error: null };
      const sales = written.all(last).map((row) => ({
        sale: { ...row, ...fresh },
        job: job.get(Number(row['position'])),
      }));
      last = lastPosition(real);
      return sales.map(({ sale, job: paper }) => {
        const startedAt = performance.now();
        bare.exec('BEGIN IMMEDIATE');
        takeFolio.run();
        count.run();
        insertOutbox(sale);
        if (paper) insertJob(paper);
        emptyCart.run(content);
        bare.exec('COMMIT');
        return performance.now() - startedAt;
      });
    },
    checkpoint: () => void bare.pragma('wal_checkpoint(PASSIVE)'),
    close() {
      real.close();
      bare.close();
    },
  };
}

function lastPosition(sqlite: Database.Database): number {
  return Number(sqlite.prepare('SELECT coalesce(max(position), 0) FROM outbox').pluck().get());
}

function insertOf(bare: Database.Database, real: Database.Database, table: 'outbox' | 'print_jobs') {
  const columns = real.pragma(`table_info(${table})`) as { readonly name: string }[];
  const names = columns.map(({ name }) => name);
  const statement = bare.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  );
  return (row: Row) => statement.run(row);
}
