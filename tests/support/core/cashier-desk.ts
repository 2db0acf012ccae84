import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Role } from '../../../src/shared/domain/cashiers/rights.ts';
import type { CashierId } from '../../../src/shared/domain/ids.ts';
import { createDuty } from '../../../src/main/application/cashiers/duty.ts';
import { createPinGate } from '../../../src/main/application/cashiers/pin-gate.ts';
import type { CashierRoster, KnownCashier, PinHasher } from '../../../src/main/application/ports.ts';
import { openTemporaryStore } from './temporary-store.ts';

/** Quick, and counts: what is tested with it is who is asked, not how hard a hash is. */
export function countingHasher(): PinHasher & { hashed: number } {
  return {
    hashed: 0,
    async hash(pin, salt) {
      this.hashed += 1;
      return createHash('sha256').update(`${salt}:${pin}`).digest('hex');
    },
  };
}

/** A terminal's door: a real local store, a roster that the test fills, and nobody on duty. */
export function openCashierDesk(options: Parameters<typeof openTemporaryStore>[0] = {}) {
  const temporary = openTemporaryStore(options);
  const pinHasher = countingHasher();
  const listeners = new Set<() => void>();
  const desk = {
    ...temporary,
    duty: createDuty(),
    pinHasher,
    roster: undefined as CashierRoster | undefined,
    /** As after a pull that brought something. */
    pulled() {
      for (const listener of listeners) listener();
    },
    async addCashier(name: string, role: Role, pin: string, active = true): Promise<KnownCashier> {
      const { pinSalt, cashiers } = desk.roster ?? { pinSalt: 'salt', cashiers: [] };
      const pinHash = await pinHasher.hash(pin, pinSalt);
      const cashier = { id: v7() as CashierId, name, role, active, pinHash };
      desk.roster = { pinSalt, cashiers: [...cashiers, cashier] };
      return cashier;
    },
  };
  const deps = {
    ...{ local: temporary.store, clock: temporary.clock, duty: desk.duty, pinHasher },
    replica: { cashierRoster: () => desk.roster },
    status: {
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  return { ...deps, desk, pinGate: createPinGate(deps) };
}
