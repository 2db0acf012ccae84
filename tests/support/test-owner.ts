import { v7 } from 'uuid';
import type { CashierUseCases } from '../../src/main/application/cashiers/cashier-use-cases.ts';
import type { CashierId } from '../../src/shared/domain/ids.ts';

/** The owner of every shop that is started for a test or a bench. */
export const TEST_OWNER = { name: 'Carmen Ríos', pin: '2468' };

/** Puts the owner on duty, as the first screen of a new shop does; in a shop that has him already he signs in. */
export async function signInTestOwner(cashiers: CashierUseCases): Promise<void> {
  const state = await untilState(cashiers.duty, (now) => now !== 'unknown');
  if (state === 'on-duty') return;
  if (state === 'no-owner') {
    const created = await cashiers.createFirstOwner({
      prices: null,
      cashierId: v7() as CashierId,
      ...TEST_OWNER,
    });
    if (created.ok) return;
    // Killed before he was copied: he comes with the next pull.
    if (created.error.code !== 'owner-exists') throw new Error(JSON.stringify(created.error));
    await untilState(cashiers.duty, (now) => now === 'locked');
  }
  const signedIn = await cashiers.signIn(TEST_OWNER.pin);
  if (!signedIn.ok) throw new Error(`the owner cannot sign in: ${JSON.stringify(signedIn.error)}`);
}

type State = ReturnType<CashierUseCases['duty']['current']>['state'];

function untilState(duty: CashierUseCases['duty'], isWanted: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    const look = () => {
      const { state } = duty.current();
      if (!isWanted(state)) return;
      unsubscribe();
      resolve(state);
    };
    const unsubscribe = duty.subscribe(look);
    look();
  });
}
