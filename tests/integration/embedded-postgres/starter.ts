/** Starts a durable cluster as a process of its own and says so, for the tests that kill it. */
import { startCluster } from '../../../src/main/adapters/embedded-postgres/cluster.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: starter.ts DIRECTORY');

// As the hosts do: what they make is for their user alone.
process.umask(0o077);
const notices: string[] = [];
const cluster = await startCluster({ directory, durable: true, onNotice: (notice) => notices.push(notice) });
console.log(JSON.stringify({ pid: cluster.pid, url: cluster.url('postgres'), notices }));
process.once('SIGTERM', () => void cluster.stop());
