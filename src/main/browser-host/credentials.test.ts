import { timingSafeEqual } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isSecret, mintCredentials } from './credentials.ts';

vi.mock('node:crypto', async (importOriginal) => {
  const original = await importOriginal<{ timingSafeEqual: typeof timingSafeEqual }>();
  return { ...original, timingSafeEqual: vi.fn<typeof timingSafeEqual>(original.timingSafeEqual) };
});

const compare = vi.mocked(timingSafeEqual);
afterEach(() => {
  compare.mockClear();
});

describe('attack: timing of the comparison', () => {
  it.each(['right', '', 'r', 'wrong', 'right and longer', 'ríght', 'x'.repeat(10_000)])(
    'the answer to %j comes from one comparison that takes the same time wherever two values differ',
    (given) => {
      expect(isSecret(given, 'right')).toBe(given === 'right');
      expect(compare).toHaveBeenCalledTimes(1);
      const [first, second] = compare.mock.calls[0] ?? [];
      // Digests: the length of a secret does not show either, and a value of another length is no shorter way.
      expect([first?.byteLength, second?.byteLength]).toEqual([32, 32]);
    },
  );

  it('nothing else decides: what that comparison says is the answer', () => {
    compare.mockReturnValueOnce(false);
    expect(isSecret('right', 'right')).toBe(false);
    compare.mockReturnValueOnce(true);
    expect(isSecret('wrong', 'right')).toBe(true);
  });

  it('no value at all is not the right one', () => {
    expect(isSecret(undefined, 'right')).toBe(false);
  });
});

describe('mintCredentials', () => {
  it('makes two values of 256 bits that no other launch has', () => {
    const minted = Array.from({ length: 100 }, mintCredentials).flatMap(({ token, session }) => [
      token,
      session,
    ]);
    expect(new Set(minted).size).toBe(200);
    for (const value of minted) expect(Buffer.from(value, 'base64url')).toHaveLength(32);
  });
});
