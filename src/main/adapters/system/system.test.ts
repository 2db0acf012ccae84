import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { crashPointsFrom } from './crash-points.ts';
import { uuidSource } from './uuid-source.ts';

describe('ids', () => {
  it('grow, within a millisecond too', () => {
    const ids = Array.from({ length: 10_000 }, () => uuidSource.newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('crash points', () => {
  it('do nothing unless armed', () => {
    expect(() => crashPointsFrom(undefined)('before-local-commit')).not.toThrow();
  });

  it.each(['before-lunch', 'after-local-commit:0', 'after-local-commit:x'])(
    'refuse %s: it would never strike',
    (armed) => {
      expect(() => crashPointsFrom(armed)).toThrow('no such crash point');
    },
  );

  it('kill the process when they are passed as often as they say, and not before', () => {
    const program = `
      import { crashPointsFrom } from ${JSON.stringify(`${import.meta.dirname}/crash-points.ts`)};
      const crashAt = crashPointsFrom('after-local-commit:2');
      for (const point of ['before-local-commit', 'after-local-commit', 'after-local-commit']) {
        process.stdout.write(point + ' ');
        crashAt(point);
      }
      process.stdout.write('survived');`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    expect(run).toMatchObject({
      signal: 'SIGKILL',
      stdout: 'before-local-commit after-local-commit after-local-commit ',
    });
  });
});
