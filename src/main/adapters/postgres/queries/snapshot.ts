import type { z } from 'zod';

/** One consistent view of central, with the session's zone set to the shop's. */
export interface Snapshot {
  /** Each row parsed by `row`. @throws ZodError for a row that is not what the SQL promised: a defect */
  rows<Row extends z.ZodType>(row: Row, sql: string, values: readonly unknown[]): Promise<z.output<Row>[]>;
}

/** @throws CentralUnavailableError */
export type ReadSnapshot = <Value>(work: (snapshot: Snapshot) => Promise<Value>) => Promise<Value>;
