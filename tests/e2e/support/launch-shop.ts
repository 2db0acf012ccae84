import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const PROJECT = join(import.meta.dirname, '../../..');
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const ADDRESS = /^Nexus POS en (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)$/m;

export interface ShopProcess {
  /** With its token, as it was printed. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly dataFolder: string;
  readonly child: ChildProcess;
  /** Everything it wrote so far. */
  output(): string;
  /** Ctrl+C. @returns the exit code */
  stop(): Promise<number | null>;
  /** What no program can prevent. */
  kill(): Promise<void>;
}

export interface ShopProcessOptions {
  readonly dataFolder: string;
  /** Beside `--data`, `--port 0` and `--no-open`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built browser host and returns once it has printed its address. */
export async function launchShop({
  dataFolder,
  args = [],
  env = {},
}: ShopProcessOptions): Promise<ShopProcess> {
  const program = join(PROJECT, 'out', 'main', 'browser-host.js');
  const child = spawn(
    process.execPath,
    [program, '--data', dataFolder, '--port', '0', '--no-open', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Not the settings of whoever runs the tests.
      env: { ...process.env, NEXUS_DATABASE_URL: '', ...env },
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => fail('printed no address in time'), START_TIMEOUT_MS);
    const fail = (what: string) => {
      clearTimeout(late);
      child.kill('SIGKILL');
      reject(new Error(`the shop ${what}:\n${output}`));
    };
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const address = ADDRESS.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => fail(error.message));
    void ended.then((code) => fail(`ended with ${code}`));
  });
  const { origin, searchParams } = new URL(url);
  return {
    url,
    origin,
    token: searchParams.get('token') ?? '',
    dataFolder,
    child,
    output: () => output,
    async stop() {
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      const code = await ended;
      clearTimeout(late);
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
