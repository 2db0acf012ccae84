import { describe, expect, it } from 'vitest';
import { chordLabel, isKeypadEditing, matchesChord, writesText, type KeyPress } from './chord.ts';

function press(key: string, changes: Partial<KeyPress> = {}): KeyPress {
  const modifiers = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, altGraph: false };
  return { key, code: '', location: 0, ...modifiers, ...changes };
}

describe('matchesChord', () => {
  it('takes a function key alone', () => {
    expect(matchesChord(press('F12'), 'F12')).toBe(true);
    expect(matchesChord(press('F12', { ctrlKey: true }), 'F12')).toBe(false);
    expect(matchesChord(press('F7', { shiftKey: true }), 'F7')).toBe(false);
    expect(matchesChord(press('F7', { shiftKey: true }), 'Shift+F7')).toBe(true);
  });

  it('never takes AltGr for Ctrl, which is how Windows reports it', () => {
    const altGr = { ctrlKey: true, altKey: true, altGraph: true };
    expect(matchesChord(press('2', altGr), 'Ctrl+2')).toBe(false);
    expect(matchesChord(press('Delete', altGr), 'Ctrl+Delete')).toBe(false);
  });

  it('removes nothing with the keypad while NumLock is off', () => {
    expect(matchesChord(press('Delete', { ctrlKey: true, location: 3 }), 'Ctrl+Delete')).toBe(false);
    expect(matchesChord(press('Insert', { location: 3 }), 'Insert')).toBe(false);
    expect(matchesChord(press('Delete', { ctrlKey: true }), 'Ctrl+Delete')).toBe(true);
  });

  it('finds + with and without Shift, on the keypad too', () => {
    expect(matchesChord(press('+', { shiftKey: true }), '+')).toBe(true);
    expect(matchesChord(press('+', { location: 3 }), '+')).toBe(true);
    expect(matchesChord(press('+', { ctrlKey: true }), '+')).toBe(false);
  });

  it('finds Ctrl+1 on a layout whose upper row writes symbols', () => {
    expect(matchesChord(press('&', { ctrlKey: true, code: 'Digit1' }), 'Ctrl+1')).toBe(true);
    expect(matchesChord(press('&', { ctrlKey: true, code: 'Digit2' }), 'Ctrl+1')).toBe(false);
  });

  it('does not mind CapsLock', () => {
    expect(matchesChord(press('P', { ctrlKey: true }), 'Ctrl+p')).toBe(true);
  });
});

describe('writesText', () => {
  it('counts characters, accents that wait and what AltGr writes', () => {
    expect(writesText(press('ñ'))).toBe(true);
    expect(writesText(press('Dead'))).toBe(true);
    expect(writesText(press('Process'))).toBe(true);
    expect(writesText(press('@', { ctrlKey: true, altKey: true, altGraph: true }))).toBe(true);
  });

  it('does not count commands and named keys', () => {
    expect(writesText(press('c', { ctrlKey: true }))).toBe(false);
    expect(writesText(press('Backspace'))).toBe(false);
    expect(writesText(press('F4'))).toBe(false);
  });
});

describe('isKeypadEditing', () => {
  it('is only about the keypad', () => {
    expect(isKeypadEditing(press('Delete', { location: 3 }))).toBe(true);
    expect(isKeypadEditing(press('Delete'))).toBe(false);
    expect(isKeypadEditing(press('ArrowUp', { location: 3 }))).toBe(false);
  });
});

describe('chordLabel', () => {
  it('names keys as a Mexican keyboard does', () => {
    expect(chordLabel('Ctrl+Delete')).toBe('Ctrl+Supr');
    expect(chordLabel('Insert')).toBe('Ins');
    expect(chordLabel('Shift+F7')).toBe('Mayús+F7');
    expect(chordLabel('Ctrl+p')).toBe('Ctrl+P');
    expect(chordLabel('+')).toBe('+');
  });
});
