import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionKeeper } from './connection-keeper.ts';
import { loadSettings, type SecretVault } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-keeper-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'settings.json');
const vault: SecretVault = {
  seal: (text) => Buffer.from(text).toString('base64'),
  open: (sealed) => Buffer.from(sealed, 'base64').toString(),
};
const fields = {
  ...{ hosts: '10.0.0.5, 10.0.0.6:5433', database: 'nexus', user: 'caja1', password: 'h/n@t:r2' },
  encrypted: true,
};

describe('connectionKeeper', () => {
  it('seals the connection, which the next start reads', () => {
    writeFileSync(file(), JSON.stringify({ terminalCode: 'T02' }));
    expect(connectionKeeper(folder, vault, {}).save(fields)).toEqual({ ok: true, value: undefined });
    const written = readFileSync(file(), 'utf8');
    expect(written).not.toContain('h%2Fn');
    expect(written).not.toContain('h/n@t:r2');
    expect(statSync(file()).mode & 0o077).toBe(0);
    expect(loadSettings(folder, vault, {})).toEqual({
      ok: true,
      value: {
        terminalCode: 'T02',
        database: { url: 'postgresql://caja1:h%2Fn%40t%3Ar2@10.0.0.5,10.0.0.6:5433/nexus', tls: {} },
      },
    });
  });

  it('leaves what the file says of TLS while TLS is wanted, and drops it when not', () => {
    const tls = { serverName: 'db.tienda.mx' };
    writeFileSync(file(), JSON.stringify({ database: { sealedUrl: vault.seal('postgresql://a@b/c'), tls } }));
    const keeper = connectionKeeper(folder, vault, {});
    keeper.save(fields);
    expect(loadSettings(folder, vault, {})).toMatchObject({
      value: { database: { tls: { servername: 'db.tienda.mx' } } },
    });
    keeper.save({ ...fields, encrypted: false });
    expect(loadSettings(folder, vault, {})).toMatchObject({ value: { database: { tls: null } } });
  });

  it('keeps none without a vault, nor where the environment decides', () => {
    expect(connectionKeeper(folder, null, {}).canSave).toBe('no-vault');
    expect(connectionKeeper(folder, vault, { NEXUS_DATABASE_URL: 'postgresql://a@b/c' }).canSave).toBe(
      'environment',
    );
    expect(connectionKeeper(folder, null, {}).save(fields).ok).toBe(false);
  });

  it('writes nothing over a file that is not understood, nor for hosts that are none', () => {
    const keeper = connectionKeeper(folder, vault, {});
    expect(keeper.save({ ...fields, hosts: 'a b' })).toEqual({ ok: false, error: 'not-an-address' });
    writeFileSync(file(), '{ not json');
    expect(keeper.save(fields)).toEqual({ ok: false, error: 'settings-unreadable' });
    expect(readFileSync(file(), 'utf8')).toBe('{ not json');
  });
});
