import type { CashierId } from '../../../shared/domain/ids.ts';
import type { StatusFeed } from '../use-cases.ts';
import { currentRoster, type CashierRosterDeps } from './cashier-roster.ts';

/** A pull a second, unless central wakes it at once. */
const PATIENCE_MS = 3_000;

export interface UntilCopiedDeps extends CashierRosterDeps {
  /** Told after each pull. */
  readonly status: Pick<StatusFeed, 'subscribe'>;
}

/** Waits until this terminal's own copy knows the cashier, who can then sign in without central. Not for ever. */
export function untilCopied(deps: UntilCopiedDeps, cashierId: CashierId): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const look = () => {
      if (currentRoster(deps)?.cashiers.some(({ id }) => id === cashierId)) stop();
    };
    const timer = setTimeout(stop, PATIENCE_MS);
    const unsubscribe = deps.status.subscribe(look);
    look();
  });
}
