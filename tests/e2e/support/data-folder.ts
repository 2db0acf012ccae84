import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareHome } from '../../../src/main/adapters/embedded-postgres/home.ts';
import { stopOrphan } from '../../../src/main/adapters/embedded-postgres/orphan.ts';

export interface TemporaryDataFolder {
  readonly path: string;
  /** Of the private PostgreSQL of this folder, while it runs. */
  postgresPid(): number | null;
  /** Stops the PostgreSQL that a killed application left in it, and deletes it. */
  remove(): Promise<void>;
}

/** A data folder of its own, which the user that PostgreSQL runs as may enter when the tests run as root. */
export function temporaryDataFolder(): TemporaryDataFolder {
  const path = mkdtempSync(join(tmpdir(), 'nexus-shop-'));
  chmodSync(path, 0o711);
  const postgresPid = () => {
    const file = join(path, 'postgres', 'data', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
  };
  return {
    path,
    postgresPid,
    async remove() {
      if (postgresPid() !== null) await stopOrphan(await prepareHome(join(path, 'postgres'), () => {}));
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
