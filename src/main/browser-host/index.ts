/** The browser host as a program: `node out/main/browser-host.js [options]`. */
import { join } from 'node:path';
import { runBrowserHost } from './run.ts';

const code = await runBrowserHost({
  args: process.argv.slice(2),
  // This file is out/main/browser-host.js once built.
  root: join(import.meta.dirname, '..', '..'),
  say: (line) => void process.stdout.write(`${line}\n`),
});
// Everything is stopped; a handle that is still open must not keep the person waiting.
process.exit(code);
