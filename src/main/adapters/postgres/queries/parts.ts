import { z } from 'zod';
import type { ReplicaPart } from '../../../application/ports.ts';
import { integer, optionalText, textColumn } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

type NamedPart = Pick<ReplicaPart, 'part' | 'code' | 'name' | 'nameEs'>;

const partRow = z.object({ id: integer, code: textColumn, name: optionalText, name_es: optionalText });

/** Those of the references that exist. */
export async function readParts(
  snapshot: Snapshot,
  references: readonly ReplicaPart['part'][],
): Promise<readonly NamedPart[]> {
  const oem = await snapshot.rows(
    partRow,
    'select id_part as id, oem_part_number as code, name_part as name, name_es from parts where id_part = any($1::integer[])',
    [ids(references, 'oem')],
  );
  const aftermarket = await snapshot.rows(
    partRow,
    `select id_aftermarket_parts as id, part_number as code, name_aftermarket_parts as name, name_es
     from aftermarket_parts where id_aftermarket_parts = any($1::integer[])`,
    [ids(references, 'aftermarket')],
  );
  return [...oem.map((row) => named('oem', row)), ...aftermarket.map((row) => named('aftermarket', row))];
}

function ids(references: readonly ReplicaPart['part'][], kind: ReplicaPart['part']['kind']): number[] {
  return references.filter((reference) => reference.kind === kind).map((reference) => reference.id);
}

function named(kind: ReplicaPart['part']['kind'], row: z.output<typeof partRow>): NamedPart {
  return { part: { kind, id: row.id }, code: row.code, name: row.name ?? '', nameEs: row.name_es };
}
