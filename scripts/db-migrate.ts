/**
 * npm run db:migrate: brings a shop's central database to the schema of this version, one of the original system
 * included, and prints what that found.
 *
 * Exit codes: 0 done, or nothing to do; 1 failed, and the message says whether anything was changed; 2 done, or nothing
 * to do, while rows of the original are in quarantine, so that somebody has to look. Every later run says so again: one
 * whose first answer was lost, or failed after the upgrade, must not hide them.
 *
 * No password is ever printed. One in --url stands in the list of processes while this runs; the variables do not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Logger } from '../src/main/application/ports.ts';
import { connectOptions, type TlsOptions } from '../src/main/adapters/postgres/connect-options.ts';
import {
  readUpgradeReport,
  type ReportExtent,
} from '../src/main/adapters/postgres/legacy/read-upgrade-report.ts';
import { renderUpgradeReport } from '../src/main/adapters/postgres/legacy/render-upgrade-report.ts';
import {
  CommitUnknownError,
  migrateCentral,
  type MigrationReport,
} from '../src/main/adapters/postgres/migrate/migrate-central.ts';
import { ensureTerminalLogin } from '../src/main/adapters/postgres/migrate/roles.ts';
import { NotTheOriginalError } from '../src/main/adapters/postgres/migrate/original-tables.ts';
import { DEFAULT_TIME_ZONE } from '../src/shared/domain/business-date.ts';
import { isTimeZone } from '../src/shared/domain/settings/time-zones.ts';

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
  --cert ARCHIVO            certificado (PEM) propio, donde el servidor lo pide
  --key ARCHIVO             su llave (PEM)
  --server-name NOMBRE      el nombre en el certificado del servidor, si la dirección tiene otro
  --report                  solo imprime otra vez el informe de la actualización
  --all                     el informe nombra cada detalle encontrado, no solo los primeros de cada clase
  --help                    esta ayuda
`;

const DONE = 0;
const FAILED = 1;
const QUARANTINED = 2;

const LOCK_NOT_AVAILABLE = '55P03';

const quiet: Logger = { info() {}, warn() {}, error() {} };

process.exitCode = await main(
  process.argv.slice(2),
  process.env['NEXUS_OWNER_DATABASE_URL'] || process.env['NEXUS_DATABASE_URL'],
);

async function main(args: readonly string[], configuredUrl: string | undefined): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') return complain(`${options}\n\n${USAGE}`);
  if (options.help) {
    process.stdout.write(USAGE);
    return DONE;
  }
  const url = options.url || configuredUrl;
  if (!url) return complain(`Falta la conexión.\n\n${USAGE}`);
  if (options.report) return printReport(url, options);
  // Before anything is changed: the only moment at which "nothing was changed" is true of a login that cannot be made.
  const login = terminalLogin(options.terminalLogin);
  if (login === 'no-password') {
    return complain('La contraseña de las terminales está vacía. No se cambió nada.\n');
  }
  return migrateAndLetIn(url, options, login);
}

function complain(text: string): number {
  process.stderr.write(text);
  return FAILED;
}

async function printReport(url: string, options: Options): Promise<number> {
  try {
    process.stdout.write(await reportText(url, options));
    return DONE;
  } catch (error) {
    return complain(`No se pudo leer el informe.\n  ${messages(error)}\n`);
  }
}

async function migrateAndLetIn(url: string, options: Options, login: Login | null): Promise<number> {
  let result: MigrationReport;
  try {
    result = await migrateCentral({
      ownerUrl: url,
      timeZone: options.timeZone,
      legacyTimeZone: options.legacyTimeZone,
      logger: quiet,
      ...(options.tls && { tls: options.tls }),
    });
  } catch (error) {
    return complain(`${failureText(error)}\n`);
  }
  try {
    process.stdout.write(await resultText(result, url, options));
  } catch (error) {
    return complain(
      `La base quedó al día, pero no se pudo leer su informe. Repita la orden con --report.\n  ${messages(error)}\n`,
    );
  }
  if (login !== null) {
    try {
      await ensureTerminalLogin({ ownerUrl: url, login, ...(options.tls && { tls: options.tls }) });
    } catch (error) {
      return complain(
        `La base está al día, pero el usuario ${login.user} de las terminales no quedó listo. Corrija lo que sigue y repita la orden.\n  ${messages(error)}\n`,
      );
    }
    process.stdout.write(`El usuario ${login.user} puede entrar desde las terminales.\n`);
  }
  return result.quarantinedRows > 0 ? QUARANTINED : DONE;
}

async function resultText(
  { applied, tookOverOriginal, quarantinedRows }: MigrationReport,
  url: string,
  options: Options,
): Promise<string> {
  const done =
    applied.length === 0
      ? 'La base ya está al día; no se cambió nada.\n'
      : `Se aplicaron ${applied.length} migraciones: ${applied.join(', ')}.\n`;
  if (tookOverOriginal) return `${done}\n${await reportText(url, options)}`;
  if (quarantinedRows === 0) return done;
  return `${done}Siguen en cuarentena ${quarantinedRows} filas del sistema anterior; el informe se imprime con --report.\n`;
}

interface Login {
  readonly user: string;
  readonly password: string;
}

/** @returns null when none is wanted */
function terminalLogin(user: string | undefined): Login | 'no-password' | null {
  if (user === undefined) return null;
  const password = process.env['NEXUS_TERMINAL_PASSWORD'] ?? readFileSync(process.stdin.fd, 'utf8').trim();
  return password === '' ? 'no-password' : { user, password };
}

interface Options {
  readonly help: boolean;
  readonly report: boolean;
  readonly extent: ReportExtent;
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
        cert: { type: 'string' },
        key: { type: 'string' },
        'server-name': { type: 'string' },
        report: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
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
  const { ca, cert, key } = values;
  const missing = [ca, cert, key].find((file) => file !== undefined && !existsSync(file));
  if (missing !== undefined) return `No se encuentra el archivo ${missing}.`;
  return {
    ...{ help: values.help, report: values.report, timeZone, legacyTimeZone },
    extent: values.all ? 'all' : 'examples',
    ...{ url: values.url, terminalLogin: values['terminal-login'] },
    tls: readTls({ ca, cert, key, servername: values['server-name'] }),
  };
}

/** @returns undefined when no option asks for TLS, so that the connection string decides */
function readTls(given: {
  readonly [option in 'ca' | 'cert' | 'key' | 'servername']: string | undefined;
}): TlsOptions | undefined {
  const { ca, cert, key, servername } = given;
  if ([ca, cert, key, servername].every((option) => option === undefined)) return undefined;
  return {
    ...(ca !== undefined && { ca: readFileSync(ca, 'utf8') }),
    ...(cert !== undefined && { cert: readFileSync(cert, 'utf8') }),
    ...(key !== undefined && { key: readFileSync(key, 'utf8') }),
    ...(servername !== undefined && { servername }),
  };
}

async function reportText(url: string, { tls, extent }: Options): Promise<string> {
  const client = new pg.Client(connectOptions(url, tls, 'nexus-migrate'));
  await client.connect();
  try {
    return renderUpgradeReport(await readUpgradeReport(client, extent));
  } finally {
    await client.end();
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
  if (error instanceof CommitUnknownError) {
    return `La conexión se perdió al confirmar los cambios. Repita la orden: dirá si la base ya está al día.\n  ${messages(error)}`;
  }
  return `No se pudo migrar y no se cambió nada.\n  ${messages(error)}`;
}

function messages(error: unknown): string {
  const causes: string[] = [];
  for (let one = error; one instanceof Error; one = one.cause) causes.push(one.message);
  return causes.join('\n  ');
}

function sqlStates(error: unknown): readonly string[] {
  const states: string[] = [];
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof pg.DatabaseError && one.code !== undefined) states.push(one.code);
  }
  return states;
}
