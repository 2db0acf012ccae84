import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testCashier } from '../../../../tests/support/core/test-cashier.ts';
import { createDuty } from './duty.ts';
import { createIdleLock } from './idle-lock.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openLock(minutes: string | undefined) {
  const settings = { minutes };
  const duty = createDuty();
  const lock = createIdleLock({
    duty,
    clock: { nowMs: () => Date.now() },
    local: { setting: (key) => (key === 'idle_lock_minutes' ? settings.minutes : undefined) },
  });
  duty.begin(testCashier);
  return { duty, lock, settings };
}

describe('the lock after idle', () => {
  it.each([
    ['ten minutes when nobody chose', undefined, 10],
    ['as many as were chosen', '3', 3],
    ['ten when what is stored makes no sense', 'mañana', 10],
    ['ten when it is less than nothing', '-5', 10],
  ])('comes after %s', (_what, stored, minutes) => {
    const { duty } = openLock(stored);
    vi.advanceTimersByTime(minutes * MINUTE_MS - 1);
    expect(duty.current()).toEqual(testCashier);
    vi.advanceTimersByTime(1);
    expect(duty.current()).toBeNull();
  });

  it('starts again at each touch, and with whoever comes on duty', () => {
    const { duty, lock } = openLock('3');
    for (let touch = 0; touch < 10; touch += 1) {
      vi.advanceTimersByTime(2 * MINUTE_MS);
      lock.active();
    }
    duty.begin({ ...testCashier, name: 'Beto' });
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(duty.current()).toMatchObject({ name: 'Beto' });
    vi.advanceTimersByTime(MINUTE_MS);
    expect(duty.current()).toBeNull();
  });

  it('never comes when 0 was chosen', () => {
    const { duty } = openLock('0');
    vi.advanceTimersByTime(30 * 24 * 60 * MINUTE_MS);
    expect(duty.current()).toEqual(testCashier);
  });

  it('counts a new setting from the next touch on', () => {
    const { duty, lock, settings } = openLock('0');
    settings.minutes = '1';
    lock.active();
    vi.advanceTimersByTime(MINUTE_MS);
    expect(duty.current()).toBeNull();
  });

  it('comes at the first touch after the computer slept, when no timer ran', () => {
    const { duty, lock } = openLock('10');
    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE_MS);
    lock.active();
    expect(duty.current()).toBeNull();
  });

  it('counts anew when it finds that the clock was set back', () => {
    const { duty } = openLock('10');
    vi.setSystemTime(Date.now() - 24 * 60 * MINUTE_MS);
    vi.advanceTimersByTime(10 * MINUTE_MS);
    expect(duty.current()).toEqual(testCashier);
    vi.advanceTimersByTime(10 * MINUTE_MS);
    expect(duty.current()).toBeNull();
  });

  it('holds nothing back once it is stopped', () => {
    const { duty, lock } = openLock('1');
    lock.stop();
    vi.advanceTimersByTime(10 * MINUTE_MS);
    expect(duty.current()).toEqual(testCashier);
    expect(vi.getTimerCount()).toBe(0);
  });
});
