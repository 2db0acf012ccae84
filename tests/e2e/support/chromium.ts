import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser to test with, and how it has to be started. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** The one that came with the dependencies: the last resort. */
  readonly isPackaged: boolean;
}

const ROOT = join(import.meta.dirname, '../../..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Quiet and reproducible: no first-run pages, no network of its own. */
export const CHROMIUM_ARGUMENTS = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/**
 * The one that CHROMIUM_PATH names, one of this computer, or the one that came with the dependencies. Null when there is
 * none for this platform.
 */
export function findChromium(): Chromium | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env: {}, isPackaged: false };
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  return installed ? { executablePath: installed, env: {}, isPackaged: false } : packagedChromium();
}

/** A headless Chromium for Linux on x64, which brings the libraries and the typeface that a bare computer lacks. */
function packagedChromium(): Chromium | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(ROOT, 'node_modules', '.cache', 'nexus-chromium');
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) unpack(folder);
  const typefaces = join(folder, 'typefaces.conf');
  writeFileSync(
    typefaces,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir>` +
      `<dir>/usr/share/fonts</dir><cachedir>${join(folder, 'typefaces')}</cachedir></fontconfig>`,
  );
  return {
    executablePath,
    isPackaged: true,
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: typefaces },
  };
}

/** The package unpacks itself into the temporary folder, and its libraries only where it believes to be on a Lambda. */
function unpack(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const code = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  if (unpacked.status !== 0) throw new Error(`the packaged browser does not unpack: ${unpacked.stderr}`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next one is tried.
    return false;
  }
}
