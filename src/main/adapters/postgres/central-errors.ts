import pg from 'pg';
import {
  CentralUnavailableError,
  HashMismatchError,
  OperationRefusedError,
  PlaceTakenError,
  SchemaMismatchError,
} from '../../application/ports.ts';

const OWN_ERRORS = [
  CentralUnavailableError,
  OperationRefusedError,
  HashMismatchError,
  PlaceTakenError,
  SchemaMismatchError,
] as const;

/** 22 data exception, 23 integrity constraint violation (manual, appendix A): the same again will fail again. */
const PERMANENT = /^2[23]/;

/**
 * What a failure means for the use cases. Everything that waiting may cure is `CentralUnavailableError`; a defect of
 * this program comes back as it is.
 */
export function toCentralError(error: unknown): unknown {
  if (OWN_ERRORS.some((kind) => error instanceof kind)) return error;
  if (error instanceof pg.DatabaseError) {
    const text = `${error.code}: ${error.message}${error.detail ? ` (${error.detail})` : ''}`;
    if (error.constraint === 'terminal_operations_place_key')
      return new PlaceTakenError(text, { cause: error });
    return PERMANENT.test(error.code ?? '')
      ? new OperationRefusedError(text, { cause: error })
      : new CentralUnavailableError(text, { cause: error });
  }
  return isConnectionProblem(error) ? new CentralUnavailableError(messageOf(error), { cause: error }) : error;
}

/** Whether the connection, or the host behind it, is of no more use: the next call chooses anew. */
export function losesHost(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    // 25006 read-only: a standby. 57P01 to 57P05, 08: shut down, crashed, starting, cut.
    return /^(25006|57P|08)/.test(error.code ?? '');
  }
  return isConnectionProblem(error);
}

/** Whether two deliveries met on one folio: seen from the start again, it is an ordinary doubled folio. */
export function isFolioCollision(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === 'invoices_folio_key'
  );
}

/** The driver throws plain errors for a socket that ends or answers too late, Node's own carry a system code. */
function isConnectionProblem(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.constructor === Error || error instanceof AggregateError || 'syscall' in error;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
