import { describe, expect, it } from 'vitest';
import { isStorableText } from './text.ts';

describe('isStorableText', () => {
  it.each(['', 'Ñandú & Cía. "A/B" \\ %_', '😀', '\ud83d\ude00'])('takes %j', (text) => {
    expect(isStorableText(text)).toBe(true);
  });

  it.each(['\u0000', 'Balata\u0000', '\ud83d', '\ude00x'])(
    'refuses %j, which PostgreSQL cannot hold',
    (text) => {
      expect(isStorableText(text)).toBe(false);
    },
  );
});
