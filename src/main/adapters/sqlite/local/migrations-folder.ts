import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * `drizzle/sqlite`, wherever the code runs from: the sources, the built application or a package of it.
 * @throws Error when the application was packed without it
 */
export function migrationsFolder(): string {
  const found = ancestors(import.meta.dirname)
    .map((folder) => join(folder, 'drizzle', 'sqlite'))
    .find((folder) => existsSync(join(folder, 'meta', '_journal.json')));
  if (found === undefined) throw new Error('drizzle/sqlite is missing from this installation');
  return found;
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
