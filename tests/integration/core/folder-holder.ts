/** Locks the folder of its argument, says so, and waits to be killed. */
import { lockDataFolder } from '../../../src/main/adapters/sqlite/local/lock-data-folder.ts';

const lock = lockDataFolder(process.argv[2] ?? '');
process.stdout.write(lock.ok ? 'held' : lock.error.code);
setInterval(() => {}, 60_000);
