import { describe, expect, it } from 'vitest';
import { connectionProblemText, type ConnectionProblem } from './connection-problem.ts';

/** The compiler demands a line for each new problem. */
const ALL: Readonly<Record<ConnectionProblem, RegExp>> = {
  'not-an-address': /dirección/,
  'name-not-found': /ese nombre/,
  refused: /puerto/,
  timeout: /cortafuegos/,
  unreachable: /cable/,
  cut: /PostgreSQL/,
  'wrong-password': /contraseña/,
  'not-let-in': /pg_hba/,
  'database-missing': /base/,
  'certificate-untrusted': /tls\.caFile/,
  'certificate-of-another': /tls\.serverName/,
  'tls-not-offered': /cifrado/,
  starting: /momento/,
  full: /límite/,
  'read-only': /principal/,
  'schema-missing': /db:migrate/,
  'schema-too-old': /db:migrate/,
  'schema-too-new': /Actualice Nexus POS/,
  'no-rights': /nexus_terminal/,
  unknown: /registro/,
};

describe('connectionProblemText', () => {
  it.each(Object.entries(ALL) as [ConnectionProblem, RegExp][])('tells of %s what to do', (problem, hint) => {
    expect(connectionProblemText(problem)).toMatch(hint);
    expect(connectionProblemText(problem)).toMatch(/^[A-ZÁÉÍÓÚ].+\.$/);
  });

  it('says something else of each', () => {
    const texts = (Object.keys(ALL) as ConnectionProblem[]).map(connectionProblemText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
