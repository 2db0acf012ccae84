import type pg from 'pg';
import {
  CentralUnavailableError,
  type CentralGreeting,
  type LeaseRange,
  type Logger,
  type TerminalIdentity,
} from '../../application/ports.ts';
import { assertSchemaFits } from './schema-version.ts';

/**
 * Registers the terminal and compares where both sides are. Blocks of folios that this central, restored from a
 * backup, may have forgotten are recorded before it can give their numbers again.
 */
export async function greet(
  client: pg.ClientBase,
  terminal: TerminalIdentity,
  heldLeases: readonly LeaseRange[],
  logger: Logger,
): Promise<CentralGreeting> {
  const { terminalId, incarnationId, code } = terminal;
  const { rows: registered } = await client.query<{ last_seq: string; known_as: string }>(
    'SELECT last_seq, known_as FROM public.register_terminal($1, $2, $3)',
    [terminalId, code, incarnationId],
  );
  const [known] = registered;
  if (known && known.known_as !== code) {
    logger.warn('terminal-code-is-taken', { terminalId, code, knownAs: known.known_as });
  }
  for (const lease of heldLeases) {
    const { rows } = await client.query<{ ours: boolean }>(
      'SELECT public.declare_lease($1, $2, $3, $4, $5) AS ours',
      [lease.leaseId, terminalId, incarnationId, lease.firstNumber, lease.lastNumber],
    );
    if (!rows[0]?.ours) logger.warn('folio-lease-was-given-twice', { ...lease, terminal: code });
  }
  const state = await readCentralState(client);
  assertSchemaFits(state);
  return {
    systemIdentifier: state.system_identifier,
    timeline: state.timeline,
    schemaVersion: state.version,
    lastSeq: Number(known?.last_seq ?? 0),
    nowMs: state.now_ms,
    knownAs: known?.known_as ?? code,
  };
}

export interface CentralState {
  readonly system_identifier: string;
  readonly timeline: number;
  readonly version: number;
  readonly accepts_from: number;
  readonly now_ms: number;
}

/** Which central this is: the timeline changes when a standby is promoted, and stands in front of a WAL file's name. */
export async function readCentralState(client: pg.ClientBase): Promise<CentralState> {
  const { rows } = await client.query<CentralState>(
    `SELECT (SELECT system_identifier::text FROM pg_control_system()) AS system_identifier,
            ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer AS timeline,
            s.version, s.accepts_from,
            (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS now_ms
     FROM public.schema_version AS s`,
  );
  const [state] = rows;
  if (!state) throw new CentralUnavailableError('central has no schema version');
  return state;
}
