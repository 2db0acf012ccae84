import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { crashPointsFrom } from './crash-points.ts';
import { createLogger } from './logger.ts';
import { uuidSource } from './uuid-source.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void) {
  const lines: string[] = [];
  write(createLogger({ destination: { write: (line: string) => void lines.push(line) } }));
  return lines.join('');
}

describe('the log', () => {
  it('is one JSON object a line', () => {
    const line = logged((logger) => logger.warn('central-is-behind', { acknowledged: 7 }));
    expect(JSON.parse(line)).toMatchObject({ level: 'warn', event: 'central-is-behind', acknowledged: 7 });
  });

  it.each([
    ['by name', { password: 'hunter2' }],
    ['by name, deep inside', { options: [{ auth: { apiKey: 'hunter2', token: 'hunter2' } }] }],
    ['in a connection string', { url: 'postgresql://nexus_pos:hunter2@192.168.1.5/nexus' }],
    ['in a connection string without a user', { url: 'postgresql://:hunter2@db/nexus' }],
    ['in the address of the browser host', { url: 'http://127.0.0.1:4173/?token=hunter2&x=1' }],
    [
      'in an error and its cause',
      { error: new Error('x', { cause: new Error('to postgresql://a:hunter2@b/c') }) },
    ],
  ])('holds no secret: %s', (_where, details) => {
    const line = logged((logger) => logger.error('failed', details));
    expect(line).toContain('***');
    expect(line).not.toContain('hunter2');
  });

  it('keeps of an error what leads to its cause', () => {
    const error = Object.assign(new Error('no space', { cause: new TypeError('deep') }), {
      code: 'SQLITE_FULL',
    });
    const line = logged((logger) => logger.error('failed', { error }));
    expect(JSON.parse(line)).toMatchObject({
      error: { message: 'no space', code: 'SQLITE_FULL', cause: { type: 'TypeError', message: 'deep' } },
    });
  });

  it('does not hang on a circle, nor on what JSON cannot hold', () => {
    const circle: Record<string, unknown> = { big: 10n, when: new Date(0) };
    circle['self'] = circle;
    expect(logged((logger) => logger.info('circle', circle))).toContain('"big":"10"');
  });
});

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
