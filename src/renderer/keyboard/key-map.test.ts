import { describe, expect, it } from 'vitest';
import { KEY_ACTIONS, KEY_GROUPS } from './key-map.ts';

describe('KEY_ACTIONS', () => {
  it('gives each action once, with a label and in a group that is listed', () => {
    const ids = KEY_ACTIONS.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const action of KEY_ACTIONS) {
      expect(action.label).not.toBe('');
      expect(KEY_GROUPS).toContain(action.group);
    }
  });

  it('repeats only what moves a mark or a quantity', () => {
    const repeating = KEY_ACTIONS.filter((action) => action.repeats).map((action) => action.id);
    expect(repeating.toSorted()).toEqual(['decrease', 'increase', 'mark-next', 'mark-previous']);
  });
});
