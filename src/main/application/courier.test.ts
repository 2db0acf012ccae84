import { describe, expect, it, vi } from 'vitest';
import {
  cancellationBody,
  customerBody,
  invoiceOf,
  newCustomerId,
  paymentBody,
  saleBody,
} from '../../../tests/support/core/operations.ts';
import { leaseOf, openTemporaryStore, record } from '../../../tests/support/core/temporary-store.ts';
import {
  eventually,
  openCourier,
  statesOf,
  untilCentral,
  untilEmpty,
} from '../../../tests/support/core/test-courier.ts';
import { createMemoryCentral } from '../../../tests/support/core/memory-central.ts';
import type { IncarnationId, OperationId } from '../../shared/domain/ids.ts';
import { HEARTBEAT_MS } from './courier.ts';
import { GREET_TIMEOUT_MS } from './meet-central.ts';
import type { OperationBody } from '../../shared/operations/operation.ts';
import {
  CentralUnavailableError,
  OperationRefusedError,
  OutcomeUnknownError,
  SchemaMismatchError,
  type LocalStore,
} from './ports.ts';

vi.setConfig({ testTimeout: 30_000 });

const recordAll = (store: LocalStore, bodies: readonly OperationBody[]): OperationId[] =>
  bodies.map((body) => record(store, body).operation.id);
const sales = (count: number) => Array.from({ length: count }, () => saleBody());

describe('courier, on line', () => {
  it('goes on greeting when the local store cannot be read for a moment', async () => {
    const { store } = openTemporaryStore();
    let fails = false;
    const local = new Proxy(store, {
      get(target, property) {
        if (property === 'identity' && fails) throw new OutcomeUnknownError('the disk failed');
        return Reflect.get(target, property) as unknown;
      },
    });
    const scene = openCourier({ local });
    scene.courier.start();
    await untilCentral(scene, 'there');
    fails = true;
    await eventually(() => expect(scene.courier.status().central).toBe('away'));
    fails = false;
    await untilCentral(scene, 'there');
  });

  it('delivers while a new block of folios is not to be had', async () => {
    const scene = openCourier();
    scene.store.addLease(leaseOf(1, 400));
    const asked = vi.fn<() => Promise<never>>(() => new Promise(() => {}));
    scene.central.leaseFolios = asked;
    const ids = recordAll(scene.store, sales(3));
    scene.courier.start();
    await untilEmpty(scene);
    expect(asked).toHaveBeenCalled();
    expect(scene.central.appliedIds()).toEqual(ids);
  });

  it('delivers a sale within moments of its being made', async () => {
    const scene = openCourier({ heartbeatMs: 60_000 });
    scene.courier.start();
    await untilCentral(scene, 'there');
    const { id } = record(scene.store, saleBody()).operation;
    expect(await scene.courier.waitForDelivery(id, 2_000)).toBe('delivered');
    expect(scene.central.appliedIds()).toEqual([id]);
  });

  it('does nothing inside the call that woke it: the cashier is answered first', async () => {
    const scene = openCourier({ heartbeatMs: 60_000 });
    scene.courier.start();
    await untilCentral(scene, 'there');
    await untilEmpty(scene);
    record(scene.store, saleBody());
    scene.courier.wake();
    expect(scene.central.batches).toEqual([]);
    await untilEmpty(scene);
  });

  it('sends what waits in the order it happened, at most sixty at a time', async () => {
    const scene = openCourier();
    const ids = recordAll(scene.store, sales(150));
    scene.courier.start();
    await untilEmpty(scene);
    expect(scene.central.batches.flat()).toEqual(ids);
    expect(Math.max(...scene.central.batches.map((batch) => batch.length))).toBe(60);
  });

  it('keeps the folio that central gave to a sale without one', async () => {
    const scene = openCourier();
    const { id } = record(scene.store, saleBody()).operation;
    scene.courier.start();
    await untilEmpty(scene);
    expect(scene.store.entryById(id)?.folio).toMatch(/^NX-\d{6}$/);
  });

  it('runs one delivery at a time, however often it is woken', async () => {
    const scene = openCourier();
    let atOnce = 0;
    let most = 0;
    const deliver = scene.central.deliver;
    scene.central.deliver = async (entries) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      const results = await deliver(entries);
      atOnce -= 1;
      return results;
    };
    scene.courier.start();
    await untilCentral(scene, 'there');
    for (let sale = 0; sale < 50; sale += 1) {
      record(scene.store, saleBody());
      scene.courier.wake();
      await Promise.resolve();
    }
    await untilEmpty(scene);
    expect(most).toBe(1);
    expect(new Set(scene.central.batches.flat()).size).toBe(50);
  });
});

describe('courier, when the answer is lost', () => {
  it('calls nothing delivered before central has acknowledged it', async () => {
    const scene = openCourier();
    const [id] = recordAll(scene.store, [saleBody()]) as [OperationId];
    const statesSeen: unknown[] = [];
    scene.central.onDeliver = () => void statesSeen.push(scene.store.entryById(id)?.state);
    scene.central.lostReplies = 1;
    scene.courier.start();
    await untilEmpty(scene);
    expect(statesSeen).toEqual(['pending', 'pending']);
  });

  it('offers the batch again, and central does it once', async () => {
    const scene = openCourier();
    const ids = recordAll(scene.store, sales(3));
    scene.central.lostReplies = 1;
    scene.courier.start();
    await untilEmpty(scene);
    expect(scene.central.appliedIds()).toEqual(ids);
    expect(statesOf(scene, ids)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(scene.central.batches.length).toBeGreaterThan(1);
  });

  it('asks for the same block of folios again, so that no number is given to nobody', async () => {
    const scene = openCourier();
    scene.central.lostLeaseReplies = 1;
    scene.courier.start();
    await eventually(() => expect(scene.courier.status().foliosLeft).toBe(2_000));
    expect([...scene.central.leases.values()]).toMatchObject([{ firstNumber: 1, lastNumber: 2_000 }]);
  });

  it('does not believe an adapter that answers for less than the batch', async () => {
    const scene = openCourier();
    const ids = recordAll(scene.store, sales(2));
    const deliver = scene.central.deliver;
    let short = true;
    scene.central.deliver = async (entries) => {
      const results = await deliver(entries);
      if (!short) return results;
      short = false;
      return results.slice(1);
    };
    scene.courier.start();
    await untilEmpty(scene);
    expect(statesOf(scene, ids)).toEqual(['delivered', 'delivered']);
    expect(scene.logger.events).toContainEqual({ level: 'error', event: 'delivery-failed' });
  });
});

describe('courier, when central cannot apply an operation', () => {
  const refuse =
    (id: OperationId) => (entries: readonly { readonly operation: { readonly id: OperationId } }[]) => {
      if (entries.some((entry) => entry.operation.id === id))
        throw new OperationRefusedError('22001: too long');
    };

  it('finds it by halves, tries it once more alone, parks it in both places, and delivers all the others', async () => {
    const scene = openCourier();
    const ids = recordAll(scene.store, sales(40));
    const bad = ids[17] as OperationId;
    scene.central.onDeliver = refuse(bad);
    scene.courier.start();
    await untilEmpty(scene);
    expect(statesOf(scene, [bad])).toEqual(['parked']);
    expect(scene.store.entryById(bad)).toMatchObject({ lastError: '22001: too long', attempts: 2 });
    expect(scene.central.parkReasons.get(bad)).toBe('22001: too long');
    expect(scene.central.appliedIds()).toEqual(ids.filter((id) => id !== bad));
    expect(scene.central.batches.filter((batch) => batch.length === 1 && batch[0] === bad)).toHaveLength(2);
    expect(scene.courier.status().parkedCount).toBe(1);
  });

  it('delivers it after all when the second try alone works', async () => {
    const scene = openCourier();
    const [id] = recordAll(scene.store, [saleBody()]) as [OperationId];
    let refusals = 1;
    scene.central.onDeliver = () => {
      if (refusals-- > 0) throw new OperationRefusedError('23503: not yet');
    };
    scene.courier.start();
    await untilEmpty(scene);
    expect(statesOf(scene, [id])).toEqual(['delivered']);
  });

  it('lets only what depends on it wait, and applies that too once it is settled', async () => {
    const scene = openCourier();
    const customerId = newCustomerId();
    const onCredit = saleBody({ customerId, terms: 'credito' });
    const [bad, sale, unrelated, payment, cancelled] = recordAll(scene.store, [
      customerBody(customerId),
      onCredit,
      saleBody(),
      paymentBody(customerId, 100),
      cancellationBody(invoiceOf(onCredit)),
    ]) as [OperationId, OperationId, OperationId, OperationId, OperationId];
    scene.central.onDeliver = refuse(bad);
    scene.courier.start();
    await untilEmpty(scene);
    expect(scene.central.appliedIds()).toEqual([unrelated]);
    expect(scene.central.parkReasons.get(payment)).toBe(`espera a la operación ${bad}`);
    expect(scene.courier.status().parkedCount).toBe(1);

    scene.central.onDeliver = () => {};
    scene.store.markPending([bad]);
    scene.courier.wake();
    await eventually(() => expect(scene.central.appliedIds()).toHaveLength(5));
    expect(statesOf(scene, [bad, sale, payment, cancelled])).toEqual(Array(4).fill('delivered'));
  });

  it.each([
    ['a deadlock', () => new CentralUnavailableError('40P01')],
    ['a defect of the adapter', () => new TypeError('x is not a function')],
  ])('parks nothing for %s, however often it happens', async (_what, error) => {
    const scene = openCourier();
    const ids = recordAll(scene.store, sales(2));
    let failures = 4;
    scene.central.onDeliver = () => {
      if (failures-- > 0) throw error();
    };
    scene.courier.start();
    await untilEmpty(scene);
    expect(statesOf(scene, ids)).toEqual(['delivered', 'delivered']);
    expect(scene.central.parkReasons.size).toBe(0);
  });

  it('sounds the alarm and overwrites nothing when central has another content under the id', async () => {
    const scene = openCourier();
    const [differs, next] = recordAll(scene.store, sales(2)) as [OperationId, OperationId];
    const { incarnationId } = scene.store.identity;
    scene.central.operations.set(differs, {
      hash: 'f'.repeat(64),
      incarnationId,
      seq: 1,
      folio: null,
      state: 'applied',
    });
    scene.courier.start();
    await untilEmpty(scene);
    expect(scene.central.operations.get(differs)?.hash).toBe('f'.repeat(64));
    expect(statesOf(scene, [differs, next])).toEqual(['parked', 'delivered']);
    expect(scene.logger.events).toContainEqual({ level: 'error', event: 'operation-differs-in-central' });
  });

  it('goes on with the rest when central cannot even store what it refuses', async () => {
    const scene = openCourier();
    const [bad, next] = recordAll(scene.store, sales(2)) as [OperationId, OperationId];
    scene.central.onDeliver = refuse(bad);
    scene.central.onPark = () => {
      throw new OperationRefusedError('22021: invalid byte sequence');
    };
    scene.courier.start();
    await untilEmpty(scene);
    expect(statesOf(scene, [bad, next])).toEqual(['parked', 'delivered']);
  });
});

describe('courier, when central is away', () => {
  it('knows in under two seconds when central no longer answers: a pause and an unanswered greeting', () => {
    expect(HEARTBEAT_MS + GREET_TIMEOUT_MS).toBeLessThan(2_000);
  });

  it('says so when central no longer answers', async () => {
    const scene = openCourier();
    scene.courier.start();
    await untilCentral(scene, 'there');
    scene.central.line = 'silent';
    await untilCentral(scene, 'away');
    expect(scene.courier.central()).toBeUndefined();
  });

  it('delivers what was sold meanwhile as soon as it is back', async () => {
    const scene = openCourier();
    scene.central.line = 'away';
    scene.courier.start();
    await untilCentral(scene, 'away');
    const ids = recordAll(scene.store, sales(5));
    expect(await scene.courier.waitForDelivery(ids[0] as OperationId, 5_000)).toBe('pending');
    scene.central.line = 'up';
    await untilEmpty(scene);
    expect(scene.central.appliedIds()).toEqual(ids);
  });

  it('does not wait for a batch on a dead socket once central is back', async () => {
    const scene = openCourier();
    scene.courier.start();
    await untilCentral(scene, 'there');
    scene.central.line = 'silent';
    const [id] = recordAll(scene.store, [saleBody()]) as [OperationId];
    scene.courier.wake();
    await untilCentral(scene, 'away');
    scene.central.line = 'up';
    await untilEmpty(scene);
    expect(statesOf(scene, [id])).toEqual(['delivered']);
  });

  it('waits for central at the start without calling it away', async () => {
    const built: ReturnType<typeof createMemoryCentral>[] = [];
    const scene = openCourier({ central: () => built[0] });
    scene.courier.start();
    expect(scene.courier.status().central).toBe('connecting');
    built.push(createMemoryCentral());
    await untilCentral(scene, 'there');
  });

  it('says that it is of another version, sells on, and delivers once that is settled', async () => {
    const scene = openCourier();
    const ids = recordAll(scene.store, sales(2));
    scene.central.onDeliver = () => {
      throw new SchemaMismatchError(1, 2);
    };
    scene.courier.start();
    await untilCentral(scene, 'incompatible');
    expect(statesOf(scene, ids)).toEqual(['pending', 'pending']);
    scene.central.onDeliver = () => {};
    await untilEmpty(scene);
  });

  it('stops at once, with a batch on a dead socket too', async () => {
    const scene = openCourier();
    scene.courier.start();
    await untilCentral(scene, 'there');
    await scene.courier.stop();
    const [id] = recordAll(scene.store, [saleBody()]) as [OperationId];
    scene.courier.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(statesOf(scene, [id])).toEqual(['pending']);
  });
});

describe('courier, when the two sides are not equally far', () => {
  it('offers again what a restored central has lost, before it asks for folios', async () => {
    const scene = openCourier();
    scene.courier.start();
    const ids = recordAll(scene.store, sales(10));
    scene.courier.wake();
    await untilEmpty(scene);
    await eventually(() => expect(scene.courier.status().foliosLeft).toBe(2_000));

    const { incarnationId } = scene.store.identity;
    scene.central.restoreTo(incarnationId, 4);
    scene.central.leases.clear();
    await eventually(() => expect(scene.central.appliedIds()).toHaveLength(10));
    await untilEmpty(scene);
    expect(new Set(scene.central.appliedIds())).toEqual(new Set(ids));
    expect(scene.logger.events).toContainEqual({ level: 'warn', event: 'central-is-behind' });
  });

  it('tells a restored central which blocks of folios it had given', async () => {
    const scene = openCourier();
    scene.store.addLease(leaseOf(2_001, 4_000));
    scene.courier.start();
    await untilCentral(scene, 'there');
    expect([...scene.central.leases.values()]).toMatchObject([{ firstNumber: 2_001, lastNumber: 4_000 }]);
  });

  it('offers again what central lost of an earlier life of this store', async () => {
    const scene = openCourier();
    const [old] = recordAll(scene.store, [saleBody()]) as [OperationId];
    scene.store.markDelivered([{ id: old, folio: null }]);
    scene.store.startIncarnation('019aaaaa-0000-7000-8000-000000000001' as IncarnationId, {
      renewFrom: null,
      keepLeases: true,
    });
    scene.courier.start();
    await eventually(() => expect(scene.central.appliedIds()).toEqual([old]));
  });

  it('starts a new life when this store turns out to be an old copy, and loses no sale of it', async () => {
    const scene = openCourier();
    const { incarnationId } = scene.store.identity;
    scene.store.addLease(leaseOf(1, 2_000));
    const [known] = recordAll(scene.store, [saleBody()]) as [OperationId];
    // What the original sold after the copy was made: the places 2 and 3 are taken.
    scene.central.onGreet = () => {
      scene.central.onGreet = () => {};
      const hash = scene.store.entryById(known)?.hash ?? '';
      const place = { incarnationId, folio: null, state: 'applied' } as const;
      scene.central.operations.set(known, { ...place, hash, seq: 1 });
      for (const seq of [2, 3]) {
        scene.central.operations.set(`original-${seq}` as OperationId, {
          ...place,
          hash: 'a'.repeat(64),
          seq,
        });
      }
    };
    const [soldByTheCopy] = recordAll(scene.store, [saleBody()]) as [OperationId];
    scene.courier.start();
    await untilEmpty(scene);

    expect(scene.store.identity.incarnationId).not.toBe(incarnationId);
    expect(scene.newLives).toBeGreaterThan(0);
    expect(statesOf(scene, [known, soldByTheCopy])).toEqual(['delivered', 'delivered']);
    expect(scene.central.operations.get(soldByTheCopy)).toMatchObject({ state: 'applied', seq: 1 });
    // The original may still be using its block.
    expect(scene.store.heldLeases().map((lease) => lease.firstNumber)).not.toContain(1);
    const next = record(scene.store, saleBody()).operation;
    expect(await scene.courier.waitForDelivery(next.id, 2_000)).toBe('delivered');
  });

  it('does not take its own delivery for a loss of central', async () => {
    const scene = openCourier({ heartbeatMs: 1 });
    scene.courier.start();
    await untilCentral(scene, 'there');
    for (let sale = 0; sale < 100; sale += 1) {
      record(scene.store, saleBody());
      scene.courier.wake();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await untilEmpty(scene);
    expect(scene.logger.events.map(({ event }) => event)).not.toContain('central-is-behind');
  });

  it('goes by the code that central gives it when another terminal has its own', async () => {
    const memory = createMemoryCentral();
    memory.codes.set('T01', 'another terminal');
    const scene = openCourier({}, memory);
    scene.courier.start();
    await untilCentral(scene, 'there');
    expect(scene.store.identity.code).toBe('T01-2');
    expect(scene.store.transaction((tx) => tx.takeTicketNumber())).toBe('T01-2-000001');
  });
});

describe('courier, folios', () => {
  it('asks for the next block while a quarter of the last one is left', async () => {
    const scene = openCourier({ heartbeatMs: 60_000 });
    scene.store.addLease(leaseOf(1, 500));
    scene.courier.start();
    await untilCentral(scene, 'there');
    scene.store.transaction((tx) => tx.takeFolio());
    scene.courier.wake();
    await eventually(() => expect(scene.store.foliosLeft()).toBe(2_499));
    expect(scene.store.transaction((tx) => tx.takeFolio())).toBe('NX-000002');
  });
});

describe('status', () => {
  it('counts what waits, since when, and how far the clocks are apart', async () => {
    const scene = openCourier();
    scene.central.nowMs = Date.now() - 600_000;
    scene.central.onDeliver = () => {
      throw new CentralUnavailableError('busy');
    };
    const changes = vi.fn<() => void>();
    const unsubscribe = scene.courier.subscribe(changes);
    const entry = record(scene.store, saleBody());
    scene.courier.start();
    await untilCentral(scene, 'there');
    const status = scene.courier.status();
    expect(status).toMatchObject({
      pendingCount: 1,
      oldestPendingAt: entry.operation.occurredAt,
      parkedCount: 0,
    });
    expect(Math.abs((status.clockSkewMs ?? 0) - 600_000)).toBeLessThan(5_000);
    expect(changes).toHaveBeenCalled();
    unsubscribe();
  });
});
