import type { CentralQueries } from '../ports-api.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { ApiDeps } from './api-deps.ts';
import { readCentral } from './ask-central.ts';

type Answer<Value> = Promise<Result<Value, ShopError>>;
type Found<Name extends keyof CentralQueries> = NonNullable<Awaited<ReturnType<CentralQueries[Name]>>>;

/** Lists and details as central has them. All of them wait for it: half a list would pass for a whole one. */
export interface ReadAccounts {
  readonly customers: (...query: Parameters<CentralQueries['customers']>) => Answer<Found<'customers'>>;
  readonly customer: (id: number) => Answer<Found<'customer'>>;
  readonly statement: (customerId: number) => Answer<Found<'statement'>>;
  readonly invoices: (...query: Parameters<CentralQueries['invoices']>) => Answer<Found<'invoices'>>;
  readonly invoice: (id: number) => Answer<Found<'invoice'>>;
}

export function createReadAccounts(deps: Pick<ApiDeps, 'central' | 'queries'>): ReadAccounts {
  const ask = <Value>(read: (queries: CentralQueries) => Promise<Value>) => readCentral(deps, read);
  return {
    customers: (query) => ask((queries) => queries.customers(query)),
    customer: async (id) => found(await ask((queries) => queries.customer(id)), 'customer-not-found'),
    statement: async (id) => found(await ask((queries) => queries.statement(id)), 'customer-not-found'),
    invoices: (query) => ask((queries) => queries.invoices(query)),
    invoice: async (id) => found(await ask((queries) => queries.invoice(id)), 'invoice-not-found'),
  };
}

function found<Value>(
  answer: Result<Value | null, ShopError>,
  missing: 'customer-not-found' | 'invoice-not-found',
): Result<Value, ShopError> {
  if (!answer.ok) return answer;
  return answer.value === null ? failure({ code: missing }) : success(answer.value);
}
