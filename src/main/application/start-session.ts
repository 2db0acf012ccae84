import type { ShopError } from '../../shared/domain/errors.ts';
import { success, type Result } from '../../shared/domain/result.ts';
import type { LocalStore } from './ports.ts';
import { currentSettings, type ShopSettingsDeps } from './shop-settings.ts';
import type { SessionStart, StatusFeed } from './use-cases.ts';

export interface StartSessionDeps extends ShopSettingsDeps {
  readonly local: LocalStore;
  readonly host: SessionStart['host'];
  readonly version: string;
  /** Told after each pull, which is what brings the settings. */
  readonly status: Pick<StatusFeed, 'subscribe'>;
}

/**
 * Who this terminal is and how the shop prices. A terminal that never met its central waits for it: without the shop's
 * IVA and rate there is no price to show. The caller gives up when it likes.
 */
export async function startSession(
  deps: StartSessionDeps,
  signal?: AbortSignal,
): Promise<Result<SessionStart, ShopError>> {
  const { host, version, local } = deps;
  const settings = currentSettings(deps) ?? (await firstSettings(deps, signal));
  return success({ terminalCode: local.identity.code, host, version, settings });
}

function firstSettings(deps: StartSessionDeps, signal: AbortSignal | undefined) {
  return new Promise<SessionStart['settings']>((resolve, reject) => {
    const stop = () => {
      unsubscribe();
      signal?.removeEventListener('abort', onAbort);
    };
    const unsubscribe = deps.status.subscribe(() => {
      const settings = currentSettings(deps);
      if (!settings) return;
      stop();
      resolve(settings);
    });
    const onAbort = () => {
      stop();
      reject(signal?.reason);
    };
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
  });
}
