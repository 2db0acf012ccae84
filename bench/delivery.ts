/** How fast central takes sales, beside the same rows written by hand in the same run. */
import pg from 'pg';
import { createCentralStore } from '../src/main/adapters/postgres/central-store.ts';
import { createConnections } from '../src/main/adapters/postgres/connections.ts';
import type { OutboxEntry } from '../src/main/application/ports.ts';
import { formatFolio } from '../src/shared/domain/folio.ts';
import { testTerminal } from '../tests/support/central-terminal.ts';
import { silentLogger, withDurableCentral } from './durable-central.ts';
import { value, type Figure } from './figures.ts';
import { insertByHand } from './hand-written-delivery.ts';

const BATCH = 60;
/** The two take turns, so that what else the machine does weighs on both. */
const ROUNDS = 10;
const BATCHED_SALES = BATCH * 5;
const SINGLE_SALES = 60;

export async function measure(): Promise<readonly Figure[]> {
  return withDurableCentral(async ({ ownerUrl, terminalUrl }) => {
    const connections = createConnections({ urls: [terminalUrl], logger: silentLogger });
    const store = createCentralStore({ connections, logger: silentLogger });
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ uuid: string; id_customer: number }>(
        'SELECT uuid, id_customer FROM public.customers',
      );
      const customerIds = new Map(rows.map((row) => [row.uuid, row.id_customer]));
      const ours = testTerminal('T01');
      const theirs = testTerminal('T02');
      await store.greet(ours.identity);
      await store.greet(theirs.identity);

      const deliver = (entries: readonly OutboxEntry[]) => store.deliver(entries).then(() => undefined);
      const byHand = (entries: readonly OutboxEntry[]) => insertByHand(client, entries, customerIds);
      const timed = { batched: { ours: 0, theirs: 0 }, single: { ours: 0, theirs: 0 } };
      for (let round = -1; round < ROUNDS; round += 1) {
        const batched = {
          ours: await time(chunks(sales(ours, BATCHED_SALES), BATCH), deliver),
          theirs: await time(chunks(sales(theirs, BATCHED_SALES), BATCH), byHand),
        };
        const single = {
          ours: await time(chunks(sales(ours, SINGLE_SALES), 1), deliver),
          theirs: await time(chunks(sales(theirs, SINGLE_SALES), 1), byHand),
        };
        // The first round warms both up.
        if (round < 0) continue;
        timed.batched.ours += batched.ours;
        timed.batched.theirs += batched.theirs;
        timed.single.ours += single.ours;
        timed.single.theirs += single.theirs;
      }
      return [
        ...compare('batched', BATCH, BATCHED_SALES * ROUNDS, timed.batched),
        ...compare('single', 1, SINGLE_SALES * ROUNDS, timed.single),
      ];
    } finally {
      await client.end();
      await store.close();
    }
  });
}

function compare(
  name: string,
  batch: number,
  count: number,
  elapsedMs: { readonly ours: number; readonly theirs: number },
): Figure[] {
  const ours = count / (elapsedMs.ours / 1000);
  const theirs = count / (elapsedMs.theirs / 1000);
  return [
    value(`delivery.${name}`, batch, 'sales/s', ours),
    value(`delivery.${name}.by-hand`, batch, 'sales/s', theirs),
    value(`delivery.${name}.ratio`, batch, 'of by hand', ours / theirs),
  ];
}

let folio = 0;

/** Counter sales of one line. Made before the clock starts: both sides get them ready. */
function sales(terminal: ReturnType<typeof testTerminal>, count: number): OutboxEntry[] {
  return Array.from({ length: count }, () => {
    folio += 1;
    return terminal.cashSale({ folio: formatFolio(folio), totalCents: 11_600 });
  });
}

async function time(
  batches: readonly (readonly OutboxEntry[])[],
  write: (entries: readonly OutboxEntry[]) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  for (const batch of batches) await write(batch);
  return performance.now() - start;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
