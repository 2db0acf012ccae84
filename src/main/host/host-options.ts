import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../shared/domain/result.ts';

export interface HostOptions {
  /** `auto`: Electron where its binary can be had, the browser host otherwise. */
  readonly host: 'auto' | 'electron' | 'browser';
  /** Of the browser host. 0 takes any free one. */
  readonly port: number;
  /** Null: the usual place of this platform. */
  readonly dataFolder: string | null;
  /** Whether a window may be opened. */
  readonly open: boolean;
  /** Whether an empty private database is filled with the sample shop. */
  readonly sampleShop: boolean;
  readonly help: boolean;
}

export const USAGE = `Uso: npm start -- [opciones]
  --host browser|electron  dónde se muestra la aplicación (si no se dice: Electron si se puede)
  --port N                 puerto del navegador; 0 elige uno libre (predeterminado: 0)
  --data CARPETA           carpeta de datos de esta terminal
  --no-open                no abre ninguna ventana
  --empty                  no llena la base nueva con la tienda de muestra
  --help                   muestra esta ayuda`;

/** @returns the options, or what is wrong with them, in Spanish */
export function parseHostOptions(args: readonly string[]): Result<HostOptions, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { host, port, data, ...flags } = parsed.value;
  if (host !== undefined && host !== 'browser' && host !== 'electron') {
    return failure(`--host debe ser browser o electron, no «${host}».`);
  }
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return failure(`--port debe ser un número de 0 a 65535, no «${port}».`);
  }
  if (data === '') return failure('--data necesita el nombre de una carpeta.');
  return success({
    host: host ?? 'auto',
    port: Number(port ?? 0),
    dataFolder: data === undefined ? null : resolve(data),
    open: !flags['no-open'],
    sampleShop: !flags.empty,
    help: flags.help ?? false,
  });
}

/**
 * Electron's command line is shared with Chromium and with tools that add switches of their own: only ours are looked at.
 */
export function ownArguments(args: readonly string[]): string[] {
  return args.filter((arg, index) => {
    const before = args[index - 1];
    const isValue = before !== undefined && ['--host', '--port', '--data'].includes(before);
    return isValue || OWN_SWITCH.test(arg);
  });
}

const OWN_SWITCH = /^--(host|port|data|no-open|empty|help)(=|$)/;

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        empty: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return success(values);
  } catch (error) {
    // parseArgs throws TypeError with one of three codes for what a user may mistype; the rest is a defect.
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      throw error;
    }
    return failure(`Opción no válida: ${args.join(' ')}\n\n${USAGE}`);
  }
}
