import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPrivateCentral } from './keep-private-central.ts';
import type { PrivateCentral } from './private-central.ts';

/** A server that comes up, or does not, and dies when the test says so. */
function scene() {
  const events: string[] = [];
  const notices: string[] = [];
  let comesUp = true;
  let alive = false;
  const stop = keepPrivateCentral({
    async start(): Promise<PrivateCentral> {
      events.push('start');
      if (!comesUp) throw new Error('initdb: no space left on device');
      alive = true;
      return {
        terminalUrl: 'postgresql://terminal@127.0.0.1:1/nexus',
        isRunning: () => alive,
        async stop() {
          events.push('stop');
          alive = false;
        },
      };
    },
    onStarted: () => void events.push('started'),
    logger: { info() {}, warn() {}, error: (event) => void events.push(event) },
    onNotice: (notice) => void notices.push(notice),
  });
  return {
    events,
    notices,
    stop,
    set comesUp(value: boolean) {
      comesUp = value;
    },
    die() {
      alive = false;
    },
  };
}

describe('keepPrivateCentral', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('starts the server once and stops it when told to', async () => {
    const central = scene();
    await vi.advanceTimersByTimeAsync(60_000);
    await central.stop();
    expect(central.events).toEqual(['start', 'started', 'stop']);
  });

  it('starts it again when it dies', async () => {
    const central = scene();
    await vi.advanceTimersByTimeAsync(5_000);
    central.die();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(central.events).toEqual(['start', 'started', 'stop', 'private-central-died', 'start', 'started']);
    await central.stop();
  });

  it('tries again, ever less often, when it does not come up, and says so once', async () => {
    const central = scene();
    central.comesUp = false;
    central.die();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const failures = central.events.filter((event) => event === 'private-central-failed').length;
    expect(failures).toBeGreaterThan(5);
    expect(failures).toBeLessThan(20);
    expect(central.notices).toHaveLength(1);

    central.comesUp = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(central.events.at(-1)).toBe('started');
    await central.stop();
  });

  it('stops a server that comes up after it was told to stop, and hands it to nobody', async () => {
    const central = scene();
    await central.stop();
    expect(central.events).toEqual(['start', 'stop']);
  });
});
