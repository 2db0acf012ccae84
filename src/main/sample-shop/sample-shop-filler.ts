import { createCentralStore } from '../adapters/postgres/central-store.ts';
import { createConnections } from '../adapters/postgres/connections.ts';
import type { Clock, IdSource, Logger } from '../application/ports.ts';
import { fillSampleShop } from './fill-sample-shop.ts';

const SEED = 'nexus';

/**
 * What fills the shop's own PostgreSQL at its first start. A sample that cannot be filled keeps nobody from selling: it
 * is logged, and the next start goes on with it.
 */
export function sampleShopFiller({
  clock,
  ids,
  logger,
}: {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
}): (ownerUrl: string) => Promise<void> {
  return async (ownerUrl) => {
    const central = createCentralStore({
      connections: createConnections({ urls: [ownerUrl], logger, size: 1 }),
      logger,
    });
    try {
      if (await fillSampleShop({ ownerUrl, central, clock, ids, seed: SEED }))
        logger.info('sample-shop-filled');
    } catch (cause) {
      logger.error('sample-shop-not-filled', { cause });
    } finally {
      await central.close();
    }
  };
}
