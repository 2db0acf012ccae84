import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { obtainElectron } from './obtain-electron.ts';

const PROJECT = join(import.meta.dirname, '..');
/** A zip of the two files that the installer looks for: `version`, of the version in package.json, and `electron`. */
const RELEASE = Buffer.from(
  'UEsDBBQAAAAAAAAAIVy5T75+BgAAAAYAAAAHAAAAdmVyc2lvbjQ1LjQuMVBLAwQUAAAAAAAAACFcHZ37BAoAAAAKAAAACAAAAGVsZWN0cm9uIyEvYmlu' +
    'L3NoClBLAQIUAxQAAAAAAAAAIVy5T75+BgAAAAYAAAAHAAAAAAAAAAAAAADtAQAAAAB2ZXJzaW9uUEsBAhQDFAAAAAAAAAAhXB2d+wQKAAAACgAA' +
    'AAgAAAAAAAAAAAAAAO0BKwAAAGVsZWN0cm9uUEsFBgAAAAACAAIAawAAAFsAAAAAAA==',
  'base64',
);

let root: string;
let mirror: Server;
let asked: string[];
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nexus-electron-'));
  asked = [];
  said = [];
  installPackage();
  vi.stubEnv('XDG_CACHE_HOME', join(root, 'cache'));
  vi.stubEnv('electron_config_cache', join(root, 'downloads'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  mirror?.closeAllConnections();
  mirror?.close();
  rmSync(root, { recursive: true });
});

/** The real package with its own dependencies, in a folder of its own, trusting our small release. */
function installPackage(): void {
  const modules = join(root, 'node_modules');
  mkdirSync(modules);
  for (const name of ['@electron', '@electron-internal', 'debug', 'progress']) {
    symlinkSync(join(PROJECT, 'node_modules', name), join(modules, name));
  }
  cpSync(join(PROJECT, 'node_modules', 'electron'), join(modules, 'electron'), {
    recursive: true,
    filter: (path) => !/(dist|path\.txt|electron\.d\.ts)$/.test(path),
  });
  const file = join(modules, 'electron', 'checksums.json');
  const checksums = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  for (const name of Object.keys(checksums)) {
    checksums[name] = createHash('sha256').update(RELEASE).digest('hex');
  }
  writeFileSync(file, JSON.stringify(checksums));
}

async function serve(answer: RequestListener): Promise<void> {
  mirror = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  const address = mirror.address();
  const port = typeof address === 'object' ? address?.port : 0;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
}

const obtain = () => obtainElectron(root, (line) => said.push(line));

describe('obtainElectron', () => {
  it('downloads it once, with progress, and finds it the next time', async () => {
    await serve((_request, response) => {
      response.setHeader('content-length', RELEASE.length);
      response.write(RELEASE.subarray(0, 100));
      response.end(RELEASE.subarray(100));
    });
    const program = { ok: true, value: join(root, 'node_modules', 'electron', 'dist', 'electron') };
    expect(await obtain()).toEqual(program);
    expect(said.at(-1)).toBe('Descargando Electron… 100 %');
    expect(await obtain()).toEqual(program);
    expect(asked).toHaveLength(1);
  });

  it('does not take another file for it', async () => {
    await serve((_request, response) => response.end('<html>portal cautivo</html>'));
    expect(await obtain()).toEqual({
      ok: false,
      error: 'Electron no está instalado y no se pudo descargar.',
    });
  });

  it('gives up on a connection that does not answer, and asks nobody again today', async () => {
    await serve(() => {});
    const startedAt = performance.now();
    expect((await obtain()).ok).toBe(false);
    expect(performance.now() - startedAt).toBeGreaterThan(4_000);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(await obtain()).toMatchObject({ ok: false, error: expect.stringContaining('mañana') });
    expect(asked).toHaveLength(1);
  }, 30_000);

  it('waits for a download under way, however slow', async () => {
    await serve((_request, response) => {
      response.setHeader('content-length', RELEASE.length);
      response.write(RELEASE.subarray(0, 10));
      // Longer than a connection may take: only the connection is bounded by five seconds.
      setTimeout(() => response.end(RELEASE.subarray(10)), 6_000);
    });
    expect((await obtain()).ok).toBe(true);
  }, 30_000);

  it.each([
    ['answers and then sends not one byte', 0],
    ['stops in the middle', 10],
  ])('gives up on a download that %s', async (_how, bytes) => {
    let closed = 0;
    await serve((_request, response) => {
      response.setHeader('content-length', RELEASE.length);
      response.on('close', () => (closed += 1));
      response.flushHeaders();
      if (bytes > 0) response.write(RELEASE.subarray(0, bytes));
    });
    expect(await obtainElectron(root, (line) => said.push(line), 300)).toMatchObject({ ok: false });
    // It was given up by us, and nobody is left waiting for it.
    await expect.poll(() => closed).toBe(1);
  });

  it('tries again with another version or on another day', async () => {
    const memory = join(root, 'cache', 'nexus-pos');
    mkdirSync(memory, { recursive: true });
    writeFileSync(join(memory, 'electron-not-to-be-had'), '45.4.1 Fri Jan 02 2026\n');
    await serve((_request, response) => response.end(RELEASE));
    expect((await obtain()).ok).toBe(true);
  });
});
