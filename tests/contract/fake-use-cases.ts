import type { PartRow } from '../../src/shared/contract/parts.ts';
import type { CompletedSale, CompleteSaleInput } from '../../src/shared/contract/sale.ts';
import type { TerminalStatus } from '../../src/shared/contract/session.ts';
import { PUBLIC_CUSTOMER_ID, type OperationId } from '../../src/shared/domain/ids.ts';
import { cents } from '../../src/shared/domain/money.ts';
import { failure, success } from '../../src/shared/domain/result.ts';
import { basisPoints } from '../../src/shared/domain/scaled.ts';
import type { UseCases } from '../../src/main/application/use-cases.ts';
import { testSettings } from '../support/test-settings.ts';

export const SALE_ID = '01900000-0000-7000-8000-0000000000aa' as OperationId;

/** Use cases that answer at once, fail on demand, and tell what reached them. What is under test is the way to them. */
export function fakeUseCases() {
  const completed: CompleteSaleInput[] = [];
  const listeners = new Set<() => void>();
  const held: (() => void)[] = [];
  let finished = 0;
  let current = status(0);

  const useCases: UseCases = {
    startSession: async () =>
      success({ terminalCode: 'T01', host: 'browser', version: '0.1.0', settings: testSettings }),
    status: {
      current() {
        if (current.pendingCount === 13) throw new Error('SELECT secret FROM status');
        return current;
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    settings: {
      shared: async () => success({ settings: testSettings, source: 'central' }),
      change: async () => failure({ code: 'settings-need-central' }),
      history: async () => success([]),
      margins: async () => success([]),
      setMargin: async () => failure({ code: 'not-allowed', right: 'edit-settings' }),
      names: async () => success([]),
      local: async () => failure({ code: 'nobody-on-duty' }),
      changeLocal: async () => failure({ code: 'nobody-on-duty' }),
      connection: async () => success({ inUse: null, canSave: 'no-vault' }),
      testConnection: async () => success([]),
      saveConnection: async () => failure({ code: 'connection-not-kept', reason: 'no-vault' }),
    },
    cashiers: fakeCashiers,
    searchParts: async ({ text }) => {
      if (text === 'defecto') throw new Error('SELECT secret FROM parts');
      // Answers only when released: a call that is in flight for as long as the test wants.
      if (text === 'espera') {
        await new Promise<void>((resolve) => held.push(resolve));
        finished++;
      }
      const rows = text === 'roto' ? ([{ ...part, code: 7 }] as unknown as PartRow[]) : [part];
      return success({ rows, source: 'replica' });
    },
    resolvePart: async ({ text }) => success(text === part.code ? part : null),
    searchCustomers: async () => success([]),
    getCustomer: async () => failure({ code: 'customer-not-found' }),
    createCustomer: async () => failure({ code: 'disk-full' }),
    browseInvoices: async () => success({ rows: [], next: null, source: 'terminal' }),
    invoiceChoices: async () => failure({ code: 'central-away' }),
    readInvoice: async () => failure({ code: 'invoice-not-found' }),
    openCart: async () => success({ operationId: SALE_ID, customerId: PUBLIC_CUSTOMER_ID, lines: [] }),
    saveCart: async () => success(undefined),
    repriceCart: async ({ lines }) =>
      success({ lines, priceBasis: 'neto', totalBeforeCents: cents(0), totalAfterCents: cents(0) }),
    parkSale: async () => failure({ code: 'empty-sale' }),
    parkedSales: async () => success([]),
    takeParkedBack: async () => failure({ code: 'parked-sale-not-found' }),
    deleteParked: async () => failure({ code: 'parked-sale-not-found' }),
    findReferenceUses: async () => success([]),
    completeSale: async (input) => {
      completed.push(input);
      return input.shownTotalCents > 10_000
        ? failure({ code: 'tender-short', totalCents: input.shownTotalCents, receivedCents: cents(5) })
        : success(completedSale(input));
    },
    acknowledgeSale: async () => success(undefined),
    unacknowledgedSale: async () => success(null),
    recentSales: async () => success([]),
    ticketHtml: async () => success('<!doctype html>'),
    ticketPdf: async () =>
      success({ fileName: 'ticket-NX-000001.pdf', bytes: Uint8Array.of(37, 80, 68, 70, 255) }),
    printTicket: async () => failure({ code: 'operation-not-found' }),
  };

  return {
    useCases,
    /** Sales that reached the use case. */
    completed,
    listenerCount: () => listeners.size,
    heldCount: () => held.length,
    finishedCount: () => finished,
    release: () => held.splice(0).forEach((resolve) => resolve()),
    setPending(count: number) {
      current = status(count);
      for (const listener of listeners) listener();
    },
  };
}

export const part: PartRow = {
  part: { kind: 'oem', id: 7 },
  code: '90915-YZZD4',
  brand: null,
  nameEs: 'Filtro de aceite ñ €',
  name: 'Oil filter',
  group: null,
  cost: { sourceCents: cents(1000), currency: 'USD', pesosCents: cents(18_000) },
  marginBasisPoints: basisPoints(3000),
  unitPriceCents: cents(23_400),
  publicPriceCents: cents(27_144),
};

function status(pendingCount: number): TerminalStatus {
  return {
    central: 'there',
    replicaAsOf: '2026-11-23T20:05:00.000Z',
    firstCopy: null,
    pendingCount,
    oldestPendingAt: null,
    parkedCount: 0,
    foliosLeft: 2000,
    clockSkewMs: null,
    priceRevision: 0,
  };
}

function completedSale(input: CompleteSaleInput): CompletedSale {
  return {
    operationId: input.operationId,
    folio: 'NX-000001',
    ticketNumber: 'T01-000001',
    customerName: 'Público en general',
    totalCents: input.shownTotalCents,
    receivedCents: input.shownTotalCents,
    changeCents: cents(0),
    favorCents: cents(0),
    owedCents: cents(0),
    occurredAt: '2026-11-23T20:05:00.000Z',
    repeated: false,
  };
}

const fakeCashiers: UseCases['cashiers'] = {
  duty: { current: () => ({ state: 'locked' }), subscribe: () => () => {} },
  signIn: async () => failure({ code: 'pin-wait', waitMs: 4_000 }),
  lock: () => {},
  active: () => {},
  authorise: async () => failure({ code: 'wrong-pin', waitMs: 1_000 }),
  createFirstOwner: async () => failure({ code: 'owner-exists' }),
  listCashiers: async () => success({ rows: [], source: 'replica' }),
  saveCashier: async () => failure({ code: 'last-owner' }),
  listAuthorisations: async () => success({ rows: [], next: null }),
  listSharedChanges: async () => success({ rows: [], next: null }),
};
