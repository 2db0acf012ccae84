/** One measured figure: a distribution, or a single value. */
export type Figure = DistributionFigure | ValueFigure;

export interface DistributionFigure {
  readonly name: string;
  /** How large the thing measured was: rows, operations, terminals. */
  readonly size: number;
  readonly unit: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** What it should be on a quiet machine, such as `p95 50`. */
  readonly target?: string;
}

export interface ValueFigure {
  readonly name: string;
  readonly size: number;
  readonly unit: string;
  readonly value: number;
}

/** Percentiles by the nearest-rank method, which always gives a value that was measured. */
export function distribution(
  name: string,
  size: number,
  unit: string,
  samples: readonly number[],
  target?: string,
): DistributionFigure {
  if (samples.length === 0) throw new Error(`no samples for ${name}`);
  const sorted = samples.toSorted((first, second) => first - second);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const percentiles = { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
  return { name, size, unit, ...percentiles, ...(target === undefined ? {} : { target }) };
}

export function value(name: string, size: number, unit: string, measured: number): ValueFigure {
  return { name, size, unit, value: measured };
}

/** The figures as an aligned table. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'size', 'unit', 'p50 / value', 'p95', 'p99', 'target'],
    ...figures.map((figure) =>
      'value' in figure
        ? [figure.name, String(figure.size), figure.unit, shortNumber(figure.value), '', '', '']
        : [
            figure.name,
            String(figure.size),
            figure.unit,
            shortNumber(figure.p50),
            shortNumber(figure.p95),
            shortNumber(figure.p99),
            figure.target ?? '',
          ],
    ),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 2
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shortNumber(measured: number): string {
  if (Number.isInteger(measured)) return String(measured);
  return Math.abs(measured) >= 100 ? measured.toFixed(0) : measured.toPrecision(3);
}
