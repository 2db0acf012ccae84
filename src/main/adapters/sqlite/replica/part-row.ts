import type { ReplicaPart } from '../../../application/ports.ts';

export type PartReference = ReplicaPart['part'];
export type PartKind = PartReference['kind'];

/** One integer key for both tables of the original: id * 2, plus 1 for aftermarket. */
export function partRowId(reference: PartReference): number {
  return reference.id * 2 + kindBit(reference.kind);
}

export function partReference(row: number): PartReference {
  return { kind: row % 2 === 1 ? 'aftermarket' : 'oem', id: Math.trunc(row / 2) };
}

export function kindBit(kind: PartKind): 0 | 1 {
  return kind === 'aftermarket' ? 1 : 0;
}
