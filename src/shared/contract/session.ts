import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  businessDateField,
  exchangeRateField,
  instantField,
  marginField,
  taxRateField,
  amountField,
} from '../operations/fields.ts';
import { procedure } from './base.ts';

export const shopSettings = z.object({
  shopName: z.string(),
  legalName: z.string(),
  rfc: z.string(),
  /** A code of the SAT's catalogue, or empty. */
  taxRegime: z.string(),
  address: z.string(),
  phone: z.string(),
  ticketClosing: z.string(),
  invoiceHelp: z.string(),
  timeZone: z.string(),
  priceBasis: z.enum(['neto', 'publico']),
  roundingStepCents: amountField,
  taxRateBasisPoints: taxRateField,
  exchangeRate: exchangeRateField,
  exchangeRateOn: businessDateField.nullable(),
  defaultMarginBasisPoints: marginField,
  /** Below it a supervisor must allow the price; null: no floor. */
  marginFloorBasisPoints: marginField.nullable(),
  /** The most that one terminal may lend to a customer while central is away; null: up to the customer's limit. */
  offlineCreditCapCents: amountField.nullable(),
  /** Whether a sale on credit asks for the customer's own note or order number. */
  asksCustomerReference: z.boolean(),
});

/** What is always on screen. */
export const terminalStatus = z.object({
  central: z.enum(['connecting', 'there', 'away', 'incompatible']),
  /** Instant of the snapshot that the replica shows; null before its first copy is complete. */
  replicaAsOf: instantField.nullable(),
  /** Parts copied so far, and of how many; null once complete. */
  firstCopy: z.object({ done: z.int(), total: z.int() }).nullable(),
  pendingCount: z.int(),
  oldestPendingAt: instantField.nullable(),
  parkedCount: z.int(),
  foliosLeft: z.int(),
  /** How far this computer's clock is from central's; null until compared. Shown above five minutes. */
  clockSkewMs: z.int().nullable(),
  /** Another number whenever a cost, a margin, a customer or a setting may have changed: prices on screen are asked for anew. */
  priceRevision: z.int(),
});

export const sessionContract = {
  start: procedure.output(
    z.object({
      terminalCode: z.string(),
      host: z.enum(['electron', 'browser']),
      version: z.string(),
      settings: shopSettings,
    }),
  ),
  /** The status now and after each change. */
  watchStatus: procedure.output(eventIterator(terminalStatus)),
};

export type ShopSettings = z.infer<typeof shopSettings>;
export type TerminalStatus = z.infer<typeof terminalStatus>;
