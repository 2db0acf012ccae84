import { asc, eq, lt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { formatFolio, formatTicketNumber } from '../../../../shared/domain/folio.ts';
import type { IncarnationId, LeaseId, TerminalId } from '../../../../shared/domain/ids.ts';
import type { IdSource, LeaseRange, TerminalIdentity } from '../../../application/ports.ts';
import { incarnations, leases, terminal } from './schema.ts';

/** Who this terminal is, its counters and its folio blocks. Each write runs inside a transaction of the caller. */
export interface TerminalState {
  identity(): TerminalIdentity;
  nextPlace(): { readonly incarnation: number; readonly seq: number };
  lastSeq(): number;
  takeTicketNumber(): string;
  /** Null when no block has a number left. */
  takeFolio(): string | null;
  foliosLeft(): number;
  heldLeases(): readonly LeaseRange[];
  addLease(lease: LeaseRange): void;
  openLeaseRequest(): LeaseId | undefined;
  rememberLeaseRequest(id: LeaseId): void;
  earlierIncarnations(): readonly IncarnationId[];
  acknowledgedSeq(incarnation: IncarnationId): number;
  startIncarnation(id: IncarnationId, keepLeases: boolean): void;
  rename(code: string): void;
}

export function terminalState(db: BetterSQLite3Database): TerminalState {
  const current = sql`(select ${terminal.incarnation} from ${terminal})`;
  const held = eq(leases.incarnation, current);
  const row = db.select().from(terminal).prepare();
  const identityRow = db
    .select({
      terminalId: terminal.terminalId,
      code: terminal.code,
      incarnationId: incarnations.incarnationId,
    })
    .from(terminal)
    .innerJoin(incarnations, eq(incarnations.number, terminal.incarnation))
    .prepare();
  const earlier = db
    .select({ incarnationId: incarnations.incarnationId })
    .from(incarnations)
    .where(lt(incarnations.number, current))
    .orderBy(asc(incarnations.number))
    .prepare();
  const acknowledged = db
    .select({ seq: incarnations.acknowledgedSeq })
    .from(incarnations)
    .where(eq(incarnations.incarnationId, sql.placeholder('incarnation')))
    .prepare();
  const takeSeq = db
    .update(terminal)
    .set({ lastSeq: sql`${terminal.lastSeq} + 1` })
    .returning({ incarnation: terminal.incarnation, seq: terminal.lastSeq })
    .prepare();
  const takeNumber = db
    .update(terminal)
    .set({ lastTicketNumber: sql`${terminal.lastTicketNumber} + 1` })
    .returning({ code: terminal.code, number: terminal.lastTicketNumber })
    .prepare();
  /** In one statement without a value to bind: SQLite would plan it anew for each. */
  const takeFromLease = db
    .update(leases)
    .set({ nextNumber: sql`${leases.nextNumber} + 1` })
    .where(
      sql`${leases.leaseId} = (select o.lease_id from ${leases} as o
        where o.incarnation = ${current} and o.next_number <= o.last_number order by o.first_number limit 1)`,
    )
    .returning({ next: leases.nextNumber })
    .prepare();
  const left = db
    .select({ count: sql<number>`coalesce(sum(${leases.lastNumber} - ${leases.nextNumber} + 1), 0)` })
    .from(leases)
    .where(held)
    .prepare();
  const heldRows = db.select().from(leases).where(held).orderBy(asc(leases.firstNumber)).prepare();
  const one = <Row>(value: Row | undefined): Row => {
    if (value === undefined) throw new Error('local.db has lost the row of its terminal');
    return value;
  };

  return {
    identity() {
      const found = one(identityRow.get());
      return {
        terminalId: found.terminalId as TerminalId,
        code: found.code,
        incarnationId: found.incarnationId as IncarnationId,
      };
    },
    nextPlace: () => one(takeSeq.get()),
    lastSeq: () => one(row.get()).lastSeq,
    takeTicketNumber() {
      const { code, number } = one(takeNumber.get());
      return formatTicketNumber(code, number);
    },
    takeFolio() {
      const taken = takeFromLease.get();
      return taken ? formatFolio(taken.next - 1) : null;
    },
    foliosLeft: () => one(left.get()).count,
    heldLeases: () =>
      heldRows.all().map(({ leaseId, firstNumber, lastNumber }) => ({
        leaseId: leaseId as LeaseId,
        firstNumber,
        lastNumber,
      })),
    addLease({ leaseId, firstNumber, lastNumber }) {
      const { incarnation } = one(row.get());
      // The reply to a repeated request brings the same block again.
      db.insert(leases)
        .values({ leaseId, incarnation, firstNumber, lastNumber, nextNumber: firstNumber })
        .onConflictDoNothing()
        .run();
      db.update(terminal).set({ openLeaseRequest: null }).where(eq(terminal.openLeaseRequest, leaseId)).run();
    },
    openLeaseRequest: () => (one(row.get()).openLeaseRequest as LeaseId | null) ?? undefined,
    rememberLeaseRequest(id) {
      db.update(terminal).set({ openLeaseRequest: id }).run();
    },
    earlierIncarnations: () => earlier.all().map(({ incarnationId }) => incarnationId as IncarnationId),
    acknowledgedSeq: (incarnation) => acknowledged.get({ incarnation })?.seq ?? 0,
    rename(code) {
      db.update(terminal).set({ code }).run();
    },
    startIncarnation(id, keepLeases) {
      const { incarnation } = one(row.get());
      db.insert(incarnations)
        .values({ number: incarnation + 1, incarnationId: id, acknowledgedSeq: 0 })
        .run();
      db.update(terminal)
        .set({
          incarnation: incarnation + 1,
          lastSeq: 0,
          openLeaseRequest: null,
        })
        .run();
      if (keepLeases) {
        db.update(leases)
          .set({ incarnation: incarnation + 1 })
          .where(eq(leases.incarnation, incarnation))
          .run();
      }
    },
  };
}

/** The first start of a folder: who it is from now on. */
export function registerTerminal(db: BetterSQLite3Database, code: string, ids: IdSource): void {
  if (db.select().from(terminal).get()) return;
  db.insert(incarnations).values({ number: 1, incarnationId: ids.newId(), acknowledgedSeq: 0 }).run();
  db.insert(terminal)
    .values({
      onlyRow: 1,
      terminalId: ids.newId(),
      code,
      incarnation: 1,
      lastSeq: 0,
      lastTicketNumber: 0,
    })
    .run();
}
