import pg from 'pg';
import type { ConnectionProblem } from '../../../../shared/domain/settings/connection-problem.ts';

/** What an error of the driver, the network or the server means for whoever set the connection up. */
export function problemOf(error: unknown): ConnectionProblem {
  // A name with several addresses fails with one error for each.
  if (error instanceof AggregateError) return problemOf(error.errors[0]);
  if (error instanceof pg.DatabaseError) return ofServer(error.code ?? '');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ofNetwork(code) ?? ofText(error instanceof Error ? error.message : '');
}

function ofServer(code: string): ConnectionProblem {
  switch (code) {
    case '28P01':
      return 'wrong-password';
    case '28000':
      return 'not-let-in';
    case '3D000':
      return 'database-missing';
    case '42P01':
    case '3F000':
      return 'schema-missing';
    case '42501':
      return 'no-rights';
    case '25006':
      return 'read-only';
    case '53300':
      return 'full';
    case '57P01':
    case '57P02':
    case '57P03':
      return 'starting';
    default:
      return 'unknown';
  }
}

function ofNetwork(code: string): ConnectionProblem | undefined {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NONAME':
      return 'name-not-found';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
      return 'timeout';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return 'unreachable';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'cut';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'certificate-of-another';
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_SIGNATURE_FAILURE':
      return 'certificate-untrusted';
    default:
      return undefined;
  }
}

/** The driver's own errors carry no code. */
function ofText(message: string): ConnectionProblem {
  if (/timeout/i.test(message)) return 'timeout';
  if (/does not support SSL/i.test(message)) return 'tls-not-offered';
  if (/terminated unexpectedly|socket hang up|disconnected before secure/i.test(message)) return 'cut';
  if (/client password must be a string/i.test(message)) return 'wrong-password';
  return 'unknown';
}
