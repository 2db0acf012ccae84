import {
  OutcomeUnknownError,
  StorageFullError,
  type CashierRoster,
  type LocalStore,
  type Replica,
} from '../ports.ts';

const KEPT_ROSTER = 'cashier-roster';

export interface CashierRosterDeps {
  readonly local: Pick<LocalStore, 'setting' | 'saveSetting'>;
  readonly replica: Pick<Replica, 'cashierRoster'>;
}

/**
 * Who may sign in, also while the replica is being built anew: the last ones seen are kept in the local store, so that
 * a terminal that starts without central finds its cashiers. Undefined only on a terminal that never met its central.
 */
export function currentRoster({ local, replica }: CashierRosterDeps): CashierRoster | undefined {
  const kept = local.setting(KEPT_ROSTER);
  const copied = replica.cashierRoster();
  if (copied === undefined) return kept === undefined ? undefined : (JSON.parse(kept) as CashierRoster);
  const text = JSON.stringify(copied);
  if (text !== kept) keep(local, text);
  return copied;
}

function keep(local: CashierRosterDeps['local'], text: string): void {
  try {
    local.saveSetting(KEPT_ROSTER, text);
  } catch (error) {
    // Whoever asks has them all the same; what is written next says that the disk is full, or broken.
    if (error instanceof StorageFullError || error instanceof OutcomeUnknownError) return;
    throw error;
  }
}
