import type { ConnectionProblem } from '../../../shared/domain/settings/connection-problem.ts';
import type { Result } from '../../../shared/domain/result.ts';

/** A connection as somebody writes it. */
export interface ConnectionFields {
  /** `host`, `host:port`, or several separated by commas. */
  readonly hosts: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly encrypted: boolean;
}

/** What one host of a connection answered. */
export type HostReport =
  | {
      readonly host: string;
      readonly ok: true;
      readonly latencyMs: number;
      readonly encrypted: boolean;
      readonly serverVersion: string;
      readonly schemaVersion: number;
      /** How far this computer's clock is ahead of the server's. */
      readonly clockSkewMs: number;
    }
  | { readonly host: string; readonly ok: false; readonly problem: ConnectionProblem };

/** Where this terminal's central is. Never its password. */
export interface ConnectionInUse {
  readonly kind: 'embedded' | 'server';
  readonly hosts: readonly string[];
  readonly database: string;
  readonly encrypted: boolean;
}

export interface ConnectionTester {
  /** The connection in use; undefined while the private PostgreSQL has not started yet. */
  inUse(): ConnectionInUse | undefined;
  testInUse(): Promise<readonly HostReport[]>;
  test(fields: ConnectionFields): Promise<readonly HostReport[]>;
}

/** Whether and how the host of this process keeps another connection for its next start. */
export interface ConnectionKeeper {
  /** `no-vault`: this computer has no place where a password is safe. `environment`: NEXUS_DATABASE_URL wins anyway. */
  readonly canSave: 'yes' | 'no-vault' | 'environment';
  save(fields: ConnectionFields): Result<void, 'not-an-address' | 'settings-unreadable'>;
}
