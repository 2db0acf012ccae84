import type { PartRow } from '../../shared/contract/parts.ts';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import type {
  InvoiceChoices,
  InvoiceDetail,
  InvoiceFilter,
  InvoicePlace,
  InvoiceRow,
} from '../../shared/contract/invoices.ts';
import type {
  Cart,
  CompletedSale,
  CompleteSaleInput,
  ParkedSale,
  ReferenceUse,
  RepricedCart,
} from '../../shared/contract/sale.ts';
import type { ShopSettings, TerminalStatus } from '../../shared/contract/session.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { CustomerId, InvoiceId, OperationId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import type { CashierUseCases } from './cashiers/cashier-use-cases.ts';
import type { SettingsUseCases } from './settings/settings-use-cases.ts';

type Answer<Value> = Promise<Result<Value, ShopError>>;

/** Everything that a screen, or the HTTP API, may ask for. Each is a file of this folder; `compose.ts` puts them together. */
export interface UseCases {
  /** Waits for the shop's settings on a terminal that never met its central. */
  readonly startSession: (signal?: AbortSignal) => Answer<SessionStart>;
  readonly status: StatusFeed;

  readonly cashiers: CashierUseCases;

  readonly settings: SettingsUseCases;

  readonly searchParts: (query: PartSearch) => Answer<PartSearchResult>;
  readonly resolvePart: (query: {
    readonly text: string;
    readonly customerId: CustomerId | null;
  }) => Answer<PartRow | null>;

  readonly searchCustomers: (query: {
    readonly text: string;
    readonly limit: number;
  }) => Answer<CustomerRow[]>;
  readonly getCustomer: (customerId: CustomerId) => Answer<CustomerRow>;
  readonly createCustomer: (input: {
    readonly operationId: OperationId;
    readonly customerId: CustomerId;
    readonly fields: CustomerFieldsV1;
  }) => Answer<CustomerRow>;

  readonly browseInvoices: (request: InvoicePageInput) => Answer<InvoicePage>;
  readonly invoiceChoices: () => Answer<InvoiceChoices>;
  readonly readInvoice: (invoiceId: InvoiceId) => Answer<InvoiceDetail>;

  readonly openCart: () => Answer<Cart>;
  readonly saveCart: (cart: Cart) => Answer<void>;
  readonly parkSale: (request: { readonly cart: Cart; readonly name: string }) => Answer<Cart>;
  readonly parkedSales: () => Answer<ParkedSale[]>;
  readonly takeParkedBack: (request: {
    readonly operationId: OperationId;
    readonly open: Cart;
  }) => Answer<Cart>;
  readonly deleteParked: (operationId: OperationId) => Answer<void>;
  readonly findReferenceUses: (query: {
    readonly customerId: CustomerId;
    readonly customerReference: string;
  }) => Answer<ReferenceUse[]>;
  readonly repriceCart: (cart: Cart) => Answer<RepricedCart>;
  readonly completeSale: (input: CompleteSaleInput) => Answer<CompletedSale>;
  readonly acknowledgeSale: (operationId: OperationId) => Answer<void>;
  readonly unacknowledgedSale: () => Answer<CompletedSale | null>;
  readonly recentSales: (limit: number) => Answer<CompletedSale[]>;

  readonly ticketHtml: (request: TicketRequest) => Answer<string>;
  readonly ticketPdf: (
    request: TicketRequest,
  ) => Answer<{ readonly fileName: string; readonly bytes: Uint8Array }>;
  readonly printTicket: (request: TicketRequest) => Answer<'printed' | 'renderer'>;
}

export interface SessionStart {
  readonly terminalCode: string;
  readonly host: 'electron' | 'browser';
  readonly version: string;
  readonly settings: ShopSettings;
}

export interface InvoicePageInput {
  readonly filter: InvoiceFilter;
  readonly after: InvoicePlace | null;
  readonly limit: number;
}

export interface InvoicePage {
  readonly rows: readonly InvoiceRow[];
  /** Null on the last page. */
  readonly next: InvoicePlace | null;
  /** `terminal`: central is away, and these are the sales of this terminal alone. */
  readonly source: 'central' | 'terminal';
}

export interface PartSearch {
  readonly text: string;
  readonly customerId: CustomerId | null;
  readonly limit: number;
}

export interface PartSearchResult {
  readonly rows: PartRow[];
  readonly source: 'replica' | 'central' | 'none';
}

export interface TicketRequest {
  readonly operationId: OperationId;
  readonly reprint: boolean;
}

/** What is always on screen: its value now, and a call after each change. */
export interface StatusFeed {
  current(): TerminalStatus;
  /** @returns ends the calls */
  subscribe(listener: () => void): () => void;
}
