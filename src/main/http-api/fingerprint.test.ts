import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operationIdOfKey, sha256 } from './fingerprint.ts';

describe('operationIdOfKey', () => {
  it('gives the same UUID for the same key, for ever', async () => {
    expect(await operationIdOfKey('t', 'pedido-1')).toBe('41e08265-0dc0-8e93-aa43-ed717aee4b88');
    expect(z.uuid().safeParse(await operationIdOfKey('t', 'pedido-1')).success).toBe(true);
  });

  it('keeps keys and terminals apart', async () => {
    const ids = await Promise.all([
      operationIdOfKey('t', 'pedido-1'),
      operationIdOfKey('t', 'pedido-2'),
      operationIdOfKey('u', 'pedido-1'),
    ]);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('sha256', () => {
  it('agrees with FIPS 180-4 on its example', async () => {
    expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
