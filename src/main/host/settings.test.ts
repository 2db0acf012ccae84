import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings, type SecretVault } from './settings.ts';

const URL = 'postgresql://pos:hunter2@10.0.0.5:5432/shop';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'settings.json');
const write = (content: unknown) => writeFileSync(file(), JSON.stringify(content));
const vault: SecretVault = {
  seal: (text) => Buffer.from(`sealed ${text}`).toString('base64'),
  open(sealed) {
    const text = Buffer.from(sealed, 'base64').toString();
    if (!text.startsWith('sealed ')) throw new Error('Error while decrypting the ciphertext');
    return text.slice('sealed '.length);
  },
};

describe('loadSettings', () => {
  it('needs no file: a private database', () => {
    expect(loadSettings(folder, null, {})).toEqual({
      ok: true,
      value: { database: null, terminalCode: null },
    });
  });

  it('takes the server, its certificates and the code of the terminal', () => {
    writeFileSync(join(folder, 'ca.pem'), 'PEM');
    write({
      terminalCode: 'T02',
      database: { url: URL, tls: { caFile: 'ca.pem', serverName: 'db.tienda.mx' } },
    });
    expect(loadSettings(folder, null, {})).toEqual({
      ok: true,
      value: { database: { url: URL, tls: { ca: 'PEM', servername: 'db.tienda.mx' } }, terminalCode: 'T02' },
    });
  });

  it('lets NEXUS_DATABASE_URL win', () => {
    write({ database: { url: 'postgresql://other/shop' } });
    expect(loadSettings(folder, null, { NEXUS_DATABASE_URL: URL })).toMatchObject({
      value: { database: { url: URL } },
    });
  });

  it('does not take an empty NEXUS_DATABASE_URL for a server', () => {
    expect(loadSettings(folder, null, { NEXUS_DATABASE_URL: '' })).toMatchObject({
      value: { database: null },
    });
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown key', '{"databse":{}}'],
    ['a terminal code in lower case', '{"terminalCode":"t01"}'],
    ['another kind of database', '{"database":{"url":"mysql://root:hunter2@db/shop"}}'],
    ['a certificate that is not there', '{"database":{"tls":{"caFile":"gone.pem"}}}'],
  ])('refuses %s and names the file, not its secrets', (_what, content) => {
    writeFileSync(file(), content);
    const settings = loadSettings(folder, null, {});
    expect(settings.ok).toBe(false);
    expect(JSON.stringify(settings)).toContain('settings.json');
    expect(JSON.stringify(settings)).not.toContain('hunter2');
  });
});

describe('NEXUS_DATABASE_URL', () => {
  it.each(['mysql://root:hunter2@db/shop', 'postgresql://', 'hunter2'])('%s is refused unseen', (url) => {
    const settings = loadSettings(folder, null, { NEXUS_DATABASE_URL: url });
    expect(settings).toMatchObject({ ok: false, error: expect.stringContaining('NEXUS_DATABASE_URL no es') });
    expect(JSON.stringify(settings)).not.toContain('hunter2');
  });

  it('may name several hosts', () => {
    const url = 'postgresql://pos:hunter2@db1:5432,db2:5433/shop';
    expect(loadSettings(folder, null, { NEXUS_DATABASE_URL: url })).toMatchObject({
      value: { database: { url } },
    });
  });
});

describe('attack: reading the connection string from the disk', () => {
  it('where there is a vault, a plain one is sealed and the file holds it no longer', () => {
    write({ terminalCode: 'T01', database: { url: URL, tls: { acceptAnyCertificate: true } } });
    const first = loadSettings(folder, vault, {});
    expect(readFileSync(file(), 'utf8')).not.toContain('hunter2');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(loadSettings(folder, vault, {})).toEqual(first);
    expect(first).toMatchObject({
      value: { terminalCode: 'T01', database: { url: URL, tls: { rejectUnauthorized: false } } },
    });
  });

  it('a plain one is sealed too where NEXUS_DATABASE_URL stands before it', () => {
    write({ database: { url: URL } });
    const env = { NEXUS_DATABASE_URL: 'postgresql://other/shop' };
    expect(loadSettings(folder, vault, env)).toMatchObject({
      value: { database: { url: 'postgresql://other/shop' } },
    });
    expect(readFileSync(file(), 'utf8')).not.toContain('hunter2');
    expect(loadSettings(folder, vault, {})).toMatchObject({ value: { database: { url: URL } } });
  });

  it('one that cannot be opened here stops nobody whose environment names another', () => {
    write({ database: { sealedUrl: 'AAAA' } });
    const env = { NEXUS_DATABASE_URL: URL };
    expect(loadSettings(folder, vault, env)).toMatchObject({ value: { database: { url: URL } } });
  });

  it('a sealed one that cannot be opened here is asked for again', () => {
    write({ database: { sealedUrl: 'AAAA' } });
    expect(loadSettings(folder, vault, {})).toMatchObject({ ok: false });
    expect(loadSettings(folder, null, {})).toMatchObject({ ok: false });
  });
});
