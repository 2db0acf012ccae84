import { describe, expect, it } from 'vitest';
import { openCashierDesk } from '../../../../tests/support/core/cashier-desk.ts';
import { newOperationId } from '../../../../tests/support/core/operations.ts';
import { temporaryFolder } from '../../../../tests/support/core/temporary-store.ts';
import { authorise } from './authorise.ts';
import { signIn } from './sign-in.ts';

const wrong = (waitMs: number) => ({ ok: false, error: { code: 'wrong-pin', waitMs } });
const waiting = (waitMs: number) => ({ ok: false, error: { code: 'pin-wait', waitMs } });

async function openDoor(options: Parameters<typeof openCashierDesk>[0] = {}) {
  const door = openCashierDesk(options);
  const lupita = await door.desk.addCashier('Lupita', 'cajero', '1111');
  const soto = await door.desk.addCashier('Sra. Soto', 'supervisor', '2222');
  await door.desk.addCashier('Beto', 'cajero', '3333', false);
  return { ...door, lupita, soto };
}

/** Wrong ones until the next try has to wait. */
async function tryWrongly(door: Awaited<ReturnType<typeof openDoor>>, times: number): Promise<unknown[]> {
  const answers = [];
  // oxlint-disable-next-line no-await-in-loop -- one after the other is what is counted
  for (let time = 0; time < times; time += 1) answers.push(await signIn(door, '9999'));
  return answers;
}

describe('signIn', () => {
  it('puts on duty whose PIN it is, and somebody else in his place', async () => {
    const door = await openDoor();
    expect(await signIn(door, '1111')).toEqual({
      ok: true,
      value: { id: door.lupita.id, name: 'Lupita', role: 'cajero' },
    });
    expect(await signIn(door, '2222')).toMatchObject({ ok: true });
    expect(door.duty.current()).toEqual({ id: door.soto.id, name: 'Sra. Soto', role: 'supervisor' });
  });

  it('lets in nobody with the PIN of somebody inactive, with no PIN, or with another text', async () => {
    for (const pin of ['3333', '', '111', '1111 ', 'abcd', '123456789']) {
      // oxlint-disable-next-line no-await-in-loop -- a door for each
      const door = await openDoor();
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect({ pin, answer: await signIn(door, pin) }).toEqual({ pin, answer: wrong(0) });
      expect(door.duty.current()).toBeNull();
    }
  });

  it('says that it cannot know, on a terminal that never met its central', async () => {
    const door = openCashierDesk();
    expect(await signIn(door, '1111')).toEqual({ ok: false, error: { code: 'central-away' } });
  });

  it('makes each wrong PIN after the second wait longer', async () => {
    const door = await openDoor();
    expect(await tryWrongly(door, 4)).toEqual([wrong(0), wrong(0), wrong(1_000), waiting(1_000)]);
    door.desk.clock.advance(1_000);
    expect(await signIn(door, '9999')).toEqual(wrong(2_000));
    door.desk.clock.advance(1_999);
    expect(await signIn(door, '9999')).toEqual(waiting(1));
    door.desk.clock.advance(1);
    expect(await signIn(door, '9999')).toEqual(wrong(4_000));
  });

  it('does not even look at a right PIN while the wait runs', async () => {
    const door = await openDoor();
    await tryWrongly(door, 3);
    const looked = door.pinHasher.hashed;
    expect(await signIn(door, '1111')).toEqual(waiting(1_000));
    expect(door.pinHasher.hashed).toBe(looked);
    expect(door.duty.current()).toBeNull();
    door.desk.clock.advance(1_000);
    expect(await signIn(door, '1111')).toMatchObject({ ok: true });
  });

  it('forgets the wrong ones at a right one', async () => {
    const door = await openDoor();
    await tryWrongly(door, 2);
    await signIn(door, '1111');
    expect(await tryWrongly(door, 3)).toEqual([wrong(0), wrong(0), wrong(1_000)]);
  });

  it('counts on after a restart', async () => {
    const directory = temporaryFolder();
    const before = await openDoor({ directory });
    await tryWrongly(before, 4);
    before.desk.store.close();
    const after = await openDoor({ directory });
    expect(await signIn(after, '1111')).toEqual(waiting(1_000));
    after.desk.clock.advance(1_000);
    expect(await signIn(after, '9999')).toEqual(wrong(2_000));
  });

  it('looks at one of a hundred PINs that arrive at once after the free ones are used up', async () => {
    const door = await openDoor();
    const looked = door.pinHasher.hashed;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, pin) => signIn(door, String(5_000 + pin))),
    );
    expect(door.pinHasher.hashed - looked).toBe(3);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'pin-wait')).toHaveLength(97);
  });

  it('goes on from the last known cashiers while the copy is being built anew', async () => {
    const door = await openDoor();
    await signIn(door, '1111');
    door.duty.end();
    door.desk.roster = undefined;
    expect(await signIn(door, '1111')).toMatchObject({ ok: true, value: { name: 'Lupita' } });
  });
});

describe('authorise', () => {
  const asked = { right: 'sell-below-floor', detail: 'Balata: $80.00, mínimo $90.00.' } as const;

  it('allows one operation what was shown, by whoever may, and the cashier stays', async () => {
    const door = await openDoor();
    await signIn(door, '1111');
    const operationId = newOperationId();
    expect(await authorise(door, { operationId, ...asked, pin: '2222' })).toMatchObject({
      ok: true,
      value: { name: 'Sra. Soto' },
    });
    expect(door.duty.current()).toMatchObject({ name: 'Lupita' });
    expect(door.duty.allowedTo(operationId)).toEqual([
      { ...asked, cashier: { id: door.soto.id, name: 'Sra. Soto' } },
    ]);
    expect(door.duty.allowedTo(newOperationId())).toEqual([]);
  });

  it('is refused to a PIN whose owner may not do it either, which ends no wait', async () => {
    const door = await openDoor();
    await signIn(door, '1111');
    const operationId = newOperationId();
    await tryWrongly(door, 2);
    expect(await authorise(door, { operationId, ...asked, pin: '1111' })).toEqual({
      ok: false,
      error: { code: 'not-allowed', right: 'sell-below-floor' },
    });
    expect(door.duty.allowedTo(operationId)).toEqual([]);
    expect(await authorise(door, { operationId, ...asked, pin: '9999' })).toEqual(wrong(1_000));
  });

  it('waits after wrong PINs as signing in does: they are counted together', async () => {
    const door = await openDoor();
    await signIn(door, '1111');
    const request = { operationId: newOperationId(), ...asked };
    await tryWrongly(door, 2);
    expect(await authorise(door, { ...request, pin: '9999' })).toEqual(wrong(1_000));
    expect(await authorise(door, { ...request, pin: '2222' })).toEqual(waiting(1_000));
    expect(door.duty.allowedTo(request.operationId)).toEqual([]);
  });

  it('is not asked for while nobody is on duty', async () => {
    const door = await openDoor();
    expect(await authorise(door, { operationId: newOperationId(), ...asked, pin: '2222' })).toEqual({
      ok: false,
      error: { code: 'nobody-on-duty' },
    });
  });
});
