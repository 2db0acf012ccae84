/** What of a `KeyboardEvent` decides which chord it is. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  /** `KeyboardEvent.DOM_KEY_LOCATION_NUMPAD` is 3. */
  readonly location: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly altGraph: boolean;
}

const NUMPAD = 3;
/** What the keypad sends for `0` and `.` while NumLock is off. */
const KEYPAD_EDITING = new Set(['Delete', 'Insert', 'Clear']);

/** The part of a `KeyboardEvent` that chords look at. */
export function keyPress(event: KeyboardEvent): KeyPress {
  return {
    key: event.key,
    code: event.code,
    location: event.location,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    metaKey: event.metaKey,
    altGraph: event.getModifierState('AltGraph'),
  };
}

/**
 * Whether a key press is the chord. AltGr, which Windows reports as Ctrl+Alt, is never Ctrl; the keypad with NumLock
 * off neither removes nor inserts.
 */
export function matchesChord(press: KeyPress, chord: string): boolean {
  const { key, ctrl, alt, shift } = parseChord(chord);
  if (press.metaKey || press.altGraph || isKeypadEditing(press)) return false;
  if (press.ctrlKey !== ctrl || press.altKey !== alt) return false;
  // Which characters need Shift depends on the layout: `+` is `+` wherever it is.
  if (shift !== press.shiftKey && !(key.length === 1 && !ctrl)) return false;
  return press.key.toLowerCase() === key.toLowerCase() || (ctrl && isDigitKey(press.code, key));
}

/** A key of the keypad that edits only because NumLock is off: somebody meant a figure. */
export function isKeypadEditing(press: Pick<KeyPress, 'key' | 'location'>): boolean {
  return press.location === NUMPAD && KEYPAD_EDITING.has(press.key);
}

/** Whether the press writes a character, AltGr, dead keys and what an input method takes included. */
export function writesText(press: KeyPress): boolean {
  if (press.key === 'Dead' || press.key === 'Process') return true;
  return [...press.key].length === 1 && !isCommand(press);
}

/** Pressed together with Ctrl, Alt or the system's key, which AltGr is none of. */
export function isCommand(press: KeyPress): boolean {
  return !press.altGraph && (press.ctrlKey || press.altKey || press.metaKey);
}

/** `Ctrl+Supr`: a chord in the words that are printed on a keyboard in Mexico. */
export function chordLabel(chord: string): string {
  const { key, ctrl, alt, shift } = parseChord(chord);
  const name = KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Mayús', name].filter(Boolean).join('+');
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Supr',
  Insert: 'Ins',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Espacio',
  '-': '−',
};

interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** The last part is the key, so that `+` and `Ctrl++` can be written. */
function parseChord(chord: string): Chord {
  const [, modifiers = '', key = chord] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? [];
  return {
    key,
    ctrl: modifiers.includes('Ctrl+'),
    alt: modifiers.includes('Alt+'),
    shift: modifiers.includes('Shift+'),
  };
}

/** On layouts where the upper row writes symbols, Ctrl+1 is still the key with the 1. */
function isDigitKey(code: string, key: string): boolean {
  return /^\d$/.test(key) && code === `Digit${key}`;
}
