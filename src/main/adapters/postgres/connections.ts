import pg from 'pg';
import { CentralUnavailableError, type Logger } from '../../application/ports.ts';
import { losesHost, toCentralError } from './central-errors.ts';
import { connectOptions, type TlsOptions } from './connect-options.ts';

export interface ConnectionOptions {
  /** In order of preference: the first that answers and is not read-only is taken. */
  readonly urls: readonly string[];
  readonly tls?: TlsOptions;
  readonly logger: Logger;
  /** Connections to central that this terminal may hold. */
  readonly size?: number;
}

/** Connections to whichever host is central now. Nothing is kept on them between two uses: they may be a pooler's. */
export interface Connections {
  /**
   * Lends a connection for one transaction. Whatever happens, it answers within `timeoutMs`: a dead socket is thrown
   * away.
   * @throws CentralUnavailableError, what the SQLSTATE means, or what `work` throws
   */
  use<Value>(timeoutMs: number, work: (client: pg.ClientBase) => Promise<Value>): Promise<Value>;
  /** A connection of its own, outside the pool, to the present host. The caller ends it. */
  dedicated(): Promise<pg.Client>;
  close(): Promise<void>;
}

const DEFAULT_SIZE = 4;
const IDLE_MS = 30_000;
const PROBE_TIMEOUT_MS = 3_000;
const APPLICATION_NAME = 'nexus-pos';

interface Host {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Connections that somebody works on now. */
  lent: number;
}

export function createConnections(options: ConnectionOptions): Connections {
  const { urls, tls, logger, size = DEFAULT_SIZE } = options;
  let host: Promise<Host> | undefined;
  let closed = false;

  const present = (): Promise<Host> => {
    if (closed) return Promise.reject(new CentralUnavailableError('the connections are closed'));
    host ??= chooseUrl(urls, tls).then((url) => ({ url, pool: createPool(url, options), lent: 0 }));
    return host;
  };
  const forget = (lost: Promise<Host>) => {
    if (host !== lost) return;
    host = undefined;
    lost
      .then(({ pool }) => pool.end())
      .catch((error: unknown) => logger.warn('central-host-lost', { error }));
  };

  return {
    async use(timeoutMs, work) {
      const chosen = present();
      try {
        return await withinTime(timeoutMs, async (loan) => lend(await chosen, size, work, loan));
      } catch (error) {
        if (losesHost(error)) forget(chosen);
        throw toCentralError(error);
      }
    },
    async dedicated() {
      const { url } = await present();
      const client = new pg.Client(connectOptions(url, tls, APPLICATION_NAME));
      client.on('error', (error) => logger.warn('central-listener-lost', { error }));
      await client.connect();
      return client;
    },
    async close() {
      closed = true;
      const last = host;
      host = undefined;
      // A host that was never reached has nothing to close.
      const reached = await last?.catch(() => undefined);
      await reached?.pool.end();
    },
  };
}

/** What the end of the time finds. */
interface Loan {
  /** Ends what is under way, and says what the lateness means. */
  giveUp(): Error;
}

async function lend<Value>(
  host: Host,
  size: number,
  work: (client: pg.ClientBase) => Promise<Value>,
  loan: Loan,
): Promise<Value> {
  let late = false;
  loan.giveUp = () => {
    late = true;
    // That others have not given back what they work on says nothing about the host.
    return host.lent >= size ? new CentralUnavailableError('every connection is in use') : noAnswer();
  };
  const client = await host.pool.connect();
  host.lent += 1;
  let released = false;
  const release = (error?: Error) => {
    if (released) return;
    released = true;
    host.lent -= 1;
    client.release(error);
  };
  if (late) {
    release();
    throw new CentralUnavailableError('no connection in time');
  }
  loan.giveUp = () => {
    const error = noAnswer();
    release(error);
    return error;
  };
  try {
    const value = await work(client);
    release();
    return value;
  } catch (error) {
    // Rolled back by `transaction`, or of no more use: a connection that failed is not lent again.
    release(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** A plain error, as the driver's own are: the host is chosen anew. */
function noAnswer(): Error {
  return new Error('central did not answer in time');
}

async function withinTime<Value>(timeoutMs: number, work: (loan: Loan) => Promise<Value>): Promise<Value> {
  const loan: Loan = { giveUp: noAnswer };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(loan.giveUp()), timeoutMs);
  });
  const working = work(loan);
  // When the time is over first, nobody waits for what the abandoned work says in the end.
  working.catch(() => {});
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

function createPool(url: string, { tls, logger, size = DEFAULT_SIZE }: ConnectionOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connectOptions(url, tls, APPLICATION_NAME),
    max: size,
    idleTimeoutMillis: IDLE_MS,
  });
  // An idle connection that breaks has no query to tell it to; unheard, it would end the process.
  pool.on('error', (error) => logger.warn('central-idle-connection-lost', { error }));
  // Nor has a lent one between two queries; the next query says that it is gone.
  pool.on('connect', (client) => {
    client.on('error', (error) => logger.warn('central-connection-lost', { error }));
  });
  return pool;
}

/** One host needs no question: that it is read-only shows with the first write. */
async function chooseUrl(urls: readonly string[], tls: TlsOptions | undefined): Promise<string> {
  const [only, ...others] = urls;
  if (only === undefined) throw new Error('central has no host');
  if (others.length === 0) return only;
  const failures: unknown[] = [];
  for (const url of urls) {
    try {
      if (await isWritable(url, tls)) return url;
      failures.push(new Error('read-only'));
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'no host of central takes writes');
}

async function isWritable(url: string, tls: TlsOptions | undefined): Promise<boolean> {
  const client = new pg.Client({
    ...connectOptions(url, tls, APPLICATION_NAME),
    connectionTimeoutMillis: PROBE_TIMEOUT_MS,
    query_timeout: PROBE_TIMEOUT_MS,
  });
  // What breaks while it ends again says nothing about the answer that it gave.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ read_only: string }>(
      `SELECT current_setting('transaction_read_only') AS read_only`,
    );
    return rows[0]?.read_only === 'off';
  } finally {
    await client.end();
  }
}
