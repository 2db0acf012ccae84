import { matchesChord, type KeyPress } from './chord.ts';

/** Would reload, close or leave the page in the middle of a sale. Swallowed always; no preset may give them a meaning. */
const LEAVE_THE_PAGE = [
  ...['F5', 'Shift+F5', 'Ctrl+F5', 'Ctrl+r', 'Ctrl+Shift+r', 'BrowserRefresh'],
  ...['Ctrl+w', 'Ctrl+Shift+w', 'Ctrl+F4', 'Ctrl+q', 'Ctrl+Shift+q'],
  ...['Ctrl+n', 'Ctrl+t', 'Ctrl+Shift+n', 'Ctrl+Shift+t'],
  ...['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'BrowserBack', 'BrowserForward', 'BrowserHome'],
];

/** Would open something of the browser: its help, search, menus, printing. Swallowed; a preset may use them. */
const OPEN_SOMETHING = [
  ...['F1', 'F3', 'F6', 'F7', 'F10', 'F12', 'Shift+F7', 'Shift+F10'],
  ...['p', 's', 'f', 'g', 'h', 'j', 'd', 'o', 'u', 'k', 'e', 'l'].map((key) => `Ctrl+${key}`),
  ...['Ctrl+Shift+p', 'Ctrl+Shift+o', 'Ctrl+Shift+b', 'Ctrl+Shift+Delete'],
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Ctrl+${digit}`),
];

/** Menus and address of the browser, on the letters that their English names begin with. Swallowed, and not ours. */
const MENUS = ['Alt+d', 'Alt+e', 'Alt+f'];

/** Stay what they are everywhere: editing text, zoom, full screen, the developer tools, and what the desktop takes. */
const KEPT_BY_THE_HOST = [
  ...['Ctrl+a', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+y', 'Ctrl+z', 'Ctrl+Shift+z', 'Shift+Insert'],
  ...['Ctrl+Insert', 'Shift+Delete', 'Backspace', 'Ctrl+Backspace', 'Home', 'End', 'Tab', 'Shift+Tab'],
  ...['ArrowLeft', 'ArrowRight', 'Ctrl+ArrowLeft', 'Ctrl+ArrowRight', 'Ctrl++', 'Ctrl+-', 'Ctrl+0'],
  ...['F11', 'Ctrl+Shift+i', 'Ctrl+Shift+j', 'Ctrl+Shift+c', 'Ctrl+Tab', 'Ctrl+Shift+Tab'],
  ...['Alt+F4', 'Alt+Tab', 'Alt+Shift+Tab', 'Alt+Escape', 'Alt+ ', 'Ctrl+Escape', 'Ctrl+Alt+Delete'],
];

/** Whether the page has to keep the key from the browser, although nothing on the screen uses it. */
export function isSwallowed(press: KeyPress): boolean {
  return [...LEAVE_THE_PAGE, ...OPEN_SOMETHING, ...MENUS].some((chord) => matchesChord(press, chord));
}

/** Whether a preset must leave the chord alone. */
export function belongsToTheHost(chord: string): boolean {
  const name = chord.toLowerCase();
  return [...LEAVE_THE_PAGE, ...MENUS, ...KEPT_BY_THE_HOST].some((one) => one.toLowerCase() === name);
}
