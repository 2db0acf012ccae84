import { describe, expect, it } from 'vitest';
import { KEY_GROUPS, keyAction, mostradorPreset, type ActionId } from './key-map.ts';

/** The key map that the counter was promised. */
const promised: Partial<Record<ActionId, string>> = {
  add: 'Enter',
  search: 'F10',
  customer: 'F3',
  quantity: 'F4',
  price: 'F6',
  remove: 'Ctrl+Delete',
  charge: 'F12',
  credit: 'F2',
  'free-line': 'Insert',
  help: 'F1',
  'go-sale': 'Ctrl+1',
  'go-accounts': 'Ctrl+2',
  back: 'Escape',
};

describe('mostradorPreset', () => {
  it.each(Object.entries(promised))('has %s on %s', (id, chord) => {
    expect(keyAction(id as ActionId).chords[0]).toBe(chord);
  });

  it('gives each action once, with a label and in a group that is listed', () => {
    const ids = mostradorPreset.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const action of mostradorPreset) {
      expect(action.label).not.toBe('');
      expect(KEY_GROUPS).toContain(action.group);
    }
  });

  it('shares a chord only between the desk and the sale that was just charged', () => {
    const shared = mostradorPreset
      .flatMap((action) => action.chords.map((chord) => ({ chord, group: action.group })))
      .filter((one, index, all) => all.some((other, at) => at !== index && other.chord === one.chord));
    expect(new Set(shared.map((one) => one.chord))).toEqual(new Set(['Enter', 'Escape']));
    expect(shared.filter((one) => one.group === 'Venta cobrada')).toHaveLength(2);
  });

  it('repeats only what moves a mark or a quantity', () => {
    const repeating = mostradorPreset.filter((action) => action.repeats).map((action) => action.id);
    expect(repeating.toSorted()).toEqual(['decrease', 'increase', 'mark-next', 'mark-previous']);
  });
});
