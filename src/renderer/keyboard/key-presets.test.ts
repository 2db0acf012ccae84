import { describe, expect, it } from 'vitest';
import { activeKeyPreset, setKeyPreset } from './active-preset.ts';
import { writesText, type KeyPress } from './chord.ts';
import { belongsToTheHost } from './host-keys.ts';
import { KEY_ACTIONS, type ActionId, type KeyAction } from './key-map.ts';
import { KEY_PRESETS, keyPreset, type KeyPreset } from './key-presets.ts';

/** The key map that the counter was promised. */
const promised: Partial<Record<ActionId, string>> = {
  add: 'Enter',
  search: 'F10',
  customer: 'F3',
  quantity: 'F4',
  price: 'F6',
  increase: '+',
  decrease: '-',
  remove: 'Ctrl+Delete',
  charge: 'F12',
  credit: 'F2',
  park: 'F7',
  parked: 'Shift+F7',
  'free-line': 'Insert',
  help: 'F1',
  'go-sale': 'Ctrl+1',
  'go-accounts': 'Ctrl+2',
  'go-settings': 'Ctrl+6',
  back: 'Escape',
};

/** They write, and only while the box is empty are they anything else. */
const WRITING_ACTIONS: readonly ActionId[] = ['increase', 'decrease'];

describe('the default preset', () => {
  it.each(Object.entries(promised))('has %s on %s', (id, chord) => {
    expect(KEY_PRESETS[0].chords[id as ActionId][0]).toBe(chord);
  });
});

describe.each(KEY_PRESETS as readonly KeyPreset[])('the preset $id', (preset) => {
  it('binds every action, and no other', () => {
    expect(Object.keys(preset.chords).toSorted()).toEqual(KEY_ACTIONS.map(({ id }) => id).toSorted());
    expect(KEY_ACTIONS.filter(({ id }) => preset.chords[id].length === 0)).toEqual([]);
  });

  it('gives no chord two meanings in one place', () => {
    const bound = KEY_ACTIONS.flatMap((action) =>
      preset.chords[action.id].map((chord) => ({ action, chord })),
    );
    const clashes = bound.flatMap((one, index) =>
      bound
        .slice(index + 1)
        .filter(
          (other) => one.chord.toLowerCase() === other.chord.toLowerCase() && meet(one.action, other.action),
        )
        .map((other) => `${one.chord}: ${one.action.id}, ${other.action.id}`),
    );
    expect(clashes).toEqual([]);
  });

  it("takes no chord that is the host's or the desktop's", () => {
    expect(everyChord(preset).filter(({ chord }) => belongsToTheHost(chord))).toEqual([]);
  });

  it('takes no chord that types text, nor one that AltGr types with', () => {
    const typing = everyChord(preset)
      .filter(({ id }) => !WRITING_ACTIONS.includes(id))
      .filter(({ chord }) => writesText(pressOf(chord)) || chord.startsWith('Ctrl+Alt+'));
    expect(typing).toEqual([]);
  });

  it('has a label, and hints short enough for a button', () => {
    expect(preset.label).not.toBe('');
    for (const { chord } of everyChord(preset))
      expect(chord.length).toBeLessThanOrEqual('Ctrl+Delete'.length);
  });
});

describe('the preset without function keys', () => {
  it('uses none', () => {
    const withFunctionKey = everyChord(keyPreset('sin-funciones')).filter(({ chord }) => /F\d+$/.test(chord));
    expect(withFunctionKey).toEqual([]);
  });
});

describe('setKeyPreset', () => {
  it('takes effect at once, and falls back to the default for what is not known', () => {
    setKeyPreset('sin-funciones');
    expect(activeKeyPreset().chords.charge).toEqual(['Ctrl+Enter']);
    setKeyPreset('of a later version');
    expect(activeKeyPreset()).toBe(KEY_PRESETS[0]);
  });
});

function meet(first: KeyAction, second: KeyAction): boolean {
  return first.place === second.place || first.place === 'everywhere' || second.place === 'everywhere';
}

function everyChord(preset: KeyPreset): { id: ActionId; chord: string }[] {
  return KEY_ACTIONS.flatMap(({ id }) => preset.chords[id].map((chord) => ({ id, chord })));
}

/** What the keyboard sends for a chord. */
function pressOf(chord: string): KeyPress {
  const key = /[^+]+$|\+$/.exec(chord)?.[0] ?? '';
  return {
    key,
    code: '',
    location: 0,
    ctrlKey: chord.includes('Ctrl+'),
    altKey: chord.includes('Alt+'),
    shiftKey: chord.includes('Shift+'),
    metaKey: false,
    altGraph: false,
  };
}
