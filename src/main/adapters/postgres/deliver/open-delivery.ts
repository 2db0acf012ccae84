import type pg from 'pg';
import { CentralUnavailableError, type OutboxEntry } from '../../../application/ports.ts';
import type { Operation } from '../../../../shared/operations/operation.ts';
import { assertSchemaFits } from '../schema-version.ts';

/**
 * The first step of every delivery: checks that both sides speak of the same schema and know of the same terminal, and
 * locks everything that the batch will touch, customers first, each in the order of its ids.
 * @throws SchemaMismatchError
 * @throws CentralUnavailableError when central does not know an incarnation: it must be greeted (again) first
 */
export async function openDelivery(client: pg.ClientBase, entries: readonly OutboxEntry[]): Promise<void> {
  const operations = entries.map((entry) => entry.operation);
  const incarnations = [...new Set(operations.map((operation) => operation.incarnationId))];
  const { rows } = await client.query<{
    version: number;
    accepts_from: number;
    last_seqs: Record<string, number>;
  }>(
    'SELECT version, accepts_from, last_seqs FROM public.open_delivery($1::uuid[], $2::uuid[], $3::uuid[])',
    [
      incarnations,
      [...new Set(operations.flatMap(customersTouched))],
      [...new Set(operations.flatMap(invoicesTouched))],
    ],
  );
  const [central] = rows;
  if (!central) throw new CentralUnavailableError('central has no schema version');
  assertSchemaFits(central);
  const unknown = incarnations.find((incarnation) => !(incarnation in central.last_seqs));
  if (unknown !== undefined) {
    throw new CentralUnavailableError(`central does not know the incarnation ${unknown}: greet it first`);
  }
}

/** A counter sale leaves the customer's row alone, and público en general has no account. */
function customersTouched(operation: Operation): string[] {
  switch (operation.kind) {
    case 'sale':
      return operation.payload.terms === 'credito' ? [operation.payload.customerId] : [];
    case 'payment-received':
    case 'customer-updated':
      return [operation.payload.customerId];
    case 'customer-created':
    case 'invoice-cancelled':
      return [];
  }
}

function invoicesTouched(operation: Operation): string[] {
  switch (operation.kind) {
    case 'payment-received':
      return operation.payload.applications.map((application) => application.invoiceId);
    case 'invoice-cancelled':
      return [operation.payload.invoiceId];
    case 'sale':
    case 'customer-created':
    case 'customer-updated':
      return [];
  }
}
