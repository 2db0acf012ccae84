/**
 * A scanner types: many characters, a few milliseconds apart, usually ended by Enter. A person does not reach this
 * pace for four characters in a row. Times are those of the key events, which the operating system stamps, so a busy
 * screen neither hides nor invents a burst.
 */
export const LONGEST_GAP_MS = 35;
/**
 * Once it is plain that a scanner types, one gap may be this long: a computer that was busy for a moment must not cut a code in two, whose second half
 * could be the code of another part.
 */
export const HICCUP_MS = 120;
/** Shorter than any part number that is printed as a bar code. */
export const FEWEST_CHARACTERS = 4;
/** Without an ending Enter a burst must be longer to count, since nothing else tells it from a hurried hand. */
export const FEWEST_WITHOUT_ENTER = 6;

export type KeyReading =
  /** The first character of what may become a burst. */
  | 'first'
  /** A further one, at a scanner's pace. */
  | 'following'
  /** The Enter or Tab that ends a burst. */
  | 'end-of-burst'
  | 'other';

export interface BurstDetector {
  /** @param timeMs the event's own time */
  read(key: string, timeMs: number): KeyReading;
  /** What came at a scanner's pace so far. */
  text(): string;
  /** Whether what came so far is a burst even without an ending Enter. */
  isLongEnough(): boolean;
  forget(): void;
}

export function createBurstDetector(): BurstDetector {
  let text = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  let hadHiccup = false;

  function startOver() {
    text = '';
    lastMs = Number.NEGATIVE_INFINITY;
    hadHiccup = false;
  }

  /** Whether what comes `gapMs` later belongs to the burst. */
  function goesOn(gapMs: number): boolean {
    if (gapMs <= LONGEST_GAP_MS) return true;
    const isHiccup = text.length >= FEWEST_CHARACTERS && !hadHiccup && gapMs <= HICCUP_MS;
    hadHiccup = isHiccup;
    return isHiccup;
  }

  return {
    read(key, timeMs) {
      const gapMs = timeMs - lastMs;
      if ([...key].length === 1) {
        text = goesOn(gapMs) ? text + key : key;
        lastMs = timeMs;
        return text.length > 1 ? 'following' : 'first';
      }
      // A scanner holds Shift for capitals: it neither adds to a burst nor breaks it.
      if (key === 'Shift' || key === 'CapsLock') return 'other';
      const ends =
        (key === 'Enter' || key === 'Tab') && gapMs <= LONGEST_GAP_MS && text.length >= FEWEST_CHARACTERS;
      if (ends) return 'end-of-burst';
      startOver();
      return 'other';
    },
    text: () => text,
    isLongEnough: () => text.length >= FEWEST_WITHOUT_ENTER,
    forget: startOver,
  };
}
