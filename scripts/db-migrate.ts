/**
 * npm run db:migrate: brings a shop's central database to the schema of this version, one of the original system
 * included, and prints what that found.
 *
 * Exit codes: 0 done, or nothing to do; 1 failed, and nothing was changed; 2 done, but rows of the original went into
 * quarantine, so that somebody has to look. A later run says so again and exits with 0.
 *
 * No password is ever printed. One in --url stands in the list of processes while this runs; the variables do not.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Logger } from '../src/main/application/ports.ts';
import { connectOptions, type TlsOptions } from '../src/main/adapters/postgres/connect-options.ts';
import { readUpgradeReport } from '../src/main/adapters/postgres/legacy/read-upgrade-report.ts';
import { renderUpgradeReport } from '../src/main/adapters/postgres/legacy/render-upgrade-report.ts';
import { migrateCentral } from '../src/main/adapters/postgres/migrate/migrate-central.ts';
import { ensureTerminalLogin } from '../src/main/adapters/postgres/migrate/roles.ts';
import { NotTheOriginalError } from '../src/main/adapters/postgres/migrate/original-tables.ts';
import { DEFAULT_TIME_ZONE } from '../src/shared/domain/business-date.ts';

const USAGE = `npm run db:migrate -- [opciones]

La conexión se toma de --url, NEXUS_OWNER_DATABASE_URL o NEXUS_DATABASE_URL, en ese orden: un superusuario, o el dueño
de la base que pueda crear roles. Las terminales entran con otro usuario, que se crea con --terminal-login.
Antes de actualizar una base del sistema anterior, haga un respaldo con pg_dump.

  --url CONEXION            postgresql://usuario:contraseña@servidor/base
  --terminal-login USUARIO  crea ese usuario para las terminales, o le cambia la contraseña; se lee de
                            NEXUS_TERMINAL_PASSWORD o de la entrada estándar
  --time-zone ZONA          zona de la tienda, por ejemplo America/Tijuana (${DEFAULT_TIME_ZONE})
  --legacy-time-zone ZONA   zona en que el sistema anterior guardó sus fechas, si no es la de la tienda (UTC en la nube)
  --ca ARCHIVO              certificado (PEM) de la autoridad del servidor, para TLS
  --report                  solo imprime otra vez el informe de la actualización
  --help                    esta ayuda
`;

const DONE = 0;
const FAILED = 1;
const QUARANTINED = 2;

const LOCK_NOT_AVAILABLE = '55P03';

const quiet: Logger = { info() {}, warn() {}, error() {} };

process.exitCode = await main(
  process.argv.slice(2),
  process.env['NEXUS_OWNER_DATABASE_URL'] ?? process.env['NEXUS_DATABASE_URL'],
);

async function main(args: readonly string[], configuredUrl: string | undefined): Promise<number> {
  const options = parseOptions(args);
  const url = typeof options === 'string' ? undefined : (options.url ?? configuredUrl);
  if (typeof options === 'string' || url === undefined || url === '') {
    process.stderr.write(`${typeof options === 'string' ? options : 'Falta la conexión.'}\n\n${USAGE}`);
    return FAILED;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return DONE;
  }
  try {
    if (options.report) {
      process.stdout.write(await reportText(url, options.tls));
      return DONE;
    }
    const code = await migrate(url, options);
    if (options.terminalLogin !== undefined)
      await createTerminalLogin(url, options.terminalLogin, options.tls);
    return code;
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`);
    return FAILED;
  }
}

interface Options {
  readonly help: boolean;
  readonly report: boolean;
  readonly timeZone: string;
  readonly legacyTimeZone: string;
  readonly tls: TlsOptions | undefined;
  readonly url: string | undefined;
  readonly terminalLogin: string | undefined;
}

/** @returns what is wrong with them, as a sentence, when something is */
function parseOptions(args: readonly string[]): Options | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        'terminal-login': { type: 'string' },
        'time-zone': { type: 'string', default: DEFAULT_TIME_ZONE },
        'legacy-time-zone': { type: 'string' },
        ca: { type: 'string' },
        report: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const timeZone = values['time-zone'];
  const legacyTimeZone = values['legacy-time-zone'] ?? timeZone;
  const unknown = [timeZone, legacyTimeZone].find((zone) => !isTimeZone(zone));
  if (unknown !== undefined) return `No existe la zona horaria «${unknown}».`;
  return {
    ...{ help: values.help, report: values.report, timeZone, legacyTimeZone },
    ...{ url: values.url, terminalLogin: values['terminal-login'] },
    tls: values.ca === undefined ? undefined : { ca: readFileSync(values.ca, 'utf8') },
  };
}

async function migrate(url: string, options: Options): Promise<number> {
  const result = await migrateCentral({
    ownerUrl: url,
    timeZone: options.timeZone,
    legacyTimeZone: options.legacyTimeZone,
    logger: quiet,
    ...(options.tls && { tls: options.tls }),
  });
  if (result.applied.length === 0) {
    process.stdout.write('La base ya está al día; no se cambió nada.\n');
    if (result.quarantinedRows > 0) {
      process.stdout.write(
        `Siguen en cuarentena ${result.quarantinedRows} filas del sistema anterior; el informe se imprime con --report.\n`,
      );
    }
    return DONE;
  }
  process.stdout.write(`Se aplicaron ${result.applied.length} migraciones: ${result.applied.join(', ')}.\n`);
  if (!result.tookOverOriginal) return DONE;
  process.stdout.write(`\n${await reportText(url, options.tls)}`);
  return result.quarantinedRows > 0 ? QUARANTINED : DONE;
}

async function createTerminalLogin(url: string, user: string, tls: TlsOptions | undefined): Promise<void> {
  const password = process.env['NEXUS_TERMINAL_PASSWORD'] ?? readFileSync(process.stdin.fd, 'utf8').trim();
  if (password === '') throw new Error('la contraseña de las terminales está vacía');
  await ensureTerminalLogin({ ownerUrl: url, login: { user, password }, ...(tls && { tls }) });
  process.stdout.write(`El usuario ${user} puede entrar desde las terminales.\n`);
}

async function reportText(url: string, tls: TlsOptions | undefined): Promise<string> {
  const client = new pg.Client(connectOptions(url, tls, 'nexus-migrate'));
  await client.connect();
  try {
    return renderUpgradeReport(await readUpgradeReport(client));
  } finally {
    await client.end();
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('es-MX', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** For a technician: what happened, that nothing was changed, and the server's own words. */
function failureText(error: unknown): string {
  if (error instanceof NotTheOriginalError) {
    return `La base tiene tablas con los nombres del sistema anterior, pero no son las suyas. No se cambió nada:\n  ${error.problems.join('\n  ')}`;
  }
  if (sqlStates(error).includes(LOCK_NOT_AVAILABLE)) {
    return 'Otro programa está usando las tablas del sistema anterior. No se cambió nada; ciérrelo y vuelva a intentar.';
  }
  const causes: string[] = [];
  for (let one = error; one instanceof Error; one = one.cause) causes.push(one.message);
  return `No se pudo migrar y no se cambió nada.\n  ${causes.join('\n  ')}`;
}

function sqlStates(error: unknown): readonly string[] {
  const states: string[] = [];
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof pg.DatabaseError && one.code !== undefined) states.push(one.code);
  }
  return states;
}
