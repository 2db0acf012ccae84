import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A throw-away source tree under the project's own rules, in which violations may be planted. */
export interface PlantedTree {
  write(path: string, content: string): void;
  /** Runs a tool of node_modules/.bin in the tree. */
  run(tool: string, args: readonly string[]): { readonly status: number | null; readonly output: string };
  remove(): void;
}

export function plantTree(): PlantedTree {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-planted-'));
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'), 'dir');
  for (const file of ['package.json', 'oxlint.config.ts', 'tsconfig.base.json']) {
    copyFileSync(join(root, file), join(directory, file));
  }
  for (const runtime of ['shared', 'main', 'preload', 'renderer']) {
    copyFileSync(join(root, `tsconfig.${runtime}.json`), join(directory, `tsconfig.${runtime}.json`));
  }
  return {
    write(path, content) {
      const target = join(directory, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    run(tool, args) {
      const child = spawnSync(join(directory, 'node_modules', '.bin', tool), args, {
        cwd: directory,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      if (child.error) throw child.error;
      return { status: child.status, output: child.stdout + child.stderr };
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
