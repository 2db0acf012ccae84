/** How long "cobrar" takes to answer, beside the same rows committed bare to SQLite in the same run. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openLocalStore } from '../src/main/adapters/sqlite/local/local-store.ts';
import { systemClock } from '../src/main/adapters/system/system-clock.ts';
import { uuidSource } from '../src/main/adapters/system/uuid-source.ts';
import type { App } from '../src/main/compose.ts';
import type { TerminalStatus } from '../src/shared/contract/session.ts';
import type { LeaseId } from '../src/shared/domain/ids.ts';
import { openBareSales, type BareSales } from './bare-sales.ts';
import { benchSale } from './bench-sale.ts';
import { startTerminal, timeSale, untilStatus } from './bench-terminal.ts';
import { signInTestOwner } from '../tests/support/test-owner.ts';
import { countFsyncs } from './count-fsyncs.ts';
import { silentLogger, withDurableCentral } from './durable-central.ts';
import { distribution, value, type Figure } from './figures.ts';

/** The two take turns sale by sale, so that what else the machine and the disk do weighs on both. */
const ROUNDS = 20;
const SALES_A_ROUND = 30;
const SALES = ROUNDS * SALES_A_ROUND;
const TRACED_SALES = 200;

export async function measure(): Promise<readonly Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-bench-sale-'));
  chmodSync(directory, 0o755);
  const terminal = join(directory, 'terminal');
  try {
    const there = await withDurableCentral(async ({ terminalUrl }) => {
      const app = await startTerminal(terminal, { kind: 'server', url: terminalUrl });
      await untilStatus(app, isReady);
      await signInTestOwner(app.useCases.cashiers);
      return sellBeside(app, directory, 'there');
    });
    const nobody = 'postgresql://nobody@127.0.0.1:1/nexus';
    const app = await startTerminal(terminal, { kind: 'server', url: nobody });
    await untilStatus(app, ({ central }) => central === 'away');
    await signInTestOwner(app.useCases.cashiers);
    const away = await sellBeside(app, directory, 'away');
    return [...there, ...away, ...(await fsyncsASale(terminal))];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Central greeted, a block of folios here, the shop's settings copied. */
function isReady(status: TerminalStatus): boolean {
  return status.central === 'there' && status.foliosLeft > SALES && status.replicaAsOf !== null;
}

/** Measures the application and the bare rows in turn, and stops the application. */
async function sellBeside(
  app: App,
  directory: string,
  central: 'there' | 'away',
): Promise<readonly Figure[]> {
  const bare = prepareBare(directory, central);
  const answers: number[] = [];
  const bareTimes: number[] = [];
  try {
    // The first round warms both up.
    for (let round = -1; round < ROUNDS; round += 1) {
      for (let sold = 0; sold < SALES_A_ROUND; sold += 1) {
        const answer = await timeSale(app, benchSale());
        const [reference] = bare.repeat();
        // As at a counter: by the next customer, central has the last sale.
        if (central === 'there') await untilStatus(app, ({ pendingCount }) => pendingCount === 0);
        await setImmediate();
        if (round < 0 || reference === undefined) continue;
        answers.push(answer);
        bareTimes.push(reference);
      }
      bare.checkpoint();
    }
  } finally {
    bare.close();
    await app.stop();
  }
  const ours = distribution(`sale-answer.central-${central}`, answers.length, 'ms', answers);
  const reference = distribution(
    `sale-answer.central-${central}.bare-sqlite`,
    bareTimes.length,
    'ms',
    bareTimes,
  );
  const ratio = ours.p50 / reference.p50;
  return [ours, reference, value(`sale-answer.central-${central}.ratio`, answers.length, 'of bare', ratio)];
}

function prepareBare(directory: string, name: string): BareSales {
  const path = join(directory, `bare-${name}.db`);
  const store = openLocalStore(path, {
    terminalCode: 'T02',
    clock: systemClock,
    ids: uuidSource,
    logger: silentLogger,
  });
  store.addLease({ leaseId: uuidSource.newId() as LeaseId, firstNumber: 1, lastNumber: 1_000_000 });
  store.close();
  return openBareSales(path, join(directory, 'terminal', 'local.db'));
}

async function fsyncsASale(dataDirectory: string): Promise<readonly Figure[]> {
  const program = join(import.meta.dirname, 'sales-in-window.ts');
  const count = await countFsyncs(program, [dataDirectory, String(TRACED_SALES)]);
  if (count === null) {
    process.stderr.write('no ejecutado: sale-answer.fsyncs (falta strace)\n');
    return [];
  }
  return [value('sale-answer.fsyncs', TRACED_SALES, 'a sale', count / TRACED_SALES)];
}
