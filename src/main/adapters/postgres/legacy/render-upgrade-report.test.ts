import { describe, expect, it } from 'vitest';
import { findingKind } from './finding-kinds.ts';
import type { FindingGroup, UpgradeReport } from './read-upgrade-report.ts';
import { renderUpgradeReport } from './render-upgrade-report.ts';

function group(code: string, count: number, examples: readonly string[]): FindingGroup {
  return { code, kind: findingKind(code), count, examples };
}

function report(changes: Partial<UpgradeReport> = {}): UpgradeReport {
  return {
    ...{ customers: 12, invoices: 340, items: 900, payments: 210 },
    ...{ balanceBefore: '-1234567.80', balanceNow: '98.00', owed: '100.00', inFavour: '2.00' },
    ...{ nextFolio: 341, groups: [], findings: 0, quarantinedRows: 0 },
    ...changes,
  };
}

describe('renderUpgradeReport', () => {
  it('says what there is, what it came to, and where the folios go on', () => {
    expect(renderUpgradeReport(report())).toBe(
      [
        'ACTUALIZACIÓN DESDE EL SISTEMA ANTERIOR',
        '',
        '  Clientes 12, facturas 340, partidas 900, pagos 210.',
        '  Suma de los saldos: antes -$1,234,567.80, ahora $98.00',
        '  (por cobrar $100.00, menos saldos a favor $2.00).',
        '  Siguiente folio: NX-000341.',
        '  No se encontró nada que corregir.',
        '',
        'Todo queda en la tabla legacy_findings; «npm run db:migrate -- --report --all» lo imprime detalle por detalle.',
        '',
      ].join('\n'),
    );
  });

  it('groups by how grave it is, with the count, the first examples and how many more there are', () => {
    const text = renderUpgradeReport(
      report({
        findings: 8,
        quarantinedRows: 1,
        groups: [
          group('invoice-total-unusable', 1, ['La factura NX-000007 dice NaN de total.']),
          group('payment-exceeds-invoice', 5, ['Uno.', 'Dos.', 'Tres.']),
          group('customer-rfc-odd', 2, ['Este.', 'Ese.']),
        ],
      }),
    );
    expect(text.indexOf('EN CUARENTENA')).toBeLessThan(text.indexOf('POR REVISAR'));
    expect(text.indexOf('POR REVISAR')).toBeLessThan(text.indexOf('PARA SU INFORMACIÓN'));
    expect(text).toContain('  Pagos mayores que lo que debía su factura: 5\n');
    expect(text).toContain('    - Tres.\n    ... y 2 más (código payment-exceeds-invoice).');
    expect(text).toContain('  RFC con una forma que no es de RFC: 2\n    - Este.\n    - Ese.\n');
    expect(text).toContain('Filas en cuarentena: 1. La tienda puede abrir');
  });

  it('shows a name with control characters as text: no terminal acts on it', () => {
    const text = renderUpgradeReport(
      report({
        findings: 1,
        groups: [group('customer-rfc-odd', 1, ['El RFC de \u001b[2J\u202eMalo\r\nS.A.'])],
      }),
    );
    expect(text).toContain('    - El RFC de  [2J Malo S.A.');
  });

  it('shows a code that it does not know, instead of hiding it', () => {
    expect(
      renderUpgradeReport(report({ findings: 1, groups: [group('of-tomorrow', 1, ['Algo.'])] })),
    ).toContain('  of-tomorrow: 1\n    - Algo.');
  });
});
