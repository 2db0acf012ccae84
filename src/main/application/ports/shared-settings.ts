import type { CashierId, CustomerId, TerminalId } from '../../../shared/domain/ids.ts';
import type { BasisPoints } from '../../../shared/domain/scaled.ts';
import type {
  SettingName,
  SettingValue,
  SharedSettings,
} from '../../../shared/domain/settings/shared-settings.ts';

/** What a person saw of a setting and what he wants it to be. Both are values of that setting. */
export interface SettingChange {
  readonly name: SettingName;
  readonly before: SettingValue;
  readonly after: SettingValue;
}

export interface ActingCashier {
  readonly cashierId: CashierId;
  readonly terminalId: TerminalId;
}

/** Whose margin it is. */
export type MarginTarget =
  | { readonly kind: 'group'; readonly groupId: number }
  | { readonly kind: 'brand'; readonly brandId: number }
  | { readonly kind: 'customer'; readonly customerId: CustomerId }
  | { readonly kind: 'customer-brand'; readonly customerId: CustomerId; readonly brandId: number };

/** One entry of the history of what is shared, as stored. */
export interface SharedChange {
  readonly at: string;
  readonly cashierName: string | null;
  readonly terminalCode: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export type SettingsOutcome =
  | { readonly outcome: 'saved' }
  /** The cashier is no active owner in central, whatever the terminal believes. */
  | { readonly outcome: 'not-owner' }
  /** Somebody changed them meanwhile: nothing was written. */
  | {
      readonly outcome: 'conflict';
      readonly conflicts: readonly { readonly key: string; readonly current: unknown }[];
    };

export type MarginOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'not-owner' }
  | { readonly outcome: 'conflict'; readonly current: BasisPoints | null };

/**
 * What the shop shares, in central itself: never through the outbox, since two owners who change the same thing must
 * know of each other.
 * @throws CentralUnavailableError from each of them
 */
export interface SharedSettingsStore {
  /** Undefined when central lacks one without which nothing can be sold. */
  read(): Promise<SharedSettings | undefined>;
  /** All of them or none. */
  change(changes: readonly SettingChange[], by: ActingCashier): Promise<SettingsOutcome>;
  setMargin(
    target: MarginTarget,
    before: BasisPoints | null,
    after: BasisPoints | null,
    by: ActingCashier,
  ): Promise<MarginOutcome>;
  /** Newest first. */
  history(name: SettingName, limit: number): Promise<readonly SharedChange[]>;
}
