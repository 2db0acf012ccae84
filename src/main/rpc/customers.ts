import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function customersProcedures(os: Implementer, useCases: UseCases) {
  return {
    search: os.customers.search.handler(async ({ input }) => ({
      rows: valueOf(await useCases.searchCustomers(input)),
    })),
    get: os.customers.get.handler(async ({ input }) => valueOf(await useCases.getCustomer(input.customerId))),
    create: os.customers.create.handler(async ({ input }) => valueOf(await useCases.createCustomer(input))),
  };
}
