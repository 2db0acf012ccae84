import { SchemaMismatchError } from '../../application/ports.ts';

/** The schema that this version of the terminal was written for: `schema_version.version` of central. */
export const TERMINAL_SCHEMA_VERSION = 2;

/**
 * A newer central may still serve an older terminal; it says from which version on. A terminal newer than its central
 * waits for the migration.
 * @throws SchemaMismatchError
 */
export function assertSchemaFits(central: { readonly version: number; readonly accepts_from: number }): void {
  if (TERMINAL_SCHEMA_VERSION < central.accepts_from || TERMINAL_SCHEMA_VERSION > central.version) {
    throw new SchemaMismatchError(TERMINAL_SCHEMA_VERSION, central.version);
  }
}
