import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { scryptPinHasher } from '../../src/main/adapters/system/pin-hasher.ts';
import type { Role } from '../../src/shared/domain/cashiers/rights.ts';
import { askPrivateCentral } from './private-central.ts';

/** A cashier of a running shop with a private central, known to its terminal when this returns. */
export async function hireCashier(
  dataFolder: string,
  { name, role, pin }: { readonly name: string; readonly role: Role; readonly pin: string },
): Promise<void> {
  const [setting] = await askPrivateCentral<{ salt: string }>(
    dataFolder,
    `SELECT value #>> '{}' AS salt FROM store_settings WHERE key = 'pin_salt'`,
  );
  if (!setting) throw new Error('the shop has no salt');
  const hash = await scryptPinHasher.hash(pin, setting.salt);
  await askPrivateCentral(
    dataFolder,
    `INSERT INTO cashiers (id, name, role, pin_hash) VALUES ('${v7()}', '${name}', '${role}', '${hash}')
     ON CONFLICT DO NOTHING`,
  );
  await untilCopied(dataFolder, name);
}

/** Guessing a PIN before it is there would cost the delay of a wrong one. */
async function untilCopied(dataFolder: string, name: string): Promise<void> {
  const replica = new Database(join(dataFolder, 'replica.db'), { readonly: true });
  try {
    const known = replica.prepare('SELECT 1 FROM cashiers WHERE name = ?');
    for (let attempt = 0; known.get(name) === undefined; attempt += 1) {
      if (attempt === 100) throw new Error(`${name} did not come with the copy`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    replica.close();
  }
}
