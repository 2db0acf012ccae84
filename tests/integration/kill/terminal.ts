/**
 * A terminal without a screen: the application as a host starts it, told on its command line what to charge. Says on
 * standard output, a JSON object a line, what a cashier would have been told. Killed by NEXUS_CRASH_AT, or not.
 */
import { startApp } from '../../../src/main/compose.ts';
import { signInTestOwner } from '../../support/test-owner.ts';
import type { CompleteSaleInput } from '../../../src/shared/contract/sale.ts';

export interface KillPlan {
  readonly dataDirectory: string;
  readonly centralUrl: string;
  /** What the cashier charges, once there are folios. Null: nothing. */
  readonly charge: CompleteSaleInput | null;
}

const plan = JSON.parse(process.argv[2] ?? '') as KillPlan;
const app = await startApp({
  dataDirectory: plan.dataDirectory,
  host: 'browser',
  version: '0.0.0-kill',
  central: { kind: 'server', url: plan.centralUrl },
  printer: { print: async () => 'renderer' },
  logger: { info() {}, warn() {}, error: (event, details) => void tell({ error: event, details }) },
});
const { status } = app.useCases;
type Status = ReturnType<typeof status.current>;

await app.useCases.startSession();
await until(({ central, foliosLeft }) => central === 'there' && foliosLeft > 0);
// What the screen asks first, after an unclean stop: was there a sale that nobody saw?
await signInTestOwner(app.useCases.cashiers);
tell({ unacknowledged: await app.useCases.unacknowledgedSale() });
if (plan.charge) {
  const charged = await app.useCases.completeSale(plan.charge);
  const ticket = await app.useCases.ticketHtml({ operationId: plan.charge.operationId, reprint: false });
  tell({ charged, ticket });
}
await until(({ pendingCount }) => pendingCount === 0);
tell({ status: status.current() });
await app.stop();

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function until(isSo: (status: Status) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(status.current())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = status.subscribe(look);
    look();
  });
}
