import { describe, expect, it } from 'vitest';
import { AUTHORISABLE_RIGHTS, mayDo, RIGHTS, ROLES } from './rights.ts';

describe('mayDo', () => {
  it('gives a more trusted role everything that a less trusted one has', () => {
    for (const { right } of RIGHTS) {
      const allowed = ROLES.map((role) => mayDo(role, right));
      expect(allowed.toSorted()).toEqual(allowed);
    }
  });

  it('gives the owner everything, and somebody with every right that can be allowed to others', () => {
    expect(RIGHTS.every(({ right }) => mayDo('dueño', right))).toBe(true);
    expect(AUTHORISABLE_RIGHTS.every((right) => mayDo('supervisor', right))).toBe(true);
  });

  it('keeps cost, floor, credit and settings from a cashier', () => {
    expect(RIGHTS.filter(({ right }) => mayDo('cajero', right))).toEqual([]);
  });
});
