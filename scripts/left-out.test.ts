import { describe, expect, it } from 'vitest';
import { leftOut } from './left-out.ts';

const ELECTRON = 'Electron: su programa no está instalado en esta computadora (57 pruebas)';
const POOLER =
  'behind PgBouncer (no ejecutado: falta /usr/sbin/pgbouncer, que solo root instala) gives a folio';
const MISSING = 'behind PgBouncer (no ejecutado: falta /usr/sbin/pgbouncer) gives a folio';

describe('leftOut', () => {
  it.each([true, false])('finds nothing where everything ran, root: %s', (isRoot) => {
    expect(leftOut('no ejecutado: nada', isRoot)).toEqual([]);
  });

  it.each([true, false])('forgives an Electron that is not to be had, root: %s', (isRoot) => {
    expect(leftOut(`no ejecutado: ${ELECTRON}`, isRoot)).toEqual([]);
  });

  it('forgives what Electron does not have, where there is one', () => {
    const reason = 'Electron: no usa WebSocket, la falla se prueba en el navegador (2 pruebas)';
    expect(leftOut(`no ejecutado: ${reason}`, true)).toEqual([]);
  });

  it('forgives what needs root where nobody is root, and nothing else', () => {
    expect(leftOut(`no ejecutado: ${ELECTRON}; ${POOLER}; ${MISSING}; needs a printer`, false)).toEqual([
      MISSING,
      'needs a printer',
    ]);
  });

  it('forgives root nothing that root could have installed', () => {
    expect(leftOut(`no ejecutado: ${POOLER}`, true)).toEqual([POOLER]);
  });

  it('does not take silence for success', () => {
    expect(leftOut('', true)).toBeNull();
    expect(leftOut('no ejecutado: ', true)).toBeNull();
  });
});
