import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CompletedSale } from '../../../src/shared/contract/sale.ts';
import type { TerminalStatus } from '../../../src/shared/contract/session.ts';
import type { ShopError } from '../../../src/shared/domain/errors.ts';
import type { Result } from '../../../src/shared/domain/result.ts';
import type { CrashPoint } from '../../../src/main/application/ports.ts';
import type { KillPlan } from './terminal.ts';

/** What a terminal said before it ended. */
export interface TerminalRun {
  /** Null when it ended by itself. */
  readonly killedBy: NodeJS.Signals | null;
  readonly exitCode: number | null;
  readonly unacknowledged: CompletedSale | null | undefined;
  readonly charged: Result<CompletedSale, ShopError> | undefined;
  readonly ticket: string | undefined;
  readonly status: TerminalStatus | undefined;
  readonly errors: readonly string[];
  /** Whether any process of its group outlived it. */
  readonly leftProcesses: boolean;
}

interface Message {
  readonly unacknowledged?: Result<CompletedSale | null, ShopError>;
  readonly charged?: Result<CompletedSale, ShopError>;
  readonly ticket?: Result<string, ShopError>;
  readonly status?: TerminalStatus;
  readonly error?: string;
}

/** Runs a terminal in a process group of its own, until it ends or is killed at `crashAt`. */
export async function runTerminal(plan: KillPlan, crashAt?: CrashPoint): Promise<TerminalRun> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'terminal.ts'), JSON.stringify(plan)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(crashAt ? { NEXUS_CRASH_AT: crashAt } : {}) },
  });
  onTestFinished(() => killGroup(child.pid));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [exitCode, killedBy] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const messages = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message);
  const found = <Name extends keyof Message>(name: Name) =>
    messages.find((message) => message[name] !== undefined)?.[name];
  return {
    killedBy,
    exitCode,
    unacknowledged: valueOf(found('unacknowledged')),
    charged: found('charged'),
    ticket: valueOf(found('ticket')),
    status: found('status'),
    errors: messages.flatMap((message) => message.error ?? []),
    leftProcesses: groupIsAlive(child.pid),
  };
}

function valueOf<Value>(result: Result<Value, ShopError> | undefined): Value | undefined {
  return result?.ok ? result.value : undefined;
}

function groupIsAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function killGroup(pid: number | undefined): void {
  if (groupIsAlive(pid)) process.kill(-Number(pid), 'SIGKILL');
}
