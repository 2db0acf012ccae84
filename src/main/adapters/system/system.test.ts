import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { crashPointsFrom } from './crash-points.ts';
import { scryptPinHasher } from './pin-hasher.ts';
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

describe('the hash of a PIN', () => {
  it('is the same for the same PIN and salt, and tells how it was made', async () => {
    const hash = await scryptPinHasher.hash('2468', 'salt');
    expect(hash).toMatch(/^scrypt\$16384\$8\$5\$[A-Za-z0-9+/]{43}=$/);
    expect(await scryptPinHasher.hash('2468', 'salt')).toBe(hash);
    const others = [
      await scryptPinHasher.hash('2469', 'salt'),
      await scryptPinHasher.hash('2468', 'another'),
    ];
    expect(others).not.toContain(hash);
  });

  it('is the one of RFC 7914: a terminal of another version finds its cashiers again', async () => {
    // Computed with Python's hashlib.scrypt(b'2468', salt=b'salt', n=16384, r=8, p=5, dklen=32).
    expect(await scryptPinHasher.hash('2468', 'salt')).toBe(
      'scrypt$16384$8$5$92zXAgmWNhOGLET8+db6bzoLiKpd5AXbAP9tsi2T9i4=',
    );
  });
});
