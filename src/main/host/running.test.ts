import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceRunning, readRunning, withdrawRunning } from './running.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-running-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const first = { pid: 1234, host: 'browser', url: 'http://127.0.0.1:4000/?token=abc' } as const;

describe('running.json', () => {
  it('tells the second start where the first one is', () => {
    announceRunning(folder, first);
    expect(readRunning(folder)).toEqual(first);
  });

  it('tells nothing once it was withdrawn', () => {
    announceRunning(folder, first);
    withdrawRunning(folder);
    expect(readRunning(folder)).toBeNull();
    withdrawRunning(folder);
  });

  it.each(['', '{', '{"pid":"x"}'])('does not trip over %j', (content) => {
    writeFileSync(join(folder, 'running.json'), content);
    expect(readRunning(folder)).toBeNull();
  });
});

describe('attack: another user reads the token from running.json', () => {
  it('is for its owner alone, even when a wider one lay there', () => {
    writeFileSync(join(folder, 'running.json'), '{}', { mode: 0o644 });
    writeFileSync(join(folder, 'running.json.new'), '{}', { mode: 0o644 });
    announceRunning(folder, first);
    expect(statSync(join(folder, 'running.json')).mode & 0o777).toBe(0o600);
  });
});
