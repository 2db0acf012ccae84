import { v7 } from 'uuid';
import type { CartLine, CompleteSaleInput } from '../../../src/shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId } from '../../../src/shared/domain/ids.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import { computeTotals } from '../../../src/shared/domain/sale/totals.ts';
import { basisPoints, quantityMilli } from '../../../src/shared/domain/scaled.ts';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import type { CompleteSaleDeps } from '../../../src/main/application/complete-sale.ts';
import type { CentralStore, CreditDecision } from '../../../src/main/application/ports.ts';
import { createFakeReplica, customerRow, type FakeReplica } from './fake-replica.ts';
import { newOperationId } from './operations.ts';
import { dutyOf, testCashier } from './test-cashier.ts';
import { leaseOf, openTemporaryStore, type TemporaryStore } from './temporary-store.ts';

/** A terminal's counter with a real local store, a copy filled by hand, and a central that says what it is told to. */
export interface Counter extends TemporaryStore {
  readonly replica: FakeReplica;
  readonly deps: CompleteSaleDeps;
  /** How often the courier was woken. */
  woken: number;
  /** Undefined: central is away. */
  central: Pick<CentralStore, 'authoriseCredit'> | undefined;
  addCustomer(changes?: Parameters<typeof customerRow>[1]): CustomerId;
}

export function openCounter(options: Parameters<typeof openTemporaryStore>[0] = {}): Counter {
  const temporary = openTemporaryStore(options);
  const replica = createFakeReplica();
  const counter: Counter = {
    ...temporary,
    replica,
    woken: 0,
    central: undefined,
    addCustomer(changes) {
      const customerId = v7() as CustomerId;
      replica.customers.set(customerId, customerRow(customerId, changes));
      return customerId;
    },
    deps: {
      local: temporary.store,
      replica,
      clock: temporary.clock,
      duty: dutyOf(testCashier),
      ids: uuidSource,
      logger: temporary.logger,
      central: () => counter.central,
      crashAt: () => {},
      onRecorded() {
        counter.woken += 1;
      },
    },
  };
  if (temporary.store.foliosLeft() === 0) temporary.store.addLease(leaseOf(1, 2_000));
  return counter;
}

/** Answers every request for credit alike, and keeps what was asked. */
export function centralThatDecides(decide: () => Promise<CreditDecision>) {
  const asked: Parameters<CentralStore['authoriseCredit']>[0][] = [];
  return {
    asked,
    authoriseCredit(request: Parameters<CentralStore['authoriseCredit']>[0]) {
      asked.push(request);
      return decide();
    },
  };
}

export function cartLine(changes: Partial<CartLine> = {}): CartLine {
  return {
    lineId: v7(),
    part: null,
    code: 'BAL-1',
    brand: 'Brembo',
    description: 'Balata delantera',
    quantityMilli: quantityMilli(1000),
    sourceCostCents: cents(7_000),
    sourceCurrency: 'MXN',
    marginBasisPoints: basisPoints(3000),
    listPriceCents: cents(10_000),
    unitPriceCents: cents(10_000),
    priceChangedBy: null,
    ...changes,
  };
}

/** A cart with its exact money in cash, unless it is on credit. */
export function charge(changes: Partial<CompleteSaleInput> = {}): CompleteSaleInput {
  const lines = changes.lines ?? [cartLine()];
  const terms = changes.terms ?? 'contado';
  const { totalCents } = computeTotals(lines, 'neto', basisPoints(1600));
  return {
    operationId: newOperationId(),
    customerId: PUBLIC_CUSTOMER_ID,
    lines,
    terms,
    tenders: terms === 'credito' ? [] : [{ method: 'efectivo', receivedCents: totalCents, reference: null }],
    favorCents: cents(0),
    shownTotalCents: totalCents,
    customerReference: null,
    collectedBy: null,
    notes: null,
    ...changes,
  };
}
