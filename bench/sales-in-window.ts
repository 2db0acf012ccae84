/** Run by sale-answer.ts under strace: sells off line on a data folder that knows its shop, inside a marked window. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { signInTestOwner } from '../tests/support/test-owner.ts';
import { benchSale } from './bench-sale.ts';
import { startTerminal, timeSale, untilStatus } from './bench-terminal.ts';
import { WINDOW_BEGIN, WINDOW_END } from './count-fsyncs.ts';

const WARM_UP = 20;
const [dataDirectory, sales] = process.argv.slice(2);
if (dataDirectory === undefined || sales === undefined)
  throw new Error('needs a data folder and how many sales');

const nobody = 'postgresql://nobody@127.0.0.1:1/nexus';
const app = await startTerminal(dataDirectory, { kind: 'server', url: nobody });
await untilStatus(app, ({ central }) => central === 'away');
await signInTestOwner(app.useCases.cashiers);
for (let sold = 0; sold < WARM_UP; sold += 1) await timeSale(app, benchSale());
mark(WINDOW_BEGIN);
for (let sold = 0; sold < Number(sales); sold += 1) await timeSale(app, benchSale());
mark(WINDOW_END);
await app.stop();

function mark(name: string): void {
  closeSync(openSync(join(dataDirectory ?? '.', name), 'w'));
}
