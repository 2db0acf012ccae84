import { describe, expect, it } from 'vitest';
import { changeText } from './change-text.ts';

const lupita = { name: 'Lupita', role: 'cajero', active: true };

describe('changeText', () => {
  it('says what of a cashier changed, and nothing else', () => {
    const change = { subject: 'cashier', subjectKey: 'an id' };
    expect(changeText({ ...change, before: null, after: lupita })).toEqual({
      what: 'Cajero: Lupita',
      before: '—',
      after: 'Lupita, Cajero, activo',
    });
    expect(changeText({ ...change, before: lupita, after: { ...lupita, role: 'supervisor' } })).toEqual({
      what: 'Cajero: Lupita',
      before: 'Cajero',
      after: 'Supervisor',
    });
    expect(
      changeText({ ...change, before: lupita, after: { ...lupita, active: false, pin_changed: true } }),
    ).toEqual({ what: 'Cajero: Lupita', before: 'activo', after: 'dado de baja, PIN nuevo' });
  });

  it('says settings by their names and in their own words', () => {
    expect(
      changeText({ subject: 'setting', subjectKey: 'tax_rate', before: '0.1600', after: '0.0800' }),
    ).toEqual({ what: 'IVA', before: '16 %', after: '8 %' });
  });

  it('says of what a margin was, and that it was taken away', () => {
    const before = { of: 'grupo Frenos', margin_pct: '25.00' };
    expect(changeText({ subject: 'margin', subjectKey: 'group:3', before, after: null })).toEqual({
      what: 'Margen: grupo Frenos',
      before: '25.00 %',
      after: '—',
    });
  });

  it('shows what it does not know as it was recorded', () => {
    expect(changeText({ subject: 'printer', subjectKey: 'P1', before: null, after: { on: true } })).toEqual({
      what: 'printer P1',
      before: '—',
      after: '{"on":true}',
    });
  });
});
