/**
 * `npm start`. Plain JavaScript, because the Node at hand may be too old for the rest: then the one that was installed
 * with the dependencies takes over.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = 24;
const WATCH_MS = 500;
const root = join(import.meta.dirname, '..');
const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

stopWithNpm();
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import('./start.ts');
} else if (existsSync(pinned)) {
  const args = [join(root, 'scripts', 'start.ts'), ...process.argv.slice(2)];
  const child = spawn(pinned, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(
    `Nexus POS necesita Node ${NEEDED} y aquí está el ${process.versions.node}. Ejecute «npm ci», o instale Node ${NEEDED}.`,
  );
  process.exitCode = 1;
}

/**
 * npm passes SIGTERM on to the shell between it and us, and the shell ends without telling us: what we notice is that
 * our parent is another one.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, WATCH_MS);
  watch.unref();
}
