import type { Database } from 'better-sqlite3';
import type { Logger, PullPage, Replica, ReplicatedTable } from '../../../application/ports.ts';
import { pullState } from './pull-state.ts';
import { rosterReader } from './read-cashiers.ts';
import { customerReader } from './read-customers.ts';
import { marginReader } from './read-margins.ts';
import { partReader } from './read-parts.ts';
import { settingsReader } from './read-settings.ts';
import { createReplicaFile, isDamage, openReplicaFile } from './replica-file.ts';
import { replicaWriter } from './write-page.ts';

type Connection = ReturnType<typeof connection>;

/**
 * The local copy of central. Damage, found at any time, costs the copy and nothing else: the file is deleted, made anew
 * and filled again by the next pulls.
 */
export function openReplica(path: string, logger: Logger): Replica {
  let current = connection(openReplicaFile(path, logger), logger);

  let priceRevision = 0;

  const startAnew = () => {
    current.db.close();
    current = connection(createReplicaFile(path), logger);
  };
  const ask = <Value>(work: (connection: Connection) => Value): Value => {
    try {
      return work(current);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      logger.error('replica-damaged', { path, cause });
      startAnew();
      return work(current);
    }
  };
  const apply = (page: PullPage) =>
    ask(({ writer }) => {
      if (writer.continues(page)) {
        writer.apply(page);
        if (mayChangePrices(page)) priceRevision += 1;
        return 'applied';
      }
      const { systemIdentifier, timeline } = page;
      logger.warn('replica-started-over', { systemIdentifier, timeline });
      startAnew();
      priceRevision += 1;
      return 'started-over';
    });

  return {
    asOfMs: () => ask(({ state }) => state.asOfMs()),
    firstCopy: () => ask(({ state }) => state.firstCopy()),
    includedSeq: () => ask(({ state }) => state.includedSeq()),
    cursors: () => ask(({ state }) => state.cursors()),
    apply,
    forgetIncludedSeq: () => ask(({ writer }) => writer.forgetIncludedSeq()),
    reset: startAnew,
    searchParts: (text, limit, kind) => ask(({ parts }) => parts.search(text, limit, kind)),
    partsByCode: (code) => ask(({ parts }) => parts.byCode(code)),
    part: (reference) => ask(({ parts }) => parts.part(reference)),
    searchCustomers: (text, limit) => ask(({ customers }) => customers.search(text, limit)),
    customer: (id) => ask(({ customers }) => customers.customer(id)),
    openInvoices: (id) => ask(({ customers }) => customers.openInvoices(id)),
    invoice: (id) => ask(({ customers }) => customers.invoice(id)),
    customerByLegacyId: (id) => ask(({ customers }) => customers.record(id)),
    invoiceByLegacyId: (id) => ask(({ customers }) => customers.invoiceByLegacyId(id)),
    settings: () => ask(({ settings }) => settings()),
    partMargins: (part, customerId) => ask(({ margins }) => margins.partMargins(part, customerId)),
    margins: () => ask(({ margins }) => margins.margins()),
    searchNames: (kind, text, limit) => ask(({ margins }) => margins.searchNames(kind, text, limit)),
    priceRevision: () => priceRevision,
    cashierRoster: () => ask(({ cashierRoster }) => cashierRoster()),
    close: () => current.db.close(),
  };
}

/** Costs, margins, the exchange rate: a cart that is open is priced anew. */
const PRICING: readonly ReplicatedTable[] = [
  'parts',
  'aftermarket_parts',
  'customers',
  'store_settings',
  'margins',
];

function mayChangePrices(page: PullPage): boolean {
  return page.tables.some(({ table, rows }) => rows.length > 0 && PRICING.includes(table));
}

function connection(db: Database, logger: Logger) {
  const state = pullState(db);
  return {
    db,
    state,
    writer: replicaWriter(db, logger),
    parts: partReader(db),
    customers: customerReader(db, state.includedSeq),
    margins: marginReader(db),
    settings: settingsReader(db),
    cashierRoster: rosterReader(db, state.isComplete),
  };
}
