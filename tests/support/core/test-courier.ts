import { expect, onTestFinished, vi } from 'vitest';
import type { OperationId } from '../../../src/shared/domain/ids.ts';
import { systemClock } from '../../../src/main/adapters/system/system-clock.ts';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import { createCourier, type Courier, type CourierDeps } from '../../../src/main/application/courier.ts';
import { createMemoryCentral, type MemoryCentral } from './memory-central.ts';
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts';

export interface CourierScene extends TemporaryStore {
  readonly central: MemoryCentral;
  readonly courier: Courier;
  /** How often the replica was told to start over. */
  newLives: number;
}

/** A courier between a real local store and a central in memory. Stopped with the test. */
export function openCourier(
  changes: Partial<CourierDeps> & { readonly central?: CourierDeps['central'] } = {},
  memory = createMemoryCentral(),
  temporary = openTemporaryStore(),
): CourierScene {
  const scene: CourierScene = {
    ...temporary,
    central: memory,
    newLives: 0,
    courier: createCourier({
      local: temporary.store,
      central: () => memory,
      clock: systemClock,
      ids: uuidSource,
      logger: temporary.logger,
      crashAt: () => {},
      random: () => 0,
      onNewIncarnation() {
        scene.newLives += 1;
      },
      heartbeatMs: 20,
      ...changes,
    }),
  };
  onTestFinished(() => scene.courier.stop());
  return scene;
}

/** Generous: other tests may have the machine to themselves just now. */
const PATIENCE = { timeout: 15_000, interval: 5 };

/** Waits until the assertion holds. */
export function eventually(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, PATIENCE);
}

export function untilCentral(scene: CourierScene, state: string): Promise<void> {
  return eventually(() => expect(scene.courier.status().central).toBe(state));
}

export function untilEmpty(scene: CourierScene): Promise<void> {
  return eventually(() => expect(scene.courier.status().pendingCount).toBe(0));
}

export function statesOf(scene: CourierScene, ids: readonly OperationId[]): (string | undefined)[] {
  return ids.map((id) => scene.store.entryById(id)?.state);
}
