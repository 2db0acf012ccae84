import { describe, expect, it } from 'vitest';
import { openCashierDesk } from '../../../../tests/support/core/cashier-desk.ts';
import { createDutyFeed } from './duty-feed.ts';
import { signIn } from './sign-in.ts';

/** The feed, and every state it told. */
function follow() {
  const door = openCashierDesk();
  const feed = createDutyFeed(door);
  const told: string[] = [];
  feed.subscribe(() => {
    const now = feed.current();
    told.push(now.state === 'on-duty' ? `${now.cashier.name}, ${now.cashier.role}` : now.state);
  });
  return { ...door, feed, told };
}

describe('the feed of who is on duty', () => {
  it('goes from a terminal that knows nobody to the first owner, and tells each change once', async () => {
    const { desk, feed, told, ...door } = follow();
    expect(feed.current()).toEqual({ state: 'unknown' });
    desk.roster = { pinSalt: 'salt', cashiers: [] };
    desk.pulled();
    desk.pulled();
    await desk.addCashier('Lupita', 'cajero', '1111');
    desk.pulled();
    expect(told).toEqual(['no-owner']);
    await desk.addCashier('Carmen', 'dueño', '2468');
    desk.pulled();
    await signIn(door, '2468');
    desk.pulled();
    door.duty.end();
    expect(told).toEqual(['no-owner', 'locked', 'Carmen, dueño', 'locked']);
  });

  it('takes an owner off duty who is deactivated, and follows a new name and role', async () => {
    const { desk, told, ...door } = follow();
    const carmen = await desk.addCashier('Carmen', 'dueño', '2468');
    const lupita = await desk.addCashier('Lupita', 'cajero', '1111');
    desk.pulled();
    await signIn(door, '1111');
    const change = (changes: object) => {
      desk.roster = { pinSalt: 'salt', cashiers: [carmen, { ...lupita, ...changes }] };
      desk.pulled();
    };
    change({ role: 'supervisor' });
    change({ role: 'supervisor', name: 'Lupita Hernández' });
    change({ active: false });
    expect(told).toEqual([
      'locked',
      'Lupita, cajero',
      'Lupita, supervisor',
      'Lupita Hernández, supervisor',
      'locked',
    ]);
    expect(await signIn(door, '1111')).toMatchObject({ ok: false });
  });

  it('counts an owner without a PIN, or deactivated, as none', async () => {
    const { desk, feed } = follow();
    const carmen = await desk.addCashier('Carmen', 'dueño', '2468', false);
    expect(feed.current()).toEqual({ state: 'no-owner' });
    desk.roster = { pinSalt: 'salt', cashiers: [{ ...carmen, active: true, pinHash: null }] };
    expect(feed.current()).toEqual({ state: 'no-owner' });
  });
});
