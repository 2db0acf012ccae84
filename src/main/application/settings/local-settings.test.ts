import { describe, expect, it } from 'vitest';
import { dutyOf, testCashier } from '../../../../tests/support/core/test-cashier.ts';
import { StorageFullError } from '../ports.ts';
import { changeLocalSettings, readLocalSettings } from './local-settings.ts';

function terminal(stored: Record<string, string> = {}) {
  const local = {
    setting: (key: string) => stored[key],
    saveSetting: (key: string, value: string) => {
      stored[key] = value;
    },
  };
  return { stored, local };
}

const owner = dutyOf({ ...testCashier, role: 'dueño' });
const cashier = dutyOf({ ...testCashier, role: 'cajero' });

describe('the settings of one computer', () => {
  it('have a default for what nobody set, and for what is none of the choices', () => {
    const defaults = { theme: 'system', textSize: 'normal', keyPreset: '', idleLockMinutes: 10 };
    expect(readLocalSettings(terminal())).toEqual(defaults);
    const odd = { theme: 'sepia', text_size: '12', idle_lock_minutes: 'nunca' };
    expect(readLocalSettings(terminal(odd))).toEqual(defaults);
  });

  it('keep what is changed and nothing else', async () => {
    const { stored, local } = terminal();
    const changed = await changeLocalSettings({ local, duty: cashier }, { theme: 'dark' });
    expect(changed).toMatchObject({ ok: true, value: { theme: 'dark', textSize: 'normal' } });
    expect(stored).toEqual({ theme: 'dark' });
  });

  it('let the owner alone change when the counter locks itself', async () => {
    const { stored, local } = terminal();
    const refused = { code: 'not-allowed', right: 'edit-settings' };
    const wish = { theme: 'dark', idleLockMinutes: 0 } as const;
    expect(await changeLocalSettings({ local, duty: cashier }, wish)).toEqual({ ok: false, error: refused });
    expect(stored).toEqual({});
    expect(await changeLocalSettings({ local, duty: owner }, wish)).toMatchObject({ value: wish });
    expect(stored).toEqual({ theme: 'dark', idle_lock_minutes: '0' });
  });

  it('are nobody’s to change while nobody is on duty', async () => {
    const { local } = terminal();
    const duty = { current: () => null };
    expect(await changeLocalSettings({ local, duty }, { theme: 'dark' })).toMatchObject({
      error: { code: 'nobody-on-duty' },
    });
  });

  it('say that the disk is full', async () => {
    const local = {
      ...terminal().local,
      saveSetting: () => {
        throw new StorageFullError('full');
      },
    };
    expect(await changeLocalSettings({ local, duty: owner }, { theme: 'dark' })).toMatchObject({
      error: { code: 'disk-full' },
    });
  });
});
