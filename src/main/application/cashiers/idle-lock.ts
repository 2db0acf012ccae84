import type { Clock, LocalStore } from '../ports.ts';
import type { Duty } from './duty.ts';

/** Minutes of this terminal's own settings; 0: never. */
export const IDLE_LOCK_SETTING = 'idle_lock_minutes';
export const DEFAULT_IDLE_LOCK_MINUTES = 10;

const MINUTE_MS = 60_000;
/** What a timer of Node can hold, and longer than any shop is open. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

export interface IdleLockDeps {
  readonly duty: Duty;
  readonly clock: Clock;
  readonly local: Pick<LocalStore, 'setting'>;
}

export interface IdleLock {
  /** Somebody touched a key or the mouse just now. */
  active(): void;
  stop(): void;
}

/** Ends the duty of a cashier who has touched nothing for a while. The setting counts from the next touch on. */
export function createIdleLock({ duty, clock, local }: IdleLockDeps): IdleLock {
  let lastAtMs = clock.nowMs();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** @returns whether the time is over, also while the computer slept and no timer ran */
  function lockIfIdle(): boolean {
    clearTimeout(timer);
    const limitMs = idleLimitMs(local);
    if (!duty.current() || limitMs === 0) return false;
    // A clock that was set back: counted anew from now on.
    lastAtMs = Math.min(lastAtMs, clock.nowMs());
    const idleMs = clock.nowMs() - lastAtMs;
    if (idleMs >= limitMs) {
      duty.end();
      return true;
    }
    timer = setTimeout(lockIfIdle, limitMs - idleMs);
    return false;
  }
  function touch() {
    lastAtMs = clock.nowMs();
    lockIfIdle();
  }
  const unsubscribe = duty.subscribe(touch);

  return {
    active() {
      if (!lockIfIdle()) touch();
    },
    stop() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}

function idleLimitMs(local: IdleLockDeps['local']): number {
  const minutes = Number(local.setting(IDLE_LOCK_SETTING) ?? DEFAULT_IDLE_LOCK_MINUTES);
  const limitMs =
    Number.isFinite(minutes) && minutes >= 0 ? minutes * MINUTE_MS : DEFAULT_IDLE_LOCK_MINUTES * MINUTE_MS;
  return Math.min(LONGEST_MS, limitMs);
}
