import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { splitHosts } from '../adapters/postgres/host-list.ts';

/** Keeps a text so that only this user of this computer can read it back: `safeStorage` in Electron. */
export interface SecretVault {
  seal(text: string): string;
  open(sealed: string): string;
}

export interface DatabaseSettings {
  readonly url: string;
  readonly tls: TlsSettings | null;
}

/** PEM texts and checks, as the driver takes them. */
export interface TlsSettings {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
}

export interface Settings {
  /** Null: the private PostgreSQL. */
  readonly database: DatabaseSettings | null;
  /** What the tickets of this terminal carry; null keeps the one it has. */
  readonly terminalCode: string | null;
}

const tlsFile = z.strictObject({
  /** PEM files; relative names start at the data folder. */
  caFile: z.string().min(1).optional(),
  certFile: z.string().min(1).optional(),
  keyFile: z.string().min(1).optional(),
  serverName: z.string().min(1).optional(),
  acceptAnyCertificate: z.boolean().optional(),
});

const settingsFile = z.strictObject({
  terminalCode: z
    .string()
    .regex(/^[A-Z0-9]{1,10}$/, 'son de 1 a 10 letras mayúsculas o dígitos')
    .optional(),
  database: z
    .strictObject({
      url: z.string().min(1).optional(),
      /** The same, sealed by the vault of this computer. */
      sealedUrl: z.string().min(1).optional(),
      tls: tlsFile.optional(),
    })
    .optional(),
});
type SettingsFile = z.infer<typeof settingsFile>;

/**
 * Reads `settings.json` of the data folder; NEXUS_DATABASE_URL wins over its database. Where the computer has a vault,
 * a connection string written in plain text is sealed and the file rewritten.
 * @returns the settings, or what is wrong with them and where, in Spanish; never with a secret in it
 */
export function loadSettings(
  dataFolder: string,
  vault: SecretVault | null,
  env: Readonly<Record<string, string | undefined>>,
): Result<Settings, string> {
  const file = join(dataFolder, 'settings.json');
  const parsed = readFile(file);
  if (!parsed.ok) return parsed;
  const { terminalCode, database } = parsed.value;
  const tls = readTls(database?.tls, dataFolder, file);
  if (!tls.ok) return tls;
  // Whatever the environment says: a password that is not used today is a password all the same.
  if (vault) sealPlainUrl(parsed.value, file, vault);
  const fromEnvironment = env['NEXUS_DATABASE_URL'] || null;
  const stored = fromEnvironment === null ? storedUrl(database, file, vault) : success(fromEnvironment);
  if (!stored.ok) return stored;
  const url = stored.value;
  if (url !== null && !isConnectionString(url)) {
    const where = fromEnvironment === null ? `${file}: database.url` : 'NEXUS_DATABASE_URL';
    return failure(
      `${where} no es una conexión de PostgreSQL. Se espera postgresql://usuario:clave@servidor/base.`,
    );
  }
  return success({
    database: url === null ? null : { url, tls: tls.value },
    terminalCode: terminalCode ?? null,
  });
}

/**
 * Another database for the next start, sealed. What the file says of TLS stays where it is still wanted.
 * @returns what is wrong with the file, in Spanish; then nothing was written
 */
export function changeDatabase(
  dataFolder: string,
  vault: SecretVault,
  url: string,
  encrypted: boolean,
): Result<void, string> {
  const file = join(dataFolder, 'settings.json');
  const parsed = readFile(file);
  if (!parsed.ok) return parsed;
  const { database, ...others } = parsed.value;
  save(file, {
    ...others,
    database: { sealedUrl: vault.seal(url), ...(encrypted && { tls: database?.tls ?? {} }) },
  });
  return success(undefined);
}

function isConnectionString(url: string): boolean {
  try {
    return splitHosts(url).length > 0;
  } catch {
    // It says only that it is none, and the text itself must not be shown: it has a password.
    return false;
  }
}

function readFile(file: string): Result<SettingsFile, string> {
  if (!existsSync(file)) return success({});
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure(`${file} no es JSON válido. Corrija el archivo; no se cambió nada.`);
  }
  const parsed = settingsFile.safeParse(content);
  if (parsed.success) return success(parsed.data);
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(raíz)'}: ${issue.message}`,
  );
  return failure(`${file} tiene datos que no se entienden:\n${problems.join('\n')}`);
}

function sealPlainUrl({ database, ...others }: SettingsFile, file: string, vault: SecretVault): void {
  if (database?.url === undefined) return;
  const { url, ...rest } = database;
  save(file, { ...others, database: { ...rest, sealedUrl: vault.seal(url) } });
}

function storedUrl(
  database: SettingsFile['database'],
  file: string,
  vault: SecretVault | null,
): Result<string | null, string> {
  if (database?.url !== undefined) return success(database.url);
  if (database?.sealedUrl === undefined) return success(null);
  const unreadable = `${file}: la conexión guardada está protegida y aquí no se puede leer. Escriba de nuevo database.url, o use NEXUS_DATABASE_URL.`;
  if (!vault) return failure(unreadable);
  try {
    return success(vault.open(database.sealedUrl));
  } catch {
    // Sealed by another user or computer. Whatever the vault says, the remedy is the same.
    return failure(unreadable);
  }
}

function readTls(
  tls: z.infer<typeof tlsFile> | undefined,
  dataFolder: string,
  settings: string,
): Result<TlsSettings | null, string> {
  if (!tls) return success(null);
  const missing = [tls.caFile, tls.certFile, tls.keyFile].find(
    (name) => name !== undefined && !existsSync(resolve(dataFolder, name)),
  );
  if (missing !== undefined) return failure(`${settings}: no se encuentra el archivo ${missing}.`);
  const pem = (name: string) => readFileSync(isAbsolute(name) ? name : resolve(dataFolder, name), 'utf8');
  return success({
    ...(tls.caFile !== undefined && { ca: pem(tls.caFile) }),
    ...(tls.certFile !== undefined && { cert: pem(tls.certFile) }),
    ...(tls.keyFile !== undefined && { key: pem(tls.keyFile) }),
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
    ...(tls.acceptAnyCertificate === true && { rejectUnauthorized: false }),
  });
}

/** Written beside and renamed, so that an interrupted write leaves the old file. */
function save(file: string, content: SettingsFile): void {
  const beside = `${file}.new`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, file);
}
