import { z } from 'zod';
import { authorisationV1 } from './authorisation-v1.ts';
import { customerCreatedV1 } from './customer-v1.ts';

/** Beside version 1: who allowed the credit limit. */
export const customerCreatedV2 = customerCreatedV1.extend({
  version: z.literal(2),
  payload: customerCreatedV1.shape.payload.extend({ authorisations: z.array(authorisationV1).max(10) }),
});

/** A new customer of any released version. */
export const customerCreated = z.discriminatedUnion('version', [customerCreatedV1, customerCreatedV2]);
