import { createCashierUseCases, type CashierDeps } from '../application/cashiers/cashier-use-cases.ts';
import { completeSale, type CompleteSaleDeps } from '../application/complete-sale.ts';
import { createCustomer } from '../application/create-customer.ts';
import { getCustomer, searchCustomers } from '../application/find-customer.ts';
import { findReferenceUses, type ReferenceUsesDeps } from '../application/find-reference-uses.ts';
import {
  browseInvoices,
  invoiceChoices,
  readInvoice,
  type BrowseInvoicesDeps,
} from '../application/invoices/browse-invoices.ts';
import { openCart } from '../application/open-cart.ts';
import { deleteParked, parkedSales, parkSale, takeParkedBack } from '../application/park-sale.ts';
import { printTicket, ticketHtml, ticketPdf, type TicketDeps } from '../application/print-ticket.ts';
import { repriceCart } from '../application/reprice-cart.ts';
import { saveCart } from '../application/save-cart.ts';
import { resolvePart, searchParts, type SearchPartsDeps } from '../application/search-parts.ts';
import { createSettingsUseCases, type SettingsDeps } from '../application/settings/settings-use-cases.ts';
import { acknowledgeSale, recentSales, unacknowledgedSale } from '../application/shown-sales.ts';
import { startSession, type StartSessionDeps } from '../application/start-session.ts';
import type { StatusFeed, UseCases } from '../application/use-cases.ts';

export type CounterDeps = CompleteSaleDeps &
  SearchPartsDeps &
  TicketDeps &
  StartSessionDeps &
  ReferenceUsesDeps &
  CashierDeps &
  BrowseInvoicesDeps &
  SettingsDeps & { readonly status: StatusFeed };

/** The use cases of the screen, each with what it needs. */
export function counterUseCases(deps: CounterDeps): UseCases {
  return {
    startSession: (signal) => startSession(deps, signal),
    status: deps.status,

    cashiers: createCashierUseCases(deps),

    settings: createSettingsUseCases(deps),

    searchParts: (query) => searchParts(deps, query),
    resolvePart: (query) => resolvePart(deps, query),

    searchCustomers: (query) => searchCustomers(deps, query),
    getCustomer: (customerId) => getCustomer(deps, customerId),
    createCustomer: (input) => createCustomer(deps, input),

    browseInvoices: (request) => browseInvoices(deps, request),
    invoiceChoices: () => invoiceChoices(deps),
    readInvoice: (invoiceId) => readInvoice(deps, invoiceId),

    openCart: () => openCart(deps),
    saveCart: (cart) => saveCart(deps, cart),
    parkSale: (request) => parkSale(deps, request),
    parkedSales: () => parkedSales(deps),
    takeParkedBack: (request) => takeParkedBack(deps, request),
    deleteParked: (operationId) => deleteParked(deps, operationId),
    findReferenceUses: (query) => findReferenceUses(deps, query),
    repriceCart: (cart) => repriceCart(deps, cart),
    completeSale: (input) => completeSale(deps, input),
    acknowledgeSale: (operationId) => acknowledgeSale(deps, operationId),
    unacknowledgedSale: () => unacknowledgedSale(deps),
    recentSales: (limit) => recentSales(deps, limit),

    ticketHtml: (request) => ticketHtml(deps, request),
    ticketPdf: (request) => ticketPdf(deps, request),
    printTicket: (request) => printTicket(deps, request),
  };
}
