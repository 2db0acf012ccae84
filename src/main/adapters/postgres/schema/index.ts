export * from './catalogue.ts';
export * from './customers.ts';
export * from './invoices.ts';
export * from './ledger.ts';
export * from './legacy.ts';
export * from './payments.ts';
export * from './settings.ts';
export * from './terminals.ts';
