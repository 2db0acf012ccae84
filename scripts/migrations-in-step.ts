/**
 * Whether the migrations say what the schema files say: drizzle-kit, asked for the next migration of each database, must
 * have nothing to write. Works on copies, so that asking changes nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import postgres from '../drizzle.postgres.config.ts';
import sqlite from '../drizzle.sqlite.config.ts';

const PROBE = 'what-is-missing';

const outOfStep = [postgres, sqlite].filter((config) => !isInStep(config));
process.exitCode = outOfStep.length === 0 ? 0 : 1;

function isInStep(config: typeof postgres): boolean {
  const { dialect, out = '', schema } = config;
  if (typeof schema !== 'string') throw new Error(`${dialect}: the schema is not one path`);
  // Inside node_modules, since drizzle-kit takes only paths below its working directory.
  const copy = mkdtempSync(join('node_modules', `.migrations-${dialect}-`));
  try {
    cpSync(out, copy, { recursive: true });
    const before = new Set(readdirSync(copy));
    const asked = spawnSync(
      'drizzle-kit',
      ['generate', '--dialect', dialect, '--schema', schema, '--out', relative('.', copy), '--name', PROBE],
      // Without a terminal it cannot ask whether a column was renamed, and fails instead: that too is out of step.
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' },
    );
    const added = readdirSync(copy).filter((name) => !before.has(name));
    if (asked.status === 0 && added.length === 0) {
      console.log(`${dialect}: in step`);
      return true;
    }
    console.error(
      `${dialect}: the schema files and the migrations of ${out} differ. Run npm run db:generate.`,
    );
    if (asked.status !== 0) console.error(asked.stdout, asked.stderr);
    for (const name of added) console.error(readFileSync(join(copy, name), 'utf8'));
    return false;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
