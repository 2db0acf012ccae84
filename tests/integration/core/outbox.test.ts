import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { IncarnationId } from '../../../src/shared/domain/ids.ts';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import type { LocalStore } from '../../../src/main/application/ports.ts';
import {
  cancellationBody,
  customerBody,
  invoiceOf,
  newCustomerId,
  paymentBody,
  saleBody,
} from '../../support/core/operations.ts';
import { leaseOf, openTemporaryStore, record } from '../../support/core/temporary-store.ts';

const idsOf = (entries: readonly { readonly operation: { readonly id: string } }[]) =>
  entries.map((entry) => entry.operation.id);
const deliver = (store: LocalStore, ...bodies: readonly ReturnType<typeof saleBody>[]) =>
  store.markDelivered(bodies.map(({ id }) => ({ id, folio: null })));
const waitsIn = (store: LocalStore) =>
  store.pending(100).map((entry) => [entry.operation.id, entry.waitsFor]);
const asACopy = { renewFrom: null, keepLeases: false };
const newIncarnation = () => uuidSource.newId() as IncarnationId;

describe('an outbox row', () => {
  const attacks = [
    `update outbox set canonical = replace(canonical, 'Balata', 'Bujía')`,
    `update outbox set hash = '${'0'.repeat(64)}'`,
    `update outbox set seq = seq + 1`,
    `update outbox set operation_id = 'another'`,
    `update outbox set rowid = rowid + 100`,
    `update outbox set ticket_number = 'T01-999999'`,
    `update outbox set balance_change_cents = 1, customer_id = 'x'`,
    `delete from outbox`,
    `insert or replace into outbox select * from outbox`,
    `insert or replace into outbox (operation_id, incarnation, seq, kind, source, occurred_at, canonical, hash, state,
       was_parked, attempts) select 'another', incarnation, seq, kind, source, occurred_at, '{}', hash, state, 0, 0
       from outbox`,
  ];
  it.each(attacks)('cannot be altered by: %s', (attack) => {
    const { store, path } = openTemporaryStore();
    const written = record(store, saleBody());
    const hand = new Database(path);
    expect(() => hand.exec(attack)).toThrow(/outbox rows are (written once|never deleted|never replaced)/);
    hand.close();
    expect(store.entryById(written.operation.id)).toEqual(written);
  });

  it('is put aside, not dropped, when the disk changed its text', () => {
    const { store, path, logger } = openTemporaryStore();
    const [damaged, whole] = [record(store, saleBody()), record(store, saleBody())];
    const hand = new Database(path);
    hand.exec(`drop trigger outbox_written_once;
      update outbox set canonical = replace(canonical, '11600', '99600') where seq = 1`);
    hand.close();

    expect(idsOf(store.pending(10))).toEqual([whole.operation.id]);
    expect(store.outboxCounts()).toMatchObject({ pending: 1, parked: 1 });
    expect(logger.events).toContainEqual({ level: 'error', event: 'outbox-row-damaged' });
    // Central cannot be given it, and takes nothing that skips it.
    expect(store.unsendable()).toBe(damaged.operation.id);
    store.startIncarnation(newIncarnation(), { renewFrom: damaged.operation.id, keepLeases: true });
    expect(store.unsendable()).toBeUndefined();
    expect(store.pending(10)[0]?.operation).toMatchObject({ id: whole.operation.id, seq: 1 });
    // "Not there" would let the same sale be written a second time.
    expect(() => store.entryById(damaged.operation.id)).toThrow('does not match its hash');
  });

  it('is put aside when its text is whole but of another operation', () => {
    const { store, path } = openTemporaryStore();
    const [first] = [record(store, saleBody()), record(store, saleBody())];
    const hand = new Database(path);
    hand.exec(`drop trigger outbox_written_once;
      update outbox set (canonical, hash) = (select canonical, hash from outbox where seq = 1) where seq = 2`);
    hand.close();
    expect(idsOf(store.pending(10))).toEqual([first.operation.id]);
    expect(store.outboxCounts().parked).toBe(1);
  });
});

describe('pending', () => {
  it('gives the oldest first, up to the limit', () => {
    const { store } = openTemporaryStore();
    const written = [1, 2, 3].map(() => record(store, saleBody()));
    expect(idsOf(store.pending(2))).toEqual(idsOf(written.slice(0, 2)));
  });

  it('says what waits for a parked operation, and lets everything else go', () => {
    const { store } = openTemporaryStore();
    const customerId = newCustomerId();
    const created = record(store, customerBody(customerId));
    const onCredit = record(store, saleBody({ customerId, terms: 'credito' }));
    const unrelated = record(store, saleBody());
    store.park(created.operation.id, 'RFC demasiado largo');
    // Written after the parking: an abono to that customer, and the cancellation of a sale that waits itself.
    const payment = record(store, paymentBody(customerId, 100));
    const cancellation = record(store, cancellationBody(invoiceOf(onCredit.operation)));
    const later = record(store, saleBody());

    const root = created.operation.id;
    expect(waitsIn(store)).toEqual([
      [onCredit.operation.id, root],
      [unrelated.operation.id, null],
      [payment.operation.id, root],
      [cancellation.operation.id, root],
      [later.operation.id, null],
    ]);
    expect(payment.waitsFor).toBe(root);
  });

  it('counts what only waits as neither to review nor to send, once central was told', () => {
    const { store } = openTemporaryStore();
    const customerId = newCustomerId();
    const created = record(store, customerBody(customerId));
    const payment = record(store, paymentBody(customerId, 100));
    store.park(created.operation.id, 'x');
    store.park(payment.operation.id, 'espera');
    expect(store.outboxCounts()).toMatchObject({ pending: 0, parked: 1 });
    expect(store.entryById(payment.operation.id)?.waitsFor).toBe(created.operation.id);
  });

  it('offers all of them again, in order, once the parked one is tried again', () => {
    const { store } = openTemporaryStore();
    const customerId = newCustomerId();
    const created = record(store, customerBody(customerId));
    const told = record(store, saleBody({ customerId, terms: 'credito' }));
    const untold = record(store, paymentBody(customerId, 100));
    store.park(created.operation.id, 'x');
    store.park(told.operation.id, 'espera');
    store.markPending([created.operation.id]);
    expect(waitsIn(store)).toEqual([created, told, untold].map((entry) => [entry.operation.id, null]));
  });

  it('keeps holding back what depends on a second parked operation', () => {
    const { store } = openTemporaryStore();
    const [first, second] = [newCustomerId(), newCustomerId()];
    const [parked, other] = [record(store, customerBody(first)), record(store, customerBody(second))];
    const ofFirst = record(store, paymentBody(first, 100));
    const ofSecond = record(store, paymentBody(second, 100));
    for (const entry of [parked, other]) store.park(entry.operation.id, 'x');
    store.markPending([parked.operation.id]);
    expect(waitsIn(store)).toEqual([
      [parked.operation.id, null],
      [ofFirst.operation.id, null],
      [ofSecond.operation.id, other.operation.id],
    ]);
  });
});

describe('accountEntriesSince', () => {
  const customerId = newCustomerId();
  const onCredit = (unitPriceCents: number) => saleBody({ customerId, terms: 'credito', unitPriceCents });

  it('counts what the snapshot does not contain, once, whether delivered or not', () => {
    const { store } = openTemporaryStore();
    const [first, second, third] = [onCredit(10_000), onCredit(20_000), onCredit(30_000)];
    for (const body of [first, second, third]) record(store, body);
    deliver(store, first, second);
    // seq 1 is in the snapshot; 2 is delivered but the snapshot is older; 3 is not delivered.
    expect(store.balanceChangeSince(customerId, 1)).toBe(58_000);
    expect(store.balanceChangeSince(customerId, 0)).toBe(69_600);
    expect(store.balanceChangeSince(customerId, 3)).toBe(0);
    expect(idsOf(store.accountEntriesSince(customerId, 1))).toEqual([second.id, third.id]);
    expect(store.undeliveredChanges(customerId)).toEqual([{ operationId: third.id, changeCents: 34_800 }]);
  });

  it('does not count twice what central has although its acknowledgement was lost', () => {
    const { store } = openTemporaryStore();
    record(store, onCredit(10_000));
    expect(store.balanceChangeSince(customerId, 1)).toBe(0);
  });

  it('counts a parked operation and what waits for it, although later ones are in the snapshot', () => {
    const { store } = openTemporaryStore();
    const created = record(store, customerBody(customerId));
    const waiting = record(store, onCredit(10_000));
    const other = saleBody();
    record(store, other);
    store.park(created.operation.id, 'x');
    store.park(waiting.operation.id, 'espera');
    deliver(store, other);
    expect(store.balanceChangeSince(customerId, 3)).toBe(11_600);
    expect(idsOf(store.accountEntriesSince(customerId, 3))).toEqual([waiting.operation.id]);
    expect(idsOf(store.customerEntriesSince(3))).toEqual([created.operation.id]);

    store.markPending([created.operation.id]);
    expect(store.balanceChangeSince(customerId, 3)).toBe(11_600);
  });

  it('knows abonos and cancellations, and that a counter sale owes nothing', () => {
    const { store } = openTemporaryStore();
    const sale = onCredit(10_000);
    const paidAtOnce = saleBody({ customerId });
    for (const body of [
      sale,
      paidAtOnce,
      paymentBody(customerId, 4_000),
      cancellationBody(invoiceOf(sale)),
      cancellationBody(invoiceOf(paidAtOnce)),
    ]) {
      record(store, body);
    }
    expect(store.balanceChangeSince(customerId, 0)).toBe(-4_000);
    expect(store.accountEntriesSince(customerId, 0)).toHaveLength(3);
  });

  it('finds the operation that made a customer or a payment', () => {
    const { store } = openTemporaryStore();
    const payment = paymentBody(customerId, 100);
    record(store, customerBody(customerId));
    record(store, payment);
    expect(store.entryByEntity(customerId)?.operation.kind).toBe('customer-created');
    expect(store.entryByEntity(payment.payload.paymentId)?.operation.id).toBe(payment.id);
    expect(store.entryByEntity(newCustomerId())).toBeUndefined();
  });
});

describe('reofferAfter', () => {
  it('offers everything above the seq of a central that went back, parked ones included', () => {
    const { store } = openTemporaryStore();
    const { incarnationId } = store.identity;
    const bodies = [saleBody(), saleBody(), saleBody()] as const;
    for (const body of bodies) record(store, body);
    deliver(store, bodies[0], bodies[1]);
    store.park(bodies[2].id, 'x');
    expect(store.lastAcknowledgedSeq(incarnationId)).toBe(2);
    expect(store.reofferAfter(incarnationId, 1)).toBe(2);
    expect(idsOf(store.pending(10))).toEqual([bodies[1].id, bodies[2].id]);
    expect(store.lastAcknowledgedSeq(incarnationId)).toBe(1);
  });

  it('offers what an earlier life had delivered, under its own name', () => {
    const { store } = openTemporaryStore();
    const life = store.identity.incarnationId;
    const [old, recent] = [saleBody(), saleBody()];
    record(store, old);
    store.startIncarnation(newIncarnation(), asACopy);
    record(store, recent);
    deliver(store, old, recent);
    expect(store.earlierIncarnations()).toEqual([life]);
    expect(store.reofferAfter(life, 0)).toBe(1);
    expect(store.pending(10)[0]?.operation).toMatchObject({ id: old.id, incarnationId: life, seq: 1 });
  });
});

describe('startIncarnation', () => {
  it('drops the leases, and numbers from 1', () => {
    const { store } = openTemporaryStore();
    store.addLease(leaseOf(1, 100));
    record(store, saleBody());
    const before = store.identity;
    const life = newIncarnation();
    store.startIncarnation(life, asACopy);
    expect(store.identity).toEqual({ ...before, incarnationId: life });
    expect(store.foliosLeft()).toBe(0);
    expect(store.heldLeases()).toEqual([]);
    expect(store.transaction((tx) => tx.takeFolio())).toBeNull();
    expect(record(store, saleBody()).operation).toMatchObject({ incarnationId: life, seq: 1 });
  });

  it('gives another place to what is pending, and leaves the rows as they were written', () => {
    const { store, path } = openTemporaryStore();
    const delivered = saleBody();
    record(store, delivered);
    deliver(store, delivered);
    const [first, second] = [record(store, saleBody()), record(store, saleBody())];
    const life = newIncarnation();
    store.startIncarnation(life, { renewFrom: first.operation.id, keepLeases: false });

    const offered = store.pending(10);
    expect(idsOf(offered)).toEqual(idsOf([first, second]));
    expect(offered.map((entry) => [entry.operation.incarnationId, entry.operation.seq])).toEqual([
      [life, 1],
      [life, 2],
    ]);
    expect({ ...offered[0]?.operation, incarnationId: 0, seq: 0 }).toEqual({
      ...first.operation,
      incarnationId: 0,
      seq: 0,
    });
    const reader = new Database(path, { readonly: true });
    expect(reader.prepare('select canonical, hash from outbox where seq = 2').get()).toEqual({
      canonical: first.canonical,
      hash: first.hash,
    });
    reader.close();
    store.markDelivered([{ id: first.operation.id, folio: null }]);
    expect(store.lastAcknowledgedSeq(life)).toBe(1);
  });

  it('keeps the leases of a store that is no copy', () => {
    const { store } = openTemporaryStore();
    store.addLease(leaseOf(1, 100));
    store.startIncarnation(newIncarnation(), { renewFrom: null, keepLeases: true });
    expect(store.foliosLeft()).toBe(100);
  });

  it('counts what an earlier life left undelivered, whatever its seq', () => {
    const { store } = openTemporaryStore();
    const customerId = newCustomerId();
    record(store, saleBody({ customerId, terms: 'credito' }));
    store.startIncarnation(newIncarnation(), asACopy);
    expect(store.balanceChangeSince(customerId, 120)).toBe(11_600);
  });
});
