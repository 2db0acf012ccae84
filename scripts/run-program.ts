import { spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface ProgramEnd {
  /** As a shell tells it: 128 and the signal's number where a signal ended it. */
  readonly code: number;
  /** Whether somebody asked for the end: through us, or by a signal that no defect raises. */
  readonly wasToldToStop: boolean;
}

/** What asks a program to stop, and what makes it. */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const KILLING: readonly NodeJS.Signals[] = [...STOPPING, 'SIGKILL'];

/** Runs a program in the foreground until it ends; a signal to stop is passed on to it and waited for. */
export function runProgram(program: string, args: readonly string[]): Promise<ProgramEnd> {
  const child = spawn(program, args, { stdio: 'inherit' });
  let wasToldToStop = false;
  const passOn = (signal: NodeJS.Signals) => {
    wasToldToStop = true;
    child.kill(signal);
  };
  for (const signal of STOPPING) process.on(signal, passOn);
  return new Promise<ProgramEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal !== null && KILLING.includes(signal)) wasToldToStop = true;
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGABRT'], wasToldToStop });
    });
  }).finally(() => {
    for (const signal of STOPPING) process.off(signal, passOn);
  });
}
