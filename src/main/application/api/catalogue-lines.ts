import type { ReplicaPart } from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { ApiDeps } from './api-deps.ts';
import { LOOK_UP_TIMEOUT_MS, readCentral } from './ask-central.ts';
import type { ApiInvoiceLine } from './price-invoice.ts';

/** A line as it was asked for. Without a description it takes the part's name. */
export type InvoiceRequestLine = Omit<ApiInvoiceLine, 'code' | 'description'> & {
  readonly description: string | null;
};

type Reference = ReplicaPart['part'];
type NamedPart = Pick<ReplicaPart, 'part' | 'code' | 'name' | 'nameEs'>;

/** Gives each line its part's code and name. A part that neither the replica nor central has is refused. */
export async function catalogueLines(
  deps: Pick<ApiDeps, 'replica' | 'central' | 'queries'>,
  lines: readonly InvoiceRequestLine[],
): Promise<Result<ApiInvoiceLine[], ShopError>> {
  const parts = await namedParts(
    deps,
    lines.flatMap((line) => line.part ?? []),
  );
  const named: ApiInvoiceLine[] = [];
  for (const [index, line] of lines.entries()) {
    const part = line.part ? parts.get(keyOf(line.part)) : undefined;
    if (line.part && !part) return failure(unknownPart(index, line.part));
    const description = line.description ?? part?.nameEs ?? part?.name ?? '';
    if (description.trim() === '') {
      return failure({ code: 'bad-input', field: `items[${index}].description`, problem: 'falta' });
    }
    named.push({ ...line, code: part?.code ?? '', description });
  }
  return success(named);
}

async function namedParts(
  deps: Pick<ApiDeps, 'replica' | 'central' | 'queries'>,
  references: readonly Reference[],
): Promise<ReadonlyMap<string, NamedPart>> {
  const copied = references.flatMap((reference) => deps.replica.part(reference) ?? []);
  const parts = new Map<string, NamedPart>(copied.map((part) => [keyOf(part.part), part]));
  const missing = references.filter((reference) => !parts.has(keyOf(reference)));
  if (missing.length === 0) return parts;
  // Entered a moment ago, or not copied yet.
  const answer = await readCentral(deps, (queries) => queries.parts(missing), LOOK_UP_TIMEOUT_MS);
  for (const part of answer.ok ? answer.value : []) parts.set(keyOf(part.part), part);
  return parts;
}

function keyOf({ kind, id }: Reference): string {
  return `${kind}:${id}`;
}

function unknownPart(index: number, { kind }: Reference): ShopError {
  const field = `items[${index}].${kind === 'oem' ? 'part_id' : 'aftermarket_id'}`;
  return { code: 'bad-input', field, problem: 'no existe en el catálogo' };
}
