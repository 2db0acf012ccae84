import type { CentralQueries } from '../../../application/ports-api.ts';
import { findCustomer, findCustomerRecord, listCustomers } from './customers.ts';
import { findInvoice, findInvoiceRecord, listInvoices } from './invoices.ts';
import { readOpenInvoices } from './open-invoices.ts';
import { readParts } from './parts.ts';
import type { Connections } from '../connections.ts';
import { readSnapshots } from './read-snapshot.ts';
import { readStatement } from './statement.ts';

/** What the HTTP paths read from central, each answer of one snapshot. */
export function createCentralQueries(connections: Pick<Connections, 'use'>): CentralQueries {
  const read = readSnapshots(connections);
  return {
    customers: (query) => read((snapshot) => listCustomers(snapshot, query)),
    customer: (id) => read((snapshot) => findCustomer(snapshot, id)),
    invoices: (query) => read((snapshot) => listInvoices(snapshot, query)),
    invoice: (id) => read((snapshot) => findInvoice(snapshot, id)),
    statement: (customerId) => read((snapshot) => readStatement(snapshot, customerId)),
    customerRecord: (id, incarnation) => read((snapshot) => findCustomerRecord(snapshot, id, incarnation)),
    invoiceRecord: (id) => read((snapshot) => findInvoiceRecord(snapshot, id)),
    openInvoices: (customer, incarnation) =>
      read((snapshot) => readOpenInvoices(snapshot, customer, incarnation)),
    parts: (references) => read((snapshot) => readParts(snapshot, references)),
  };
}
