import { z } from 'zod';
import { ROUNDING_STEPS, SETTING_NAMES } from '../domain/settings/shared-settings.ts';
import { TAX_REGIMES } from '../domain/settings/tax-regimes.ts';
import type { ConnectionProblem } from '../domain/settings/connection-problem.ts';
import { isTimeZone } from '../domain/settings/time-zones.ts';
import {
  amountField,
  businessDateField,
  customerIdField,
  exchangeRateField,
  instantField,
  marginField,
  requiredText,
  taxRateField,
  text,
} from '../operations/fields.ts';
import { procedure } from './base.ts';
import { shopSettings } from './session.ts';

const rfcField = z
  .string()
  .refine((value) => /^(?:[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3})?$/.test(value), 'no tiene la forma de un RFC');

/** What each setting may be changed to. The same limits hold in central (migration 0013). */
const settingValues = z.object({
  shopName: requiredText(100),
  legalName: text(300),
  rfc: rfcField,
  taxRegime: z.string().refine((code) => code === '' || TAX_REGIMES.some((one) => one.code === code)),
  address: text(500),
  phone: text(50),
  ticketClosing: text(1000),
  invoiceHelp: text(1000),
  timeZone: z.string().refine(isTimeZone, 'no es una zona horaria'),
  priceBasis: z.enum(['neto', 'publico']),
  roundingStepCents: amountField.refine((step) => ROUNDING_STEPS.some((one) => one === step)),
  taxRateBasisPoints: taxRateField,
  exchangeRate: exchangeRateField,
  exchangeRateOn: businessDateField.nullable(),
  defaultMarginBasisPoints: marginField,
  marginFloorBasisPoints: marginField.nullable(),
  offlineCreditCapCents: amountField.nullable(),
  asksCustomerReference: z.boolean(),
});

const settingName = z.enum(SETTING_NAMES as [(typeof SETTING_NAMES)[number]]);

const sharedChange = z.object({
  at: instantField,
  cashierName: z.string().nullable(),
  terminalCode: z.string().nullable(),
  /** For people; null before the first value. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const named = z.object({ id: z.int(), name: z.string().nullable() });

export const marginTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), groupId: z.int().positive() }),
  z.object({ kind: z.literal('brand'), brandId: z.int().positive() }),
  z.object({ kind: z.literal('customer'), customerId: customerIdField }),
  z.object({ kind: z.literal('customer-brand'), customerId: customerIdField, brandId: z.int().positive() }),
]);

const marginRow = z.object({
  group: named.nullable(),
  brand: named.nullable(),
  customer: z.object({ id: customerIdField, name: z.string().nullable() }).nullable(),
  marginBasisPoints: marginField,
});

const connectionFields = z.object({
  hosts: requiredText(500),
  database: requiredText(63),
  user: requiredText(63),
  password: text(200),
  encrypted: z.boolean(),
});

const hostReport = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    host: z.string(),
    latencyMs: z.int(),
    encrypted: z.boolean(),
    serverVersion: z.string(),
    schemaVersion: z.int(),
    clockSkewMs: z.int(),
  }),
  z.object({
    ok: z.literal(false),
    host: z.string(),
    problem: z.custom<ConnectionProblem>((problem) => typeof problem === 'string'),
  }),
]);

export const settingsContract = {
  /** As central has them now; without it, as this terminal last saw them, which can only be looked at. */
  shared: procedure.output(z.object({ settings: shopSettings, source: z.enum(['central', 'terminal']) })),
  /**
   * Changes what differs between the two: all of it or nothing. `before` is what the person saw: what somebody else
   * changed meanwhile is told, not overwritten.
   */
  change: procedure
    .input(z.object({ before: shopSettings.partial(), after: settingValues.partial() }))
    .output(z.object({ saved: z.literal(true) })),
  /** Of one setting, newest first. */
  history: procedure
    .input(z.object({ name: settingName, limit: z.int().min(1).max(200) }))
    .output(z.object({ rows: z.array(sharedChange) })),
  /** Every margin that is not the shop's, as this terminal's copy has them. */
  margins: procedure.output(z.object({ rows: z.array(marginRow) })),
  /** Sets a margin, or takes it away with null. */
  setMargin: procedure
    .input(z.object({ target: marginTarget, before: marginField.nullable(), after: marginField.nullable() }))
    .output(z.object({ saved: z.literal(true) })),
  /** Where central is. Never a password. */
  connection: procedure.output(
    z.object({
      inUse: z
        .object({
          kind: z.enum(['embedded', 'server']),
          hosts: z.array(z.string()),
          database: z.string(),
          encrypted: z.boolean(),
        })
        .nullable(),
      canSave: z.enum(['yes', 'no-vault', 'environment']),
    }),
  ),
  /** Tries the connection in use, or with fields another one, and keeps nothing. */
  testConnection: procedure
    .input(connectionFields.nullable())
    .output(z.object({ hosts: z.array(hostReport) })),
  /** For the next start. */
  saveConnection: procedure.input(connectionFields).output(z.object({ saved: z.literal(true) })),
  /** Groups or brands by name. */
  names: procedure
    .input(z.object({ kind: z.enum(['group', 'brand']), text: text(200), limit: z.int().min(1).max(5_000) }))
    .output(z.object({ rows: z.array(z.object({ id: z.int(), name: z.string() })) })),
};

export type SharedChangeRow = z.infer<typeof sharedChange>;
export type MarginRow = z.infer<typeof marginRow>;
export type MarginTargetInput = z.infer<typeof marginTarget>;
export type HostReportRow = z.infer<typeof hostReport>;
export type ConnectionFieldsInput = z.infer<typeof connectionFields>;
