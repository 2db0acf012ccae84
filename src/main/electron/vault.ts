import type { SafeStorage } from 'electron';
import type { SecretVault } from '../host/settings.ts';

type Storage = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;

/**
 * The vault of this user of this computer, once the app is ready. Null where there is none: on a Linux without a
 * keyring, `safeStorage` would seal with a password that everybody knows.
 */
export function openVault(storage: Storage, platform: NodeJS.Platform): SecretVault | null {
  if (!storage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && storage.getSelectedStorageBackend() === 'basic_text') return null;
  return {
    seal: (text) => storage.encryptString(text).toString('base64'),
    open: (sealed) => storage.decryptString(Buffer.from(sealed, 'base64')),
  };
}
