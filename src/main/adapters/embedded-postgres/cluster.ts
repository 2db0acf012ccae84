import { freePort } from './free-port.ts';
import { initialise, SUPERUSER } from './initialise.ts';
import { prepareHome } from './home.ts';
import { stopOrphan } from './orphan.ts';
import { launch, type ServerProcess } from './server-process.ts';

export { SUPERUSER } from './initialise.ts';

export interface ClusterOptions {
  /** Holds the cluster, its password and its log. The caller makes sure that no other process uses it. */
  readonly directory: string;
  /** False only for tests and their throw-away clusters: commits do not wait for the disk. */
  readonly durable: boolean;
  /** Told, in Spanish, when the cluster or its program had to be placed elsewhere. */
  readonly onNotice?: (notice: string) => void;
}

export interface Cluster {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly password: string;
  readonly pid: number;
  /** Connection string of the superuser for one database. */
  url(database: string): string;
  /** Cuts the sessions, rolls back, writes a checkpoint, and returns when no process is left. */
  stop(): Promise<void>;
}

/** Another program may take the port between the moment it was found free and the moment the server listens. */
const PORT_ATTEMPTS = 5;

/**
 * Starts a private PostgreSQL, initialising it the first time and stopping the one that a killed application left.
 * @throws Error with the end of the server's log when it does not come up
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const home = await prepareHome(options.directory, options.onNotice ?? (() => {}));
  await stopOrphan(home);
  const password = await initialise(home);
  const { server, port } = await launchOnFreePort(home, options.durable);
  return {
    host: '127.0.0.1',
    port,
    password,
    pid: server.pid,
    url: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => server.stop(),
  };
}

async function launchOnFreePort(
  home: Awaited<ReturnType<typeof prepareHome>>,
  durable: boolean,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next attempt is made because this one failed
    const port = await freePort();
    // oxlint-disable-next-line no-await-in-loop -- as above
    const outcome = await launch(home, port, durable);
    if (outcome.ready) return { server: outcome.server, port };
    const portTaken = /could not bind|Address already in use/i.test(outcome.log);
    if (!portTaken || attempt === PORT_ATTEMPTS) {
      throw new Error(`PostgreSQL ${outcome.problem}: ${outcome.log.slice(-2000)}`);
    }
  }
}
