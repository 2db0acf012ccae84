import { describe, expect, it } from 'vitest';
import { dutyOf, testCashier } from '../../../../tests/support/core/test-cashier.ts';
import { testSettings } from '../../../../tests/support/test-settings.ts';
import type { TerminalId } from '../../../shared/domain/ids.ts';
import { errorMessage } from '../../../shared/domain/errors.ts';
import { basisPoints, exchangeRate } from '../../../shared/domain/scaled.ts';
import type { Role } from '../../../shared/domain/cashiers/rights.ts';
import {
  CentralUnavailableError,
  type SettingChange,
  type SettingsOutcome,
  type SharedSettingsStore,
} from '../ports.ts';
import { changeSettings, sharedSettings } from './change-settings.ts';
import { setMargin } from './set-margin.ts';

function shop(
  role: Role | null,
  answer: () => Promise<SettingsOutcome> = async () => ({ outcome: 'saved' }),
) {
  const asked: SettingChange[] = [];
  let pulls = 0;
  const store: SharedSettingsStore = {
    read: async () => testSettings,
    change: async (changes) => {
      asked.push(...changes);
      return answer();
    },
    setMargin: async () => ({ outcome: 'conflict', current: basisPoints(2_500) }),
    history: async () => [],
  };
  const deps = {
    local: {
      identity: { terminalId: 'T' as TerminalId, code: 'T01', incarnationId: 'I' as never },
      setting: () => JSON.stringify(testSettings),
      saveSetting: () => {},
    },
    replica: { settings: () => undefined },
    duty: role === null ? { current: () => null } : dutyOf({ ...testCashier, role }),
    shared: (): SharedSettingsStore | undefined => store,
    pullNow: () => {
      pulls += 1;
    },
  };
  return { asked, deps, pulls: () => pulls };
}

const rate = {
  before: { exchangeRate: exchangeRate(182_500) },
  after: { exchangeRate: exchangeRate(184_000) },
};

describe('changeSettings', () => {
  it('sends what differs, with what was seen, and fetches it at once', async () => {
    const { asked, deps, pulls } = shop('dueño');
    const phone = { phone: '55' };
    const edit = { before: { ...rate.before, ...phone }, after: { ...rate.after, ...phone } };
    expect(await changeSettings(deps, edit)).toEqual({ ok: true, value: undefined });
    expect(asked).toEqual([{ name: 'exchangeRate', before: 182_500, after: 184_000 }]);
    expect(pulls()).toBe(1);
  });

  it.each(['cajero', 'supervisor'] as const)('refuses a %s before anybody is asked', async (role) => {
    const { asked, deps } = shop(role);
    expect(await changeSettings(deps, rate)).toEqual({
      ok: false,
      error: { code: 'not-allowed', right: 'edit-settings' },
    });
    expect(asked).toEqual([]);
    expect(
      await setMargin(deps, { target: { kind: 'group', groupId: 1 }, before: null, after: null }),
    ).toMatchObject({
      error: { code: 'not-allowed' },
    });
  });

  it('refuses while nobody is on duty', async () => {
    const { deps } = shop(null);
    expect(await changeSettings(deps, rate)).toMatchObject({ error: { code: 'nobody-on-duty' } });
  });

  it('needs what was seen, without which nobody could tell of a change meanwhile', async () => {
    const { asked, deps } = shop('dueño');
    expect(await changeSettings(deps, { before: {}, after: rate.after })).toMatchObject({
      error: { code: 'bad-input', field: 'Tipo de cambio' },
    });
    expect(asked).toEqual([]);
  });

  it('says that central has to be there', async () => {
    const { deps, pulls } = shop('dueño', () => Promise.reject(new CentralUnavailableError('away')));
    expect(await changeSettings(deps, rate)).toMatchObject({ error: { code: 'settings-need-central' } });
    deps.shared = () => undefined;
    expect(await changeSettings(deps, rate)).toMatchObject({ error: { code: 'settings-need-central' } });
    expect(pulls()).toBe(0);
  });

  it('believes central when it knows no such owner', async () => {
    const { deps } = shop('dueño', async () => ({ outcome: 'not-owner' }));
    expect(await changeSettings(deps, rate)).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('shows what was seen, what stands there and what is wanted, when somebody was quicker', async () => {
    const { deps } = shop('dueño', async () => ({
      outcome: 'conflict',
      conflicts: [{ key: 'exchange_rate', current: '18.3000' }],
    }));
    const refused = await changeSettings(deps, rate);
    if (refused.ok) throw new Error('it was saved');
    expect(errorMessage(refused.error)).toContain(
      'Tipo de cambio: estaba en «18.2500», alguien puso «18.3000» y usted pide «18.4000»',
    );
    const target = { kind: 'group', groupId: 1 } as const;
    expect(await setMargin(deps, { target, before: null, after: basisPoints(3_000) })).toMatchObject({
      error: { changes: [{ seen: 'sin margen propio', current: '25 %', wanted: '30 %' }] },
    });
  });
});

describe('sharedSettings', () => {
  it('are central’s, or what this terminal last knew of them', async () => {
    const { deps } = shop('cajero');
    expect(await sharedSettings(deps)).toEqual({
      ok: true,
      value: { settings: testSettings, source: 'central' },
    });
    deps.shared = () => undefined;
    expect(await sharedSettings(deps)).toEqual({
      ok: true,
      value: { settings: testSettings, source: 'terminal' },
    });
  });
});
