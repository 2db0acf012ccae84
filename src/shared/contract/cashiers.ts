import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ROUNDING_STEPS } from '../domain/settings/shared-settings.ts';
import { AUTHORISABLE_RIGHTS, ROLES } from '../domain/cashiers/rights.ts';
import {
  amountField,
  cashierIdField,
  instantField,
  operationIdField,
  requiredText,
  text,
} from '../operations/fields.ts';
import { procedure } from './base.ts';

export const cashierOnDuty = z.object({ id: cashierIdField, name: z.string(), role: z.enum(ROLES) });

/** Who is at the counter, and if nobody is, why. */
export const dutyState = z.discriminatedUnion('state', [
  /** This terminal never met its central: it does not know who may sign in. */
  z.object({ state: z.literal('unknown') }),
  /** A shop without an owner: the first one is made here. */
  z.object({ state: z.literal('no-owner') }),
  z.object({ state: z.literal('locked') }),
  z.object({ state: z.literal('on-duty'), cashier: cashierOnDuty }),
]);

export const listedCashiers = z.object({
  rows: z.array(
    z.object({
      id: cashierIdField,
      name: z.string(),
      role: z.enum(ROLES),
      active: z.boolean(),
      hasPin: z.boolean(),
    }),
  ),
  /** From the terminal's copy nothing can be changed: central is away. */
  source: z.enum(['central', 'replica']),
});

const authorisationCursor = z.object({
  recordedAt: text(40),
  operationId: operationIdField,
  right: text(40),
});
const authorisationPageRequest = z.object({
  before: authorisationCursor.nullable(),
  limit: z.int().min(1).max(200),
});
const authorisationPage = z.object({
  rows: z.array(
    authorisationCursor.extend({
      detail: z.string(),
      allowedBy: z.string(),
      /** Who was on duty. */
      askedBy: z.string().nullable(),
      occurredAt: instantField,
      terminalCode: z.string().nullable(),
      folio: z.string().nullable(),
      ticketNumber: z.string().nullable(),
      customerName: z.string().nullable(),
      totalCents: amountField.nullable(),
    }),
  ),
  /** Null: there is nothing older. */
  next: authorisationCursor.nullable(),
});

const sharedChangePageRequest = z.object({
  before: z.int().positive().nullable(),
  limit: z.int().min(1).max(200),
});
const sharedChangePage = z.object({
  rows: z.array(
    z.object({
      id: z.int(),
      subject: z.string(),
      subjectKey: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      terminalCode: z.string().nullable(),
      cashierName: z.string().nullable(),
      recordedAt: instantField,
    }),
  ),
  next: z.int().nullable(),
});

/** Whether it is a PIN at all is the use case's to say: a wrong one is a wrong one. */
const pin = z.string().max(100);
const done = z.object({ done: z.literal(true) });

export const cashiersContract = {
  /** Who is on duty now and after each change. */
  watchDuty: procedure.output(eventIterator(dutyState)),
  signIn: procedure.input(z.object({ pin })).output(cashierOnDuty),
  lock: procedure.output(done),
  /** Somebody touched a key or the mouse: the terminal is not idle. */
  active: procedure.output(done),
  /** Somebody who may do it allows it to one operation, with the figures that were shown. */
  authorise: procedure
    .input(
      z.object({
        operationId: operationIdField,
        right: z.enum(AUTHORISABLE_RIGHTS),
        detail: requiredText(500),
        pin,
      }),
    )
    .output(cashierOnDuty),
  /** Only in a shop without an owner, and with central there. */
  createFirstOwner: procedure
    .input(
      z.object({
        cashierId: cashierIdField,
        name: requiredText(100),
        pin,
        /** How the shop makes its prices; without it that stays as it is. */
        prices: z
          .object({
            priceBasis: z.enum(['neto', 'publico']),
            roundingStepCents: amountField.refine((step) => ROUNDING_STEPS.some((one) => one === step)),
          })
          .nullable()
          .default(null),
      }),
    )
    .output(cashierOnDuty),
  list: procedure.output(listedCashiers),
  /** What is given is changed; an id that is not known yet is a new cashier. */
  save: procedure
    .input(
      z.object({
        cashierId: cashierIdField,
        name: requiredText(100).optional(),
        role: z.enum(ROLES).optional(),
        active: z.boolean().optional(),
        pin: pin.optional(),
      }),
    )
    .output(done),
  /** What supervisors allowed, newest first. */
  authorisations: procedure.input(authorisationPageRequest).output(authorisationPage),
  /** What was changed of what terminals share, newest first. */
  changes: procedure.input(sharedChangePageRequest).output(sharedChangePage),
};

export type CashierOnDuty = z.infer<typeof cashierOnDuty>;
export type DutyState = z.infer<typeof dutyState>;
export type ListedCashiers = z.infer<typeof listedCashiers>;
export type AuthorisationPageRequest = z.infer<typeof authorisationPageRequest>;
export type AuthorisationPage = z.infer<typeof authorisationPage>;
export type SharedChangePageRequest = z.infer<typeof sharedChangePageRequest>;
export type SharedChangePage = z.infer<typeof sharedChangePage>;
