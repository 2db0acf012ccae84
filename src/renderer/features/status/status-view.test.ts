import { describe, expect, it } from 'vitest';
import type { TerminalStatus } from '../../../shared/contract/session.ts';
import { copyPercent, durationText, FEW_FOLIOS, statusItems } from './status-view.ts';

const NOW = Date.parse('2026-11-23T18:00:00.000Z');
const calm: TerminalStatus = {
  central: 'there',
  replicaAsOf: '2026-11-23T17:58:30.000Z',
  firstCopy: null,
  pendingCount: 0,
  oldestPendingAt: null,
  parkedCount: 0,
  foliosLeft: 1800,
  clockSkewMs: 900,
  priceRevision: 0,
};

function texts(changes: Partial<TerminalStatus> = {}): string[] {
  const context = { nowMs: NOW, timeZone: 'America/Mexico_City' };
  return statusItems({ ...calm, ...changes }, context).map((item) => item.text);
}

describe('statusItems', () => {
  it('says little while all is well: the server and the age of the data', () => {
    expect(texts()).toEqual(['Servidor conectado', 'Datos de 11:58']);
  });

  it('says that selling goes on when the server is away', () => {
    expect(texts({ central: 'away' })[0]).toBe('Sin servidor: se sigue vendiendo');
    expect(texts({ central: 'incompatible' })[0]).toBe('Servidor de otra versión: se sigue vendiendo');
  });

  it('counts what waits to be sent, and since when once that is a minute', () => {
    expect(texts({ pendingCount: 1, oldestPendingAt: '2026-11-23T17:59:40.000Z' })).toContain('1 por enviar');
    expect(texts({ pendingCount: 12, oldestPendingAt: '2026-11-23T17:35:00.000Z' })).toContain(
      '12 por enviar, desde hace 25 min',
    );
  });

  it('adds the day to data that are not of today', () => {
    expect(texts({ replicaAsOf: '2026-11-22T18:00:00.000Z' })).toContain('Datos de 22 nov, 12:00');
  });

  it('warns of parked operations, few folios and a clock that is more than five minutes off', () => {
    expect(texts({ parkedCount: 2 })).toContain('2 por revisar');
    expect(texts({ foliosLeft: FEW_FOLIOS })).toHaveLength(2);
    expect(texts({ foliosLeft: 37 })).toContain('Quedan 37 folios');
    expect(texts({ foliosLeft: 1 })).toContain('Queda 1 folio');
    expect(texts({ foliosLeft: 0 })).toContain('Sin folios: se asignan al conectar');
    expect(texts({ clockSkewMs: 300_000 })).toHaveLength(2);
    expect(texts({ clockSkewMs: 420_000 })).toContain('Reloj adelantado 7 min');
    expect(texts({ clockSkewMs: -420_000 })).toContain('Reloj atrasado 7 min');
  });

  it('shows how far the first copy is', () => {
    expect(texts({ replicaAsOf: null, firstCopy: { done: 900, total: 2000 } })).toEqual([
      'Servidor conectado',
      'Copiando catálogo: 45 %',
    ]);
  });
});

describe('copyPercent', () => {
  it('does not say 100 before the copy is complete, and survives an unknown total', () => {
    expect(copyPercent({ done: 2000, total: 2000 })).toBe(99);
    expect(copyPercent({ done: 5, total: 0 })).toBe(0);
  });
});

describe('durationText', () => {
  it('grows from minutes to hours to days', () => {
    expect(durationText(4 * 60_000)).toBe('4 min');
    expect(durationText(3 * 3_600_000)).toBe('3 h');
    expect(durationText(50 * 3_600_000)).toBe('2 días');
  });
});
