/**
 * A scanner types: many characters, a few milliseconds apart, usually ended by Enter. A person does not reach this
 * pace for four characters in a row. Times are those of the key events, which the operating system stamps, so a busy
 * screen neither hides nor invents a burst.
 */
export const LONGEST_GAP_MS = 35;
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

  return {
    read(key, timeMs) {
      const quick = timeMs - lastMs <= LONGEST_GAP_MS;
      if ([...key].length === 1) {
        text = quick ? text + key : key;
        lastMs = timeMs;
        return quick && text.length > 1 ? 'following' : 'first';
      }
      // A scanner holds Shift for capitals: it neither adds to a burst nor breaks it.
      if (key === 'Shift' || key === 'CapsLock') return 'other';
      const ends = (key === 'Enter' || key === 'Tab') && quick && text.length >= FEWEST_CHARACTERS;
      if (ends) return 'end-of-burst';
      text = '';
      lastMs = Number.NEGATIVE_INFINITY;
      return 'other';
    },
    text: () => text,
    isLongEnough: () => text.length >= FEWEST_WITHOUT_ENTER,
    forget() {
      text = '';
      lastMs = Number.NEGATIVE_INFINITY;
    },
  };
}
