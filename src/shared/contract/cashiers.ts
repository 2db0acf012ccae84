import { z } from 'zod';
import { AUTHORISABLE_RIGHTS, ROLES } from '../domain/cashiers/rights.ts';
import { cashierIdField, operationIdField, requiredText } from '../operations/fields.ts';
import { procedure } from './base.ts';

export const cashierOnDuty = z.object({ id: cashierIdField, name: z.string(), role: z.enum(ROLES) });

/** Whether it is a PIN at all is the use case's to say: a wrong one is a wrong one. */
const pin = z.string().max(100);

export const cashiersContract = {
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
};

export type CashierOnDuty = z.infer<typeof cashierOnDuty>;
