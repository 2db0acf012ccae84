import type { DutyState } from '../../../shared/contract/cashiers.ts';
import type { CashierRoster } from '../ports.ts';
import type { StatusFeed } from '../use-cases.ts';
import { currentRoster, type CashierRosterDeps } from './cashier-roster.ts';
import type { Duty } from './duty.ts';

export interface DutyFeedDeps extends CashierRosterDeps {
  readonly duty: Duty;
  /** Told after each pull, which is what brings cashiers. */
  readonly status: Pick<StatusFeed, 'subscribe'>;
}

export interface DutyFeed {
  current(): DutyState;
  /** @returns ends the calls */
  subscribe(listener: () => void): () => void;
}

/**
 * Whether somebody is on duty, and if not, what the terminal waits for. Whoever is deactivated in central goes off duty
 * when that arrives here; a new name or role counts from then on.
 */
export function createDutyFeed(deps: DutyFeedDeps): DutyFeed {
  const { duty, status } = deps;
  const listeners = new Set<() => void>();
  const current = () => dutyState(duty, currentRoster(deps));
  let told = JSON.stringify(current());

  function tell() {
    const now = JSON.stringify(current());
    if (now === told) return;
    told = now;
    for (const listener of listeners) listener();
  }
  duty.subscribe(tell);
  status.subscribe(() => {
    followRoster(duty, currentRoster(deps));
    tell();
  });

  return {
    current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function dutyState(duty: Duty, roster: CashierRoster | undefined): DutyState {
  const cashier = duty.current();
  if (cashier) return { state: 'on-duty', cashier };
  if (!roster) return { state: 'unknown' };
  const hasOwner = roster.cashiers.some(
    ({ role, active, pinHash }) => role === 'dueño' && active && pinHash !== null,
  );
  return { state: hasOwner ? 'locked' : 'no-owner' };
}

function followRoster(duty: Duty, roster: CashierRoster | undefined): void {
  const onDuty = duty.current();
  // The first owner is on duty before the copy knows him.
  const known = onDuty && roster?.cashiers.find(({ id }) => id === onDuty.id);
  if (!onDuty || !known) return;
  if (!known.active) duty.end();
  else if (known.name !== onDuty.name || known.role !== onDuty.role) {
    duty.begin({ id: known.id, name: known.name, role: known.role });
  }
}
