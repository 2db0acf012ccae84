import { cashiersContract } from './cashiers.ts';
import { customersContract } from './customers.ts';
import { invoicesContract } from './invoices.ts';
import { partsContract } from './parts.ts';
import { saleContract } from './sale.ts';
import { sessionContract } from './session.ts';
import { localContract } from './local.ts';
import { settingsContract } from './settings.ts';
import { ticketsContract } from './tickets.ts';

export const contract = {
  session: sessionContract,
  parts: partsContract,
  cashiers: cashiersContract,
  customers: customersContract,
  invoices: invoicesContract,
  sale: saleContract,
  tickets: ticketsContract,
  settings: settingsContract,
  local: localContract,
};

export type Contract = typeof contract;
