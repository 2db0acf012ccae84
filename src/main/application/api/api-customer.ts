import type { CustomerRecord } from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { ApiDeps } from './api-deps.ts';
import { LOOK_UP_TIMEOUT_MS, readCentral } from './ask-central.ts';

type Deps = Pick<ApiDeps, 'local' | 'replica' | 'central' | 'queries'>;

/**
 * The customer of an integer key as this terminal knows it now: central's row, or the replica's while central is away,
 * with the changes made here that it lacks.
 */
export async function findApiCustomer(deps: Deps, id: number): Promise<Result<CustomerRecord, ShopError>> {
  const incarnation = deps.local.identity.incarnationId;
  const answer = await readCentral(
    deps,
    (queries) => queries.customerRecord(id, incarnation),
    LOOK_UP_TIMEOUT_MS,
  );
  if (answer.ok) {
    return answer.value
      ? success(withChangesSince(deps, answer.value.record, answer.value.includedSeq))
      : failure({ code: 'customer-not-found' });
  }
  const copied = deps.replica.customerByLegacyId(id);
  return copied ? success(withChangesSince(deps, copied, deps.replica.includedSeq())) : answer;
}

function withChangesSince(deps: Deps, record: CustomerRecord, includedSeq: number): CustomerRecord {
  return deps.local.customerEntriesSince(includedSeq).reduce((known, { operation }) => {
    if (operation.kind !== 'customer-updated' || operation.payload.customerId !== known.customerId) {
      return known;
    }
    return { ...known, fields: { ...known.fields, ...withoutUndefined(operation.payload.after) } };
  }, record);
}

function withoutUndefined<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>;
  };
}
