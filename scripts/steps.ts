import { spawn } from 'node:child_process';

export interface Step {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command with our own terminal and returns its exit code. */
export function runStep(step: Step): Promise<number> {
  console.log(`\n── ${step.title}`);
  return new Promise((resolve, reject) => {
    const child = spawn(step.command, step.args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...step.env },
      // On Windows the tools of node_modules/.bin are .cmd files, which only a shell starts.
      shell: process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs all of them, whatever the earlier ones said, and returns the titles of those that failed. */
export async function runSteps(steps: readonly Step[]): Promise<string[]> {
  const failed: string[] = [];
  for (const step of steps) {
    const startedAt = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one after the other: they share two cores and the terminal
    const code = await runStep(step);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`── ${step.title}: ${code === 0 ? 'ok' : `failed with ${code}`} (${seconds} s)`);
    if (code !== 0) failed.push(step.title);
  }
  return failed;
}
