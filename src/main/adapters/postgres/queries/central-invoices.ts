import type { CentralInvoices } from '../../../application/ports.ts';
import type { Connections } from '../connections.ts';
import { browseInvoices } from './browse-invoices.ts';
import { invoiceChoices } from './invoice-choices.ts';
import { findInvoiceDetail, findRecordedSale } from './invoice-detail.ts';
import { readSnapshots } from './read-snapshot.ts';

/** What the screen Facturas reads from central, each answer of one snapshot. */
export function createCentralInvoices(connections: Pick<Connections, 'use'>): CentralInvoices {
  const read = readSnapshots(connections);
  return {
    page: (request) => read((snapshot) => browseInvoices(snapshot, request)),
    choices: () => read(invoiceChoices),
    recordedSale: (id) => read((snapshot) => findRecordedSale(snapshot, id)),
    find: (id) => read((snapshot) => findInvoiceDetail(snapshot, id)),
  };
}
