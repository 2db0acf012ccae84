import pg from 'pg';
import type { LeaseId } from '../../shared/domain/ids.ts';
import {
  HashMismatchError,
  type CentralStore,
  type Clock,
  type IdSource,
  type OutboxEntry,
} from '../application/ports.ts';
import type { CataloguePart } from './catalogue/catalogue-part.ts';
import { sampleCatalogue } from './catalogue/sample-catalogue.ts';
import { vehicles } from './catalogue/vehicles/vehicles.ts';
import { createChance } from './chance.ts';
import { sampleCustomers } from './customers/sample-customers.ts';
import { eventIds } from './history/event-ids.ts';
import { planVisits } from './history/plan-visits.ts';
import { countSales, sampleHistory } from './history/sample-history.ts';
import { createStock } from './history/stock.ts';
import { sampleSettings, sampleStoreSettings } from './sample-settings.ts';
import { sampleOutbox, sampleTerminal, SAMPLE_TERMINAL_CODE } from './sample-terminal.ts';
import { insertCatalogue, readStock } from './store/catalogue-store.ts';
import { isUntouched, readMarker, writeMarker, writeSettings, type ShopMarker } from './store/shop-marker.ts';

export interface FillOptions {
  /** Of a central that is migrated. */
  readonly ownerUrl: string;
  /** The same central, as a terminal sees it. */
  readonly central: Pick<CentralStore, 'greet' | 'leaseFolios' | 'deliver'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly seed: string;
}

/** Small enough for the lock times of a delivery, as the courier's are. */
const BATCH = 60;
/** Any constant: two processes that start at once fill one after the other. */
const FILLING_LOCK = 7_311_002;

/**
 * Fills a new central with the sample shop: catalogue and settings as its owner, everything that happened since as the
 * operations of a terminal. Cut short, the next call goes on where this one ended: it makes the same operations again
 * from what the marker says, and central keeps each of them once.
 * @returns false when somebody works with this central already, or the sample is complete
 */
export async function fillSampleShop(options: FillOptions): Promise<boolean> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    // Held until the connection ends.
    await client.query('SELECT pg_advisory_lock($1)', [FILLING_LOCK]);
    const found = await readMarker(client);
    if (found ? found.state !== 'filling' : !(await isUntouched(client))) return false;
    const catalogue = sampleCatalogue(found?.seed ?? options.seed);
    const marker = found ?? (await beginFilling(client, catalogue, options));
    const state = await deliverHistory(client, options.central, catalogue, marker);
    await writeMarker(client, { ...marker, state });
    return state === 'complete';
  } finally {
    await client.end();
  }
}

/** Catalogue, settings and marker in one transaction: all of it or nothing. */
async function beginFilling(
  client: pg.Client,
  catalogue: readonly CataloguePart[],
  { clock, ids, seed }: FillOptions,
): Promise<ShopMarker> {
  const marker: ShopMarker = { origin: ids.newId(), seed, asOfMs: clock.nowMs(), state: 'filling' };
  await client.query('BEGIN');
  try {
    await insertCatalogue(client, catalogue);
    await writeSettings(client, sampleStoreSettings);
    await writeMarker(client, marker);
    await client.query('COMMIT');
    return marker;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function deliverHistory(
  client: pg.Client,
  central: FillOptions['central'],
  catalogue: readonly CataloguePart[],
  { origin, seed, asOfMs }: ShopMarker,
): Promise<ShopMarker['state']> {
  const chance = createChance(`${seed}/history`);
  const newId = eventIds(createChance(`${seed}/${origin}/ids`));
  const terminal = sampleTerminal(() => newId(asOfMs));
  const requestId = newId(asOfMs) as LeaseId;
  const visits = planVisits(asOfMs, sampleSettings.timeZone, sampleCustomers, chance.fork('visits'));

  await central.greet(terminal);
  const lease = await central.leaseFolios(terminal, requestId, countSales(visits));
  const { events, struckOff } = sampleHistory({
    ...{ visits, vehicles, chance, newId },
    customers: sampleCustomers,
    stock: createStock(await readStock(client, catalogue)),
    settings: sampleSettings,
    terminalCode: SAMPLE_TERMINAL_CODE,
    firstFolio: lease.firstNumber,
    nowMs: asOfMs,
  });
  try {
    await deliverInBatches(central, sampleOutbox(events, terminal, sampleSettings.timeZone));
  } catch (error) {
    if (error instanceof HashMismatchError) return 'abandoned';
    throw error;
  }
  await client.query('UPDATE public.customers SET active = false WHERE uuid = ANY ($1) AND active', [
    struckOff,
  ]);
  await client.query('UPDATE public.terminals SET retired_at = now() WHERE id = $1 AND retired_at IS NULL', [
    terminal.terminalId,
  ]);
  return 'complete';
}

async function deliverInBatches(
  central: FillOptions['central'],
  outbox: readonly OutboxEntry[],
): Promise<void> {
  for (let start = 0; start < outbox.length; start += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- in the order of seq, as central demands
    await central.deliver(outbox.slice(start, start + BATCH));
  }
}
