import { CRASH_POINTS, type CrashPoint, type CrashPoints } from '../../application/ports.ts';

/**
 * Kills this process, as a power cut would, at the instant that NEXUS_CRASH_AT names: `after-local-commit`, or
 * `after-local-commit:3` for the third time it is passed. Does nothing without it.
 * @throws Error for a name that does not exist: a test that never crashes would prove nothing
 */
export function crashPointsFrom(armed: string | undefined): CrashPoints {
  if (armed === undefined || armed === '') return () => {};
  const [point, count = '1'] = armed.split(':');
  if (!isCrashPoint(point) || !/^[1-9]\d*$/.test(count)) throw new Error(`no such crash point: ${armed}`);
  let left = Number(count);
  return (passed) => {
    if (passed !== point) return;
    left -= 1;
    if (left === 0) killGroup();
  };
}

function isCrashPoint(name: string | undefined): name is CrashPoint {
  return CRASH_POINTS.some((point) => point === name);
}

/** With everything it started, when it leads a process group; SIGKILL leaves no time to tidy up. */
function killGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}
