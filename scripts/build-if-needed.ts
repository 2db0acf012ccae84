import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What every build writes; the oldest of them says how old the build is. */
const BUILT = [
  'out/main/index.js',
  'out/main/browser-host.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];
const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json'];

/**
 * Builds the application when it was never built or a source is newer.
 * @throws Error with the output of the build when it fails
 */
export async function buildIfNeeded(root: string, say: (line: string) => void): Promise<void> {
  const built = BUILT.map((file) => join(root, file));
  const isBuilt = built.every((file) => existsSync(file));
  const builtAt = isBuilt ? Math.min(...built.map((file) => statSync(file).mtimeMs)) : 0;
  if (SOURCES.every((source) => newestChange(join(root, source)) <= builtAt)) return;
  say('Preparando la aplicación…');
  await build(root);
}

function build(root: string): Promise<void> {
  const program = join(root, 'node_modules', '.bin', 'electron-vite');
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the build failed with ${code}:\n${output}`)),
    );
  });
}

function newestChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  // A folder's own time changes when a file is added, removed or renamed.
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    mtimeMs,
  );
}
