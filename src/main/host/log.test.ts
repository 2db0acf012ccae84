import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog, type Log } from './log.ts';

let folder: string;
let log: Log;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-log-'));
  log = openLog(folder);
});
afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true });
});

const written = () => readFileSync(log.file, 'utf8');

describe('the log', () => {
  it('has the event, and an error with its causes', () => {
    const error = new Error('no se pudo', { cause: new Error('disco lleno') });
    log.logger.error('sale-failed', { reference: 'AB12', error });
    const line: unknown = JSON.parse(written());
    expect(line).toMatchObject({
      msg: 'sale-failed',
      reference: 'AB12',
      error: { message: 'no se pudo', cause: { message: 'disco lleno' } },
    });
  });

  it('is for its owner alone', () => {
    expect(statSync(log.file).mode & 0o777).toBe(0o600);
  });

  it('survives a circle of objects and a very deep one', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    log.logger.info('circle', { circle });
    expect(written()).toContain('circle');
  });

  it('writes what JSON cannot hold as text, and of an error what leads to its cause', () => {
    const error = Object.assign(new Error('no space', { cause: new TypeError('deep') }), {
      code: 'SQLITE_FULL',
    });
    log.logger.warn('failed', { big: 10n, when: new Date(0), error });
    const line: unknown = JSON.parse(written());
    expect(line).toMatchObject({
      big: '10',
      when: '1970-01-01T00:00:00.000Z',
      error: { message: 'no space', code: 'SQLITE_FULL', cause: { name: 'TypeError', message: 'deep' } },
    });
  });

  it('starts a new file once the old one is large', () => {
    log.close();
    writeFileSync(log.file, 'x'.repeat(11 * 1024 * 1024));
    log = openLog(folder);
    log.logger.info('fresh');
    expect(statSync(log.file).size).toBeLessThan(1000);
    expect(statSync(`${log.file}.1`).size).toBeGreaterThan(10_000_000);
  });
});

describe('attack: reading secrets in the log', () => {
  it.each([
    ['a password by its name', { password: 'hunter2' }],
    ['one by another name', { options: [{ auth: { apiKey: 'hunter2', passwd: 'hunter2' } }] }],
    ['a nested one', { database: { ownerPassword: 'hunter2' } }],
    ['a bearer', { headers: { authorization: 'Bearer hunter2' } }],
    ['a cashier’s PIN', { pin: 'hunter2' }],
    ['a connection string', { detail: 'connecting to postgresql://pos:hunter2@10.0.0.5:5432/shop' }],
    ['one without a user', { detail: 'connecting to postgresql://:hunter2@db/nexus' }],
    ['one whose password has a slash and an @', { detail: 'to postgresql://pos:a/hunter2@hunter2@db/nexus' }],
    ['the address of the browser host', { detail: 'at http://127.0.0.1:4173/?token=hunter2&x=1' }],
    ['the message of an error', { error: new Error('bad postgresql://pos:hunter2@db/shop') }],
    ['its cause', { error: new Error('x', { cause: new Error('postgres://u:hunter2@db') }) }],
    ['the token of an address', { path: '/?token=hunter2&x=1' }],
  ])('%s is masked', (_what, details) => {
    log.logger.error('failed', details);
    expect(written()).toContain('***');
    expect(written()).not.toContain('hunter2');
  });
});
