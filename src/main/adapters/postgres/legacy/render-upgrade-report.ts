import { formatFolio } from '../../../../shared/domain/folio.ts';
import type { Severity } from './finding-kinds.ts';
import type { FindingGroup, UpgradeReport } from './read-upgrade-report.ts';

const HEADINGS: Readonly<Record<Severity, string>> = {
  quarantine:
    'EN CUARENTENA: no se pudo leer y no cuenta en ningún saldo. La fila original completa está en legacy_quarantine.',
  review: 'POR REVISAR',
  notice: 'PARA SU INFORMACIÓN',
};

/** The report as text for a terminal, in Spanish: grouped by what was found, with counts and the first examples. */
export function renderUpgradeReport(report: UpgradeReport): string {
  const sections = (['quarantine', 'review', 'notice'] as const).flatMap((severity) => {
    const groups = report.groups.filter((group) => group.kind.severity === severity);
    return groups.length === 0 ? [] : [[HEADINGS[severity], ...groups.map(renderGroup)].join('\n\n')];
  });
  return [renderSummary(report), ...sections, renderEnd(report)].join('\n\n') + '\n';
}

function renderSummary(report: UpgradeReport): string {
  return [
    'ACTUALIZACIÓN DESDE EL SISTEMA ANTERIOR',
    '',
    `  Clientes ${report.customers}, facturas ${report.invoices}, partidas ${report.items}, pagos ${report.payments}.`,
    `  Suma de los saldos: antes ${pesos(report.balanceBefore)}, ahora ${pesos(report.balanceNow)}`,
    `  (por cobrar ${pesos(report.owed)}, menos saldos a favor ${pesos(report.inFavour)}).`,
    `  Siguiente folio: ${formatFolio(report.nextFolio)}.`,
    report.findings === 0
      ? '  No se encontró nada que corregir.'
      : `  Se encontraron ${report.findings} detalles. Las facturas y los pagos valen más que un saldo o un estado guardado.`,
  ].join('\n');
}

function renderGroup(group: FindingGroup): string {
  const left = group.count - group.examples.length;
  return [
    `  ${group.kind.title}: ${group.count}`,
    ...(group.kind.advice === undefined ? [] : [`    ${group.kind.advice}`]),
    ...group.examples.map((example) => `    - ${oneLine(example)}`),
    ...(left > 0 ? [`    ... y ${left} más (código ${group.code}).`] : []),
  ].join('\n');
}

function renderEnd(report: UpgradeReport): string {
  const list =
    'Todo queda en la tabla legacy_findings; «npm run db:migrate -- --report --all» lo imprime detalle por detalle.';
  return report.quarantinedRows === 0
    ? list
    : `${list}\nFilas en cuarentena: ${report.quarantinedRows}. La tienda puede abrir; atiéndalas cuanto antes.`;
}

/** Exact: the sum of a table may be longer than any single amount. */
function pesos(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${decimal.startsWith('-') ? '-' : ''}$${grouped}.${fraction.padEnd(2, '0')}`;
}

/** Names come from the database as somebody typed them; a terminal would act on their control characters. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
