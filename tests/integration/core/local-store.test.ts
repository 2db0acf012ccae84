import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Cart } from '../../../src/shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../src/shared/domain/ids.ts';
import { newOperationId, saleBody, stampAt } from '../../support/core/operations.ts';
import { leaseOf, openTemporaryStore, record } from '../../support/core/temporary-store.ts';

describe('local.db', () => {
  it('waits for the disk at every commit of the connection that sells', () => {
    const { store } = openTemporaryStore();
    const whileSelling = store.transaction(() => store.durability());
    expect(whileSelling).toEqual({
      journalMode: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      busyTimeoutMs: 5_000,
      walAutocheckpoint: 0,
    });
  });

  it('still waits for the disk after it was closed and opened again, when the driver would not', () => {
    const { store, path } = openTemporaryStore();
    record(store, saleBody());
    store.reopen();
    expect(store.transaction(() => store.durability().synchronous)).toBe(2);

    // What the driver does with the same file when nobody says otherwise: this is what the setting prevents.
    const careless = new Database(path);
    careless.prepare('select count(*) from outbox').get();
    expect(careless.pragma('synchronous', { simple: true })).toBe(1);
    careless.close();
  });

  it('keeps every table STRICT', () => {
    const { path } = openTemporaryStore();
    const reader = new Database(path, { readonly: true });
    const loose = reader
      .prepare(
        `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0
           and name not like 'sqlite_%' and name <> '__drizzle_migrations'`,
      )
      .all();
    reader.close();
    expect(loose).toEqual([]);
  });

  it('knows the same terminal after a restart', () => {
    const { store, directory } = openTemporaryStore();
    const before = store.identity;
    store.close();
    expect(openTemporaryStore({ directory }).store.identity).toEqual(before);
  });
});

describe('transaction', () => {
  it('writes all of a sale or nothing of it', () => {
    const { store } = openTemporaryStore();
    store.addLease(leaseOf(1, 10));
    const body = saleBody();
    expect(() =>
      store.transaction((tx) => {
        tx.takeFolio();
        tx.takeTicketNumber();
        tx.append(body, stampAt(), { folio: 'NX-000001', ticketNumber: 'T01-000001' });
        throw new Error('the process stopped here');
      }),
    ).toThrow('the process stopped here');

    expect(store.entryById(body.id)).toBeUndefined();
    expect(store.lastSeq()).toBe(0);
    store.transaction((tx) => {
      expect(tx.takeFolio()).toBe('NX-000001');
      expect(tx.takeTicketNumber()).toBe('T01-000001');
    });
  });

  it('numbers folios, tickets and seqs without a gap', () => {
    const { store } = openTemporaryStore();
    store.addLease(leaseOf(998, 999));
    store.addLease(leaseOf(5_001, 5_002));
    const taken = [1, 2, 3, 4, 5].map(() =>
      store.transaction((tx) => {
        const folio = tx.takeFolio();
        const ticketNumber = tx.takeTicketNumber();
        return [tx.append(saleBody(), stampAt(), { folio, ticketNumber }).operation.seq, folio, ticketNumber];
      }),
    );
    expect(taken).toEqual([
      [1, 'NX-000998', 'T01-000001'],
      [2, 'NX-000999', 'T01-000002'],
      [3, 'NX-005001', 'T01-000003'],
      [4, 'NX-005002', 'T01-000004'],
      [5, null, 'T01-000005'],
    ]);
  });

  it('reads back exactly what was written', () => {
    const { store, directory } = openTemporaryStore();
    const written = record(store, saleBody());
    store.close();
    expect(openTemporaryStore({ directory }).store.entryById(written.operation.id)).toEqual(written);
  });

  it('refuses the same operation a second time', () => {
    const { store } = openTemporaryStore();
    const body = saleBody();
    record(store, body);
    expect(() => record(store, body)).toThrow('never replaced');
    expect(store.lastSeq()).toBe(1);
  });
});

describe('leases', () => {
  it('takes no number twice when the reply to a repeated request brings the same block', () => {
    const { store } = openTemporaryStore();
    const lease = leaseOf(1, 3);
    store.rememberLeaseRequest(lease.leaseId);
    store.addLease(lease);
    expect(store.openLeaseRequest()).toBeUndefined();
    expect(store.transaction((tx) => tx.takeFolio())).toBe('NX-000001');
    store.addLease(lease);
    expect(store.transaction((tx) => tx.takeFolio())).toBe('NX-000002');
    expect(store.foliosLeft()).toBe(1);
  });

  it('repeats an unanswered request under its own id after a restart', () => {
    const { store, directory } = openTemporaryStore();
    const { leaseId } = leaseOf(1, 1);
    store.rememberLeaseRequest(leaseId);
    store.close();
    expect(openTemporaryStore({ directory }).store.openLeaseRequest()).toBe(leaseId);
  });
});

describe('cart', () => {
  const cart: Cart = { operationId: newOperationId(), customerId: PUBLIC_CUSTOMER_ID, lines: [] };

  it('is there after a restart', () => {
    const { store, directory } = openTemporaryStore();
    store.saveCart(cart);
    store.close();
    expect(openTemporaryStore({ directory }).store.cart()).toEqual(cart);
  });

  it('is empty rather than in the way when it cannot be read', () => {
    const { store, path } = openTemporaryStore();
    store.saveCart(cart);
    const hand = new Database(path);
    hand.exec(`update carts set content = '{"lines":'`);
    expect(store.cart()).toBeUndefined();
    hand.exec(`update carts set content = '{"lines":[]}'`);
    hand.close();
    expect(store.cart()).toBeUndefined();
  });
});

describe('acknowledge', () => {
  it('offers the last sale that no screen confirmed, and no other', () => {
    const { store } = openTemporaryStore();
    const first = record(store, saleBody());
    const second = record(store, saleBody());
    store.acknowledge(second.operation.id);
    expect(store.lastUnacknowledgedSale()?.operation.id).toBe(first.operation.id);
    store.acknowledge(first.operation.id);
    expect(store.lastUnacknowledgedSale()).toBeUndefined();
  });

  it('waits for no screen after an operation of the API', () => {
    const { store } = openTemporaryStore();
    store.transaction((tx) =>
      tx.append(saleBody(), stampAt(undefined, 'API'), { folio: null, ticketNumber: null }),
    );
    expect(store.lastUnacknowledgedSale()).toBeUndefined();
  });
});

describe('requests of the API', () => {
  it('are remembered with their answer', () => {
    const { store, directory } = openTemporaryStore();
    store.rememberRequest('key', { fingerprint: 'f', answer: null });
    expect(store.rememberedRequest('key')).toEqual({ fingerprint: 'f', answer: null });
    store.rememberRequest('key', { fingerprint: 'f', answer: { status: 200, body: '{}' } });
    store.close();
    expect(openTemporaryStore({ directory }).store.rememberedRequest('key')).toEqual({
      fingerprint: 'f',
      answer: { status: 200, body: '{}' },
    });
  });
});
