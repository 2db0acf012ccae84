import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { CentralUnavailableError, SchemaMismatchError, type SharedSettingsStore } from '../ports.ts';
import type { SharedSettingsDeps } from './acting-owner.ts';

/** Asks central, or says that it is away. */
export async function askShared<Value>(
  { shared }: Pick<SharedSettingsDeps, 'shared'>,
  ask: (store: SharedSettingsStore) => Promise<Value>,
): Promise<Result<Value, ShopError>> {
  const store = shared();
  if (!store) return failure({ code: 'settings-need-central' });
  try {
    return success(await ask(store));
  } catch (error) {
    if (error instanceof CentralUnavailableError) return failure({ code: 'settings-need-central' });
    if (error instanceof SchemaMismatchError) {
      const { terminalVersion, centralVersion } = error;
      return failure({ code: 'schema-mismatch', terminalVersion, centralVersion });
    }
    throw error;
  }
}
