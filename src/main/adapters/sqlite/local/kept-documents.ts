import { asc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Cart } from '../../../../shared/contract/sale.ts';
import type { TicketDocument } from '../../../../shared/domain/ticket/document.ts';
import { parseSavedCart } from './saved-cart.ts';
import type { ParkedCart, RememberedRequest } from '../../../application/ports.ts';
import { apiRequests, carts, outbox, parkedSales, printJobs, settings } from './schema.ts';

/** Print jobs, the cart, the sales that were put aside, this terminal's settings and what the HTTP API answered. */
export function keptDocuments(db: BetterSQLite3Database) {
  const insertJob = db
    .insert(printJobs)
    .values({
      position: sql`(select ${outbox.position} from ${outbox} where ${outbox.operationId} = ${sql.placeholder('operationId')})`,
      document: sql.placeholder('document'),
      state: 'queued',
      queuedAt: sql.placeholder('queuedAt'),
    })
    .prepare();
  const documentOf = db
    .select({ document: printJobs.document })
    .from(printJobs)
    .innerJoin(outbox, eq(outbox.position, printJobs.position))
    .where(eq(outbox.operationId, sql.placeholder('operationId')))
    .orderBy(asc(printJobs.job))
    .limit(1)
    .prepare();
  const writeCart = db
    .insert(carts)
    .values({ onlyRow: 1, content: sql.placeholder('content') })
    .onConflictDoUpdate({ target: carts.onlyRow, set: { content: sql`excluded.content` } })
    .prepare();
  const readCart = db.select().from(carts).prepare();
  const writeParked = db
    .insert(parkedSales)
    .values({
      operationId: sql.placeholder('operationId'),
      name: sql.placeholder('name'),
      parkedAt: sql.placeholder('parkedAt'),
      content: sql.placeholder('content'),
    })
    .prepare();
  const readParked = db.select().from(parkedSales).orderBy(asc(parkedSales.parkedAt)).prepare();
  const dropParked = db
    .delete(parkedSales)
    .where(eq(parkedSales.operationId, sql.placeholder('operationId')))
    .prepare();
  const writeSetting = db
    .insert(settings)
    .values({ key: sql.placeholder('key'), value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value` } })
    .prepare();
  const readSetting = db
    .select()
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare();
  const writeRequest = db
    .insert(apiRequests)
    .values({
      key: sql.placeholder('key'),
      fingerprint: sql.placeholder('fingerprint'),
      status: sql.placeholder('status'),
      body: sql.placeholder('body'),
    })
    .onConflictDoUpdate({
      target: apiRequests.key,
      set: {
        fingerprint: sql`excluded.fingerprint`,
        status: sql`excluded.status`,
        body: sql`excluded.body`,
      },
    })
    .prepare();
  const readRequest = db
    .select()
    .from(apiRequests)
    .where(eq(apiRequests.key, sql.placeholder('key')))
    .prepare();

  return {
    enqueuePrint(operationId: string, document: TicketDocument, queuedAt: string): void {
      insertJob.run({ operationId, document: JSON.stringify(document), queuedAt });
    },
    printedDocument(operationId: string): TicketDocument | undefined {
      const job = documentOf.get({ operationId });
      return job && (JSON.parse(job.document) as TicketDocument);
    },
    saveCart(cart: Cart): void {
      writeCart.run({ content: JSON.stringify(cart) });
    },
    cart(): Cart | undefined {
      const saved = readCart.get();
      return saved && parseSavedCart(saved.content);
    },
    park({ cart, name, parkedAt }: ParkedCart): void {
      writeParked.run({ operationId: cart.operationId, name, parkedAt, content: JSON.stringify(cart) });
    },
    parked(): ParkedCart[] {
      return readParked.all().flatMap(({ name, parkedAt, content }) => {
        const cart = parseSavedCart(content);
        return cart ? [{ cart, name, parkedAt }] : [];
      });
    },
    removeParked(operationId: string): void {
      dropParked.run({ operationId });
    },
    saveSetting(key: string, value: string): void {
      writeSetting.run({ key, value });
    },
    setting: (key: string): string | undefined => readSetting.get({ key })?.value,
    rememberRequest(key: string, { fingerprint, answer }: RememberedRequest): void {
      writeRequest.run({ key, fingerprint, status: answer?.status ?? null, body: answer?.body ?? null });
    },
    rememberedRequest(key: string): RememberedRequest | undefined {
      const found = readRequest.get({ key });
      if (!found) return undefined;
      const { fingerprint, status, body } = found;
      return { fingerprint, answer: status === null || body === null ? null : { status, body } };
    },
  };
}

export type KeptDocuments = ReturnType<typeof keptDocuments>;
