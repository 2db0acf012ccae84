import type { ConnectionKeeper } from '../application/ports.ts';
import { connectionUrl } from '../adapters/postgres/connection-url.ts';
import { failure, success } from '../../shared/domain/result.ts';
import { changeDatabase, type SecretVault } from './settings.ts';

/**
 * Keeps another connection in `settings.json` for the next start, sealed by the vault of this computer. Without a vault
 * none is kept from the screen: a password would lie in a file that somebody else can read.
 */
export function connectionKeeper(
  dataFolder: string,
  vault: SecretVault | null,
  env: Readonly<Record<string, string | undefined>>,
): ConnectionKeeper {
  const canSave = env['NEXUS_DATABASE_URL'] ? 'environment' : vault ? 'yes' : 'no-vault';
  return {
    canSave,
    save({ encrypted, ...fields }) {
      const url = connectionUrl(fields);
      if (url === undefined) return failure('not-an-address');
      if (!vault) return failure('settings-unreadable');
      const saved = changeDatabase(dataFolder, vault, url, encrypted);
      return saved.ok ? success(undefined) : failure('settings-unreadable');
    },
  };
}
