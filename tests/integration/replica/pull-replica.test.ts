import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pageSlices } from '../../../src/main/application/page-slices.ts';
import type { CentralStore, Replica, TerminalIdentity } from '../../../src/main/application/ports.ts';
import { CentralUnavailableError } from '../../../src/main/application/ports.ts';
import {
  pullReplica,
  startReplicaPull,
  type PullReplicaDeps,
} from '../../../src/main/application/pull-replica.ts';
import { centralStoreOf, FakeCentral } from './fake-central.ts';
import { memoryLog, temporaryReplica } from './temporary-replica.ts';

const TERMINAL = { terminalId: 't', code: 'T01', incarnationId: 'i' } as unknown as TerminalIdentity;
const PARTS = 12;

function depsFor(central: FakeCentral, replica: Replica): PullReplicaDeps {
  return {
    central: () => centralStoreOf(central),
    replica,
    terminal: () => TERMINAL,
    logger: memoryLog().logger,
    breathe: () => Promise.resolve(),
    pollMs: 5,
    onPulled: () => {},
  };
}

function copyOf(replica: Replica): Map<number, string> {
  const ids = Array.from({ length: PARTS }, (_, index) => index + 1);
  const found = ids.flatMap((id) => {
    const part = replica.part({ kind: 'oem', id });
    return part ? [[id, part.code] as const] : [];
  });
  return new Map(found);
}

/** What may happen in central and at the terminal, in any order. */
const event = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'begin' } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      transaction: fc.nat(5),
      part: fc.integer({ min: 1, max: PARTS }),
      deleted: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('commit' as const), transaction: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rollback' as const), transaction: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('page' as const), slices: fc.nat(3) }) },
);

describe('pullReplica', () => {
  it('skips no row, whatever commits in whatever order between two pages', async () => {
    const { replica } = temporaryReplica();
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 30, maxLength: 120 }), async (events) => {
        replica.reset();
        const central = new FakeCentral();
        const open: number[] = [];
        let version = 0;
        for (const step of events) {
          const xid = 'transaction' in step ? open[step.transaction % Math.max(1, open.length)] : undefined;
          if (step.kind === 'begin') open.push(central.begin());
          else if (step.kind === 'page') {
            const page = central.pull({ terminal: TERMINAL, cursors: replica.cursors(), pageSize: 3 });
            // The process may end after any slice: what is stored must be a state to go on from.
            for (const slice of pageSlices(page, 1).slice(0, step.slices)) replica.apply(slice);
          } else if (xid === undefined) continue;
          else if (step.kind === 'write') {
            const code = step.deleted ? null : `CODE-${version++}`;
            if (!central.isLocked(step.part, xid)) central.write(xid, step.part, code);
          } else {
            if (step.kind === 'commit') central.commit(xid);
            else central.rollback(xid);
            open.splice(open.indexOf(xid), 1);
          }
        }
        // The first ends the run that was in the middle, the second brings what committed behind it.
        await pullReplica(depsFor(central, replica));
        await pullReplica(depsFor(central, replica));
        expect(copyOf(replica)).toEqual(central.contents());
      }),
      { numRuns: 150 },
    );
  });

  it('shows what was committed while another transaction stays open, and that one once it commits', async () => {
    const { replica } = temporaryReplica();
    const central = new FakeCentral();
    const deps = depsFor(central, replica);
    const long = central.begin();
    central.write(long, 1, 'LONG-1');
    const short = central.begin();
    central.write(short, 2, 'SHORT-2');
    central.commit(short);
    await pullReplica(deps);
    expect(copyOf(replica)).toEqual(new Map([[2, 'SHORT-2']]));

    central.commit(long);
    await pullReplica(deps);
    expect(copyOf(replica)).toEqual(new Map([[1, 'LONG-1'], [2, 'SHORT-2']])); // prettier-ignore
  });

  it('goes on to the end of a long run, and lets the process breathe between slices', async () => {
    const { replica } = temporaryReplica();
    const central = new FakeCentral();
    const xid = central.begin();
    for (let part = 1; part <= 1200; part++) central.write(xid, part, `CODE-${part}`);
    central.commit(xid);
    let breaths = 0;
    const breathe = () => Promise.resolve(void breaths++);
    await pullReplica({ ...depsFor(central, replica), breathe });
    expect(replica.part({ kind: 'oem', id: 1200 })).toBeDefined();
    expect(replica.asOfMs()).not.toBeNull();
    expect(breaths).toBeGreaterThanOrEqual(1200 / 40);
  });
});

describe('startReplicaPull', () => {
  /** Runs until the test ends. */
  function start(deps: PullReplicaDeps) {
    const pull = startReplicaPull(deps);
    onTestFinished(() => pull.stop());
    return pull;
  }

  it('pulls at once when it is woken', async () => {
    const { replica } = temporaryReplica();
    const central = new FakeCentral();
    let onPulled: () => void = () => {};
    const pulled = () => new Promise<void>((resolve) => (onPulled = resolve));
    const first = pulled();
    const pull = start({ ...depsFor(central, replica), pollMs: 600_000, onPulled: () => onPulled() });
    await first;

    const xid = central.begin();
    central.write(xid, 1, 'NEW-1');
    central.commit(xid);
    const second = pulled();
    pull.wake();
    await second;
    expect(copyOf(replica)).toEqual(new Map([[1, 'NEW-1']]));
  });

  it('goes on after central was away, without a word in the log', async () => {
    const { replica } = temporaryReplica();
    const { log, logger } = memoryLog();
    const store = centralStoreOf(new FakeCentral());
    const answers: (CentralStore['pull'] | undefined)[] = [
      undefined,
      () => Promise.reject(new CentralUnavailableError('away')),
      undefined,
    ];
    await new Promise<void>((onPulled) => {
      start({
        ...depsFor(new FakeCentral(), replica),
        logger,
        central: () => (answers.length === 0 ? store : pulling(answers.shift())),
        onPulled,
      });
    });
    expect(replica.asOfMs()).not.toBeNull();
    expect(log).toEqual([]);
  });

  it.each(['abandon', 'stop'] as const)('stores no answer that comes after %s', async (end) => {
    const { replica } = temporaryReplica();
    const store = centralStoreOf(new FakeCentral());
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const pulls: unknown[] = [];
    const pull = start({
      ...depsFor(new FakeCentral(), replica),
      pollMs: 600_000,
      central: () => ({
        async pull(request) {
          asked.resolve();
          await answer.promise;
          return store.pull(request);
        },
      }),
      onPulled: () => pulls.push('pulled'),
    });
    await asked.promise;
    pull[end]();
    answer.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(replica.asOfMs()).toBeNull();
    expect(pulls).toEqual([]);
  });

  it('is not held up by an answer that never comes, once central was given up', async () => {
    const { replica } = temporaryReplica();
    const store = centralStoreOf(new FakeCentral());
    const asked = Promise.withResolvers<void>();
    const pulled = Promise.withResolvers<void>();
    let dead = true;
    const pull = start({
      ...depsFor(new FakeCentral(), replica),
      central: () => ({
        pull(request) {
          asked.resolve();
          return dead ? new Promise<never>(() => {}) : store.pull(request);
        },
      }),
      onPulled: pulled.resolve,
    });
    await asked.promise;
    dead = false;
    pull.abandon();
    await pulled.promise;
    expect(replica.asOfMs()).not.toBeNull();
  });
});

function pulling(pull: CentralStore['pull'] | undefined): Pick<CentralStore, 'pull'> | undefined {
  return pull && { pull };
}
