import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function saleProcedures(os: Implementer, useCases: UseCases) {
  return {
    cart: os.sale.cart.handler(async () => valueOf(await useCases.openCart())),
    saveCart: os.sale.saveCart.handler(async ({ input }) => {
      valueOf(await useCases.saveCart(input));
      return { saved: true as const };
    }),
    referenceUses: os.sale.referenceUses.handler(async ({ input }) => ({
      uses: valueOf(await useCases.findReferenceUses(input)),
    })),
    park: os.sale.park.handler(async ({ input }) => valueOf(await useCases.parkSale(input))),
    parked: os.sale.parked.handler(async () => ({ rows: valueOf(await useCases.parkedSales()) })),
    takeBack: os.sale.takeBack.handler(async ({ input }) => valueOf(await useCases.takeParkedBack(input))),
    deleteParked: os.sale.deleteParked.handler(async ({ input }) => {
      valueOf(await useCases.deleteParked(input.operationId));
      return { done: true as const };
    }),
    reprice: os.sale.reprice.handler(async ({ input }) => valueOf(await useCases.repriceCart(input))),
    complete: os.sale.complete.handler(async ({ input }) => valueOf(await useCases.completeSale(input))),
    acknowledge: os.sale.acknowledge.handler(async ({ input }) => {
      valueOf(await useCases.acknowledgeSale(input.operationId));
      return { done: true as const };
    }),
    unacknowledged: os.sale.unacknowledged.handler(async () => valueOf(await useCases.unacknowledgedSale())),
    recent: os.sale.recent.handler(async ({ input }) => ({
      rows: valueOf(await useCases.recentSales(input.limit)),
    })),
  };
}
