import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Migration {
  readonly tag: string;
  /** SHA-256 of the text with Unix line ends: a checkout on Windows is the same migration. */
  readonly hash: string;
  readonly statements: readonly string[];
}

const JOURNAL = join('meta', '_journal.json');
const BREAKPOINT = '--> statement-breakpoint';

/** The migrations of the folder in their order. @throws Error when the folder has no journal */
export function readMigrations(folder: string): readonly Migration[] {
  const journal: unknown = JSON.parse(readFileSync(join(folder, JOURNAL), 'utf8'));
  return tagsOf(journal).map((tag) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
    return {
      tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text.split(BREAKPOINT),
    };
  });
}

/** `drizzle/postgres`, beside the sources or beside the built application. */
export function findMigrationsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'drizzle', 'postgres');
    if (existsSync(join(candidate, JOURNAL))) return candidate;
    if (dirname(folder) === folder) throw new Error('the folder drizzle/postgres is missing');
  }
}

function tagsOf(journal: unknown): readonly string[] {
  const entries =
    typeof journal === 'object' && journal !== null && 'entries' in journal ? journal.entries : undefined;
  if (!Array.isArray(entries)) throw new Error('the journal of the migrations has no entries');
  return entries.map((entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'tag' in entry && typeof entry.tag === 'string') {
      return entry.tag;
    }
    throw new Error('an entry of the journal of the migrations has no tag');
  });
}
