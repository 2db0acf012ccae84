/**
 * Sells under a limit on file sizes until writes fail, reopens the store as the use cases do, and says on standard
 * output which sales were confirmed and which had an unknown outcome. Run as a process of its own.
 */
import { join } from 'node:path';
import { openLocalStore } from '../../../src/main/adapters/sqlite/local/local-store.ts';
import { systemClock } from '../../../src/main/adapters/system/system-clock.ts';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import { OutcomeUnknownError } from '../../../src/main/application/ports.ts';
import { saleBody, stampAt } from '../../support/core/operations.ts';

const FAILURES = 3;
const silent = { info() {}, warn() {}, error() {} };
const directory = process.argv[2];
if (directory === undefined) throw new Error('which folder?');
const store = openLocalStore(join(directory, 'local.db'), {
  terminalCode: 'T01',
  clock: systemClock,
  ids: uuidSource,
  logger: silent,
});

const confirmed: string[] = [];
const unknown: { id: string; foundAfterwards: boolean }[] = [];
while (unknown.length < FAILURES && confirmed.length < 5_000) {
  const body = saleBody();
  try {
    store.transaction((tx) =>
      tx.append(body, stampAt(), { folio: null, ticketNumber: tx.takeTicketNumber() }),
    );
    confirmed.push(body.id);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    store.reopen();
    unknown.push({ id: body.id, foundAfterwards: store.entryById(body.id) !== undefined });
  }
}
process.stdout.write(JSON.stringify({ confirmed, unknown }));
process.kill(process.pid, 'SIGKILL');
