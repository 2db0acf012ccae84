import type pg from 'pg';
import { findingKind, SEVERITIES, type FindingKind } from './finding-kinds.ts';

export interface FindingGroup {
  readonly code: string;
  readonly kind: FindingKind;
  readonly count: number;
  /** The first explanations, or all of them where the kind asks for that. */
  readonly examples: readonly string[];
}

/** What became of a database of the original system, as far as its owner has to know. */
export interface UpgradeReport {
  readonly customers: number;
  readonly invoices: number;
  readonly items: number;
  readonly payments: number;
  /** Pesos as PostgreSQL writes them. What all balances came to, by the original and by the documents. */
  readonly balanceBefore: string;
  readonly balanceNow: string;
  readonly owed: string;
  readonly inFavour: string;
  readonly nextFolio: number;
  readonly groups: readonly FindingGroup[];
  readonly findings: number;
  readonly quarantinedRows: number;
}

/** How much of each kind of finding is named one by one. */
export type ReportExtent = 'examples' | 'all';

const EXAMPLES = 5;
/** Beyond this a list is for the table, not for a screen. */
const LONGEST_LIST = 200;

/**
 * Reads what the upgrade stored. On a database that never was the original's every count of findings is 0.
 * @param extent `all` brings every single explanation, which can be more than there are invoices
 */
export async function readUpgradeReport(
  client: pg.ClientBase,
  extent: ReportExtent = 'examples',
): Promise<UpgradeReport> {
  const { rows: counts } = await client.query<{ code: string; count: number }>(
    'SELECT code, count(*)::integer AS count FROM public.legacy_findings GROUP BY code ORDER BY code',
  );
  const groups: FindingGroup[] = [];
  for (const { code, count } of counts) {
    const kind = findingKind(code);
    const limit = extent === 'all' ? count : kind.listAll ? LONGEST_LIST : EXAMPLES;
    groups.push({ code, kind, count, examples: await readExamples(client, code, limit) });
  }
  return {
    ...(await readTotals(client)),
    groups: groups.toSorted(byWeight),
    findings: groups.reduce((sum, group) => sum + group.count, 0),
  };
}

/** The gravest first; within that what touches most rows. */
function byWeight(first: FindingGroup, second: FindingGroup): number {
  const weight = (group: FindingGroup) => SEVERITIES.indexOf(group.kind.severity);
  return (
    weight(first) - weight(second) || second.count - first.count || first.code.localeCompare(second.code)
  );
}

async function readExamples(client: pg.ClientBase, code: string, limit: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ explanation: string }>(
    `SELECT explanation FROM public.legacy_findings WHERE code = $1 ORDER BY row_id, id_finding LIMIT $2`,
    [code, limit],
  );
  return rows.map(({ explanation }) => explanation);
}

async function readTotals(client: pg.ClientBase): Promise<Omit<UpgradeReport, 'groups' | 'findings'>> {
  const { rows } = await client.query<Omit<UpgradeReport, 'groups' | 'findings'>>(
    `SELECT (SELECT count(*)::integer FROM public.customers) AS customers,
            (SELECT count(*)::integer FROM public.invoices) AS invoices,
            (SELECT count(*)::integer FROM public.invoice_items) AS items,
            (SELECT count(*)::integer FROM public.payments) AS payments,
            (SELECT coalesce(sum(legacy_balance), 0)::text FROM public.customers WHERE legacy_balance <> 'NaN') AS "balanceBefore",
            (SELECT coalesce(sum(balance), 0)::text FROM public.customers) AS "balanceNow",
            (SELECT coalesce(sum(total - amount_paid), 0)::text FROM public.invoices WHERE cancelled_at IS NULL) AS owed,
            (SELECT coalesce(sum(amount - amount_applied - amount_refunded), 0)::text FROM public.payments
             WHERE reversed_at IS NULL) AS "inFavour",
            (SELECT next_number::float8 FROM public.folio_counter) AS "nextFolio",
            (SELECT count(*)::integer FROM public.legacy_quarantine) AS "quarantinedRows"`,
  );
  const [totals] = rows;
  if (totals === undefined) throw new Error('a SELECT without FROM gave no row');
  return totals;
}
