/**
 * What the use cases need from outside. Adapters implement these; tests may stand in for them. Use cases see no SQL,
 * no socket and no clock of their own.
 */
export * from './ports/clock-and-ids.ts';
export * from './ports/cashiers.ts';
export * from './ports/central-invoices.ts';
export * from './ports/central-store.ts';
export * from './ports/connection.ts';
export * from './ports/host.ts';
export * from './ports/local-store.ts';
export * from './ports/replica.ts';
export * from './ports/shared-settings.ts';
