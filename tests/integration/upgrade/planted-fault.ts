import type { OriginalRows } from './original-rows.ts';

export interface ExpectedFinding {
  readonly entity: 'customer' | 'invoice' | 'invoice_item' | 'payment';
  readonly id: number;
  readonly code: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** Rows with something wrong in them, and everything that the report must say about them. Ids are unique over all. */
export interface PlantedFault extends OriginalRows {
  readonly name: string;
  readonly findings: readonly ExpectedFinding[];
  /** Each is in the quarantine and among the findings. */
  readonly quarantined?: readonly Pick<ExpectedFinding, 'entity' | 'id' | 'code'>[];
}

type Figure = string | null;

export function found(
  entity: ExpectedFinding['entity'],
  id: number,
  code: string,
  change?: readonly [before: Figure, after: Figure],
): ExpectedFinding {
  return change ? { entity, id, code, before: change[0], after: change[1] } : { entity, id, code };
}
