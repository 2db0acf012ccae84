import { z } from 'zod';
import { AUTHORISABLE_RIGHTS } from '../domain/cashiers/rights.ts';
import { cashierIdField, requiredText } from './fields.ts';

/** What a supervisor allowed with his PIN, for the operation that carries it. */
export const authorisationV1 = z.object({
  right: z.enum(AUTHORISABLE_RIGHTS),
  /** The figures that he was shown, in Spanish. */
  detail: requiredText(500),
  cashier: z.object({ id: cashierIdField, name: requiredText(100) }),
});

export type AuthorisationV1 = z.infer<typeof authorisationV1>;
