import { matchesChord, type KeyPress } from './chord.ts';

/**
 * Keys that would reload, print or leave the page, or open something of the browser, in the middle of a sale. Zoom
 * (Ctrl with +, - and 0), copying, pasting, full screen and the developer tools of Ctrl+Shift+I stay.
 */
const HOST_CHORDS = [
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F12', 'Shift+F5', 'Ctrl+F5', 'Shift+F7', 'Shift+F10'],
  ...['r', 'w', 'p', 's', 'f', 'g', 'h', 'j', 'd', 'o', 'u', 'n', 't', 'k', 'e', 'l'].map(
    (key) => `Ctrl+${key}`,
  ),
  ...['Ctrl+Shift+r', 'Ctrl+Shift+w', 'Ctrl+Shift+t', 'Ctrl+Shift+p', 'Ctrl+F4'],
  ...['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home'],
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Ctrl+${digit}`),
];

export function belongsToTheHost(press: KeyPress): boolean {
  return HOST_CHORDS.some((chord) => matchesChord(press, chord));
}
