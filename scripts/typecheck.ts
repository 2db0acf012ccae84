/** Compiles every runtime on its own, so that the renderer cannot use Node and the domain cannot use either. */
import { spawn } from 'node:child_process';

const runtimes = ['shared', 'main', 'preload', 'renderer', 'tools'];

const exitCodes = await Promise.all(
  runtimes.map(
    (runtime) =>
      new Promise<number>((resolve, reject) => {
        const compiler = spawn('tsc', ['-p', `tsconfig.${runtime}.json`], {
          stdio: 'inherit',
          shell: process.platform === 'win32',
        });
        compiler.once('error', reject);
        compiler.once('exit', (code) => resolve(code ?? 1));
      }),
  ),
);
process.exitCode = exitCodes.every((code) => code === 0) ? 0 : 1;
