import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { OutboxEntry, TerminalIdentity } from '../../src/main/application/ports.ts';
import {
  canonicalJson,
  operation as operationSchema,
  type OperationBody,
} from '../../src/shared/operations/operation.ts';
import { PUBLIC_CUSTOMER_ID } from '../../src/shared/domain/ids.ts';
import type { AuthorisationV1 } from '../../src/shared/operations/authorisation-v1.ts';

type Unbranded<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends readonly (infer Item)[]
      ? readonly Unbranded<Item>[]
      : Value extends object
        ? { [Key in keyof Value]: Unbranded<Value[Key]> }
        : Value;

type PayloadOf<Kind extends OperationBody['kind']> = Unbranded<
  Extract<OperationBody, { kind: Kind }>['payload']
>;

export interface TestTerminal {
  readonly identity: TerminalIdentity;
  /** The next operation of this terminal, as its outbox would hold it. */
  next<Kind extends OperationBody['kind']>(
    kind: Kind,
    payload: PayloadOf<Kind>,
    options?: {
      readonly id?: string;
      readonly seq?: number;
      readonly source?: 'counter' | 'API';
      readonly occurredAt?: string;
      readonly version?: 1 | 2;
    },
  ): OutboxEntry;
  /** A counter sale of one line, paid in cash. */
  cashSale(options?: CashSale): OutboxEntry;
  creditSale(customerId: string, totalCents: number, options?: Partial<PayloadOf<'sale'>>): OutboxEntry;
  /** A sale of version 2 to a customer's account. */
  accountSale(customerId: string, totalCents: number, options?: AccountSale): OutboxEntry;
  payment(
    customerId: string,
    amountCents: number,
    applications?: readonly { readonly invoiceId: string; readonly amountCents: number }[],
  ): OutboxEntry;
  newCustomer(customerId: string, creditLimitCents: number, name?: string): OutboxEntry;
  cancellation(invoiceId: string): OutboxEntry;
}

export interface AccountSale {
  readonly favorCents?: number;
  readonly cashCents?: number;
  readonly folio?: string | null;
  readonly customerReference?: string | null;
  readonly authorisations?: readonly Unbranded<AuthorisationV1>[];
  readonly priceChangedBy?: { readonly id: string; readonly name: string } | null;
}

interface CashSale {
  readonly totalCents?: number;
  readonly customerId?: string;
  readonly folio?: string | null;
}

const CASHIER = { id: '0197a000-0000-7000-8000-00000000000a', name: 'Ana' };

/** A terminal that counts its operations, for tests that talk to central without a local store. */
export function testTerminal(code = `T${Math.trunc(Math.random() * 1e8)}`): TestTerminal {
  const identity = { terminalId: v7(), code, incarnationId: v7() } as TerminalIdentity;
  let lastSeq = 0;

  const next: TestTerminal['next'] = (kind, payload, options = {}) => {
    lastSeq = options.seq ?? lastSeq + 1;
    const operation = operationSchema.parse({
      ...{ kind, version: options.version ?? 1, id: options.id ?? v7(), payload },
      ...{ source: options.source ?? 'counter', cashier: CASHIER },
      ...{ occurredAt: options.occurredAt ?? '2026-03-05T16:30:15.123Z', businessDate: '2026-03-05' },
      ...{ terminalId: identity.terminalId, incarnationId: identity.incarnationId, seq: lastSeq },
    });
    const canonical = canonicalJson(operation);
    const entry: OutboxEntry = {
      operation,
      canonical,
      hash: createHash('sha256').update(canonical).digest('hex'),
      state: 'pending',
      folio: operation.kind === 'sale' ? operation.payload.folio : null,
      ticketNumber: operation.kind === 'sale' ? operation.payload.ticketNumber : null,
      attempts: 0,
      lastError: null,
      acknowledgedAt: null,
      waitsFor: null,
    };
    return entry;
  };

  const salePayload = (
    payload: Partial<PayloadOf<'sale'>> & { readonly totalCents: number },
  ): PayloadOf<'sale'> => {
    const { totalCents } = payload;
    const subtotalCents = Math.round(totalCents / 1.16);
    return {
      folio: null,
      ticketNumber: `${code}-${String(lastSeq + 1).padStart(6, '0')}`,
      customerId: PUBLIC_CUSTOMER_ID,
      customerName: 'Público en general',
      customerRfc: 'XAXX010101000',
      terms: 'contado',
      dueOn: null,
      priceBasis: 'publico',
      taxRateBasisPoints: 1600,
      exchangeRate: 182_550,
      lines: [saleLine(totalCents)],
      subtotalCents,
      taxCents: totalCents - subtotalCents,
      tenders: [],
      receivedCents: 0,
      changeCents: 0,
      customerReference: null,
      collectedBy: null,
      notes: null,
      ...payload,
    };
  };
  const sale = (payload: Parameters<typeof salePayload>[0]) => next('sale', salePayload(payload));

  return {
    identity,
    next,
    cashSale: ({ totalCents = 11_600, customerId = PUBLIC_CUSTOMER_ID, folio = null } = {}) =>
      sale({
        totalCents,
        customerId,
        folio,
        tenders: [
          {
            ...{ paymentId: v7(), applicationId: v7(), method: 'efectivo' },
            ...{ amountCents: totalCents, receivedCents: totalCents + 50, reference: null },
          },
        ],
        receivedCents: totalCents + 50,
        changeCents: 50,
      }),
    creditSale: (customerId, totalCents, options = {}) =>
      sale({ customerId, totalCents, terms: 'credito', dueOn: '2026-04-04', ...options }),
    accountSale(customerId, totalCents, options = {}) {
      const { cashCents = 0, favorCents = 0, priceChangedBy = null, folio = null } = options;
      const payload = salePayload({
        ...{ customerId, totalCents, folio, terms: 'credito', dueOn: '2026-04-04' },
        customerReference: options.customerReference ?? null,
        tenders: cashCents > 0 ? [cashTender(cashCents)] : [],
        receivedCents: cashCents,
      });
      const lines = payload.lines.map((line) => ({ ...line, priceChangedBy }));
      const authorisations = options.authorisations ?? [];
      return next('sale', { ...payload, lines, favorCents, authorisations }, { version: 2 });
    },
    payment: (customerId, amountCents, applications = []) =>
      next('payment-received', {
        ...{ paymentId: v7(), customerId, amountCents, method: 'efectivo', reference: null, notes: null },
        applications: applications.map((application) => ({ applicationId: v7(), ...application })),
      }),
    newCustomer: (customerId, creditLimitCents, name = 'Taller Prueba') =>
      next('customer-created', {
        customerId,
        fields: {
          ...{ name, rfc: 'TAL123456XX0', businessName: null, email: null, phone: null, address: null },
          ...{ creditLimitCents, paymentTermsDays: 30 },
        },
      }),
    cancellation: (invoiceId) => next('invoice-cancelled', { invoiceId, reason: 'se equivocó de parte' }),
  };
}

function cashTender(amountCents: number): PayloadOf<'sale'>['tenders'][number] {
  return {
    ...{ paymentId: v7(), applicationId: v7(), method: 'efectivo', reference: null },
    ...{ amountCents, receivedCents: amountCents },
  };
}

function saleLine(totalCents: number): PayloadOf<'sale'>['lines'][number] {
  return {
    part: null,
    code: 'LAB-502',
    description: 'Balata delantera',
    quantityMilli: 1000,
    sourceCostCents: 400,
    sourceCurrency: 'USD',
    unitCostCents: 7302,
    marginBasisPoints: 3000,
    listPriceCents: totalCents,
    unitPriceCents: totalCents,
    lineTotalCents: totalCents,
  };
}
