import { describe, expect, it } from 'vitest';
import {
  createBurstDetector,
  FEWEST_CHARACTERS,
  HICCUP_MS,
  LONGEST_GAP_MS,
  type KeyReading,
} from './burst-detector.ts';

/** Reads the keys of a text one after another. */
function read(
  keys: readonly string[],
  gapMs: number,
  startMs = 1000,
): { last: KeyReading | undefined; text: string } {
  const detector = createBurstDetector();
  const readings = keys.map((key, index) => detector.read(key, startMs + index * gapMs));
  return { last: readings.at(-1), text: detector.text() };
}

const SCANNER_GAP_MS = 8;
const PERSON_GAP_MS = 70;

describe('createBurstDetector', () => {
  it('takes a code that a scanner sends for a burst', () => {
    expect(read([...'LAB-502', 'Enter'], SCANNER_GAP_MS)).toEqual({ last: 'end-of-burst', text: 'LAB-502' });
  });

  it('takes Tab for an ending too', () => {
    expect(read([...'7501234', 'Tab'], SCANNER_GAP_MS).last).toBe('end-of-burst');
  });

  it('does not take a person for a scanner', () => {
    expect(read([...'LAB-502', 'Enter'], PERSON_GAP_MS).last).toBe('other');
  });

  it('does not take a short amount for a code, however quick the hand', () => {
    const short = [...'9'.repeat(FEWEST_CHARACTERS - 1)];
    expect(read([...short, 'Enter'], SCANNER_GAP_MS).last).toBe('other');
  });

  it('starts over after a pause, so that what was typed before is no part of the code', () => {
    const detector = createBurstDetector();
    detector.read('3', 0);
    detector.read('*', 90);
    let at = 90 + LONGEST_GAP_MS + 1;
    for (const key of 'ABC123') detector.read(key, (at += SCANNER_GAP_MS));
    expect(detector.read('Enter', at + SCANNER_GAP_MS)).toBe('end-of-burst');
    expect(detector.text()).toBe('ABC123');
  });

  it('keeps a code whole over one moment in which the computer was busy', () => {
    const detector = createBurstDetector();
    const times = [0, 8, 16, 24, 24 + HICCUP_MS, 152];
    [...'ABC123'].forEach((key, index) => detector.read(key, times[index] ?? 0));
    expect(detector.read('Enter', 160)).toBe('end-of-burst');
    expect(detector.text()).toBe('ABC123');
  });

  it('does not take a person who rolls over two keys for a scanner', () => {
    const detector = createBurstDetector();
    const times = [0, 30, 100, 170, 200, 270];
    const readings = [...'filtro'].map((key, index) => detector.read(key, times[index] ?? 0));
    expect(readings.at(-1)).toBe('first');
    expect(detector.read('Enter', 340)).toBe('other');
  });

  it('does not end a burst with an Enter that comes later', () => {
    const detector = createBurstDetector();
    [...'ABC123'].forEach((key, index) => detector.read(key, index * SCANNER_GAP_MS));
    expect(detector.read('Enter', 500)).toBe('other');
  });

  it('lets the Shift of capitals pass', () => {
    const detector = createBurstDetector();
    let at = 0;
    for (const key of ['Shift', 'A', 'Shift', 'B', 'Shift', 'C', '1', '2']) detector.read(key, (at += 5));
    expect(detector.read('Enter', at + 5)).toBe('end-of-burst');
    expect(detector.text()).toBe('ABC12');
  });

  it('is broken by any key that writes nothing', () => {
    const detector = createBurstDetector();
    let at = 0;
    for (const key of ['A', 'B', 'C', 'ArrowDown', '1', '2']) detector.read(key, (at += 5));
    expect(detector.read('Enter', at + 5)).toBe('other');
  });

  it('needs more characters when no Enter ends it', () => {
    const detector = createBurstDetector();
    [...'12345'].forEach((key, index) => detector.read(key, index * 5));
    expect(detector.isLongEnough()).toBe(false);
    detector.read('6', 25);
    expect(detector.isLongEnough()).toBe(true);
  });
});
