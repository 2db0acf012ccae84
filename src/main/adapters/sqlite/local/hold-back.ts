import type { OutboxChanges } from './outbox-changes.ts';

type Waiting = ReturnType<OutboxChanges['waitingOnes']['all']>[number];

/**
 * Brings up to date what waits for what: everything not applied that names what a parked operation made, and what
 * names that in turn. Ids are UUIDs, so that a name inside an operation's text is no coincidence. What waits no
 * longer is pending again.
 */
export function holdBackDependants(changes: OutboxChanges): void {
  const blockers = findBlockers(changes);
  for (const waiting of changes.waitingOnes.all()) {
    if (!blockers.has(waiting.position)) changes.release.run(waiting);
  }
  for (const [position, { waiting, blocker }] of blockers) {
    if (waiting.blockedBy !== blocker) changes.block.run({ position, blocker });
  }
}

function findBlockers(changes: OutboxChanges) {
  const blockers = new Map<number, { readonly waiting: Waiting; readonly blocker: string }>();
  for (const parked of changes.parkedOnes.all()) {
    const holding: Waiting[] = [parked];
    // Each row is taken once, so this ends.
    for (let next = holding.pop(); next !== undefined; next = holding.pop()) {
      for (const waiting of namedAfter(changes, next)) {
        if (blockers.has(waiting.position)) continue;
        blockers.set(waiting.position, { waiting, blocker: parked.operationId });
        holding.push(waiting);
      }
    }
  }
  return blockers;
}

function namedAfter(changes: OutboxChanges, { position, operationId, madeId }: Waiting): Waiting[] {
  return [operationId, madeId].flatMap((entity) =>
    entity === null ? [] : changes.namingAfter.all({ position, entity }),
  );
}
