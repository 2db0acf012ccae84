import type { ActionId } from './key-map.ts';

/**
 * Chords such as `F12`, `Ctrl+Delete` or `+`, in the names of `KeyboardEvent.key`. The first one of an action is shown
 * beside it; all of them work and are listed on F1.
 */
export type Chords = Readonly<Record<ActionId, readonly string[]>>;

export type KeyPresetId = 'mostrador' | 'abarrotes' | 'sin-funciones';

/** A preset replaces the chords and nothing else. */
export interface KeyPreset {
  readonly id: KeyPresetId;
  readonly label: string;
  readonly chords: Chords;
}

/** The same in every preset: forms, lists and the box for typing work with them as everywhere. */
const ALWAYS = {
  add: ['Enter'],
  back: ['Escape'],
  'mark-previous': ['ArrowUp'],
  'mark-next': ['ArrowDown'],
  increase: ['+'],
  decrease: ['-'],
  'next-sale': ['Enter', 'Escape'],
  'quick-1': ['Alt+1'],
  'quick-2': ['Alt+2'],
  'quick-3': ['Alt+3'],
  'quick-4': ['Alt+4'],
  'quick-5': ['Alt+5'],
} satisfies Partial<Chords>;

/** What a preset chooses. */
type OwnChords = Omit<Chords, keyof typeof ALWAYS>;

/** Close to what counters in Mexico know. */
const mostrador: OwnChords = {
  search: ['F10'],
  'free-line': ['Insert'],
  quantity: ['F4'],
  price: ['F6'],
  remove: ['Ctrl+Delete'],
  customer: ['F3'],
  charge: ['F12'],
  credit: ['F2'],
  park: ['F7'],
  parked: ['Shift+F7'],
  favor: ['F4'],
  print: ['F9', 'Ctrl+p'],
  'save-pdf': ['Ctrl+s'],
  'go-sale': ['Ctrl+1'],
  'go-accounts': ['Ctrl+2'],
  'go-invoices': ['Ctrl+3'],
  'go-settings': ['Ctrl+6'],
  'switch-cashier': ['Ctrl+l'],
  help: ['F1'],
};

/**
 * For hands that come from the programs of grocery counters: Ins takes several pieces, Supr takes the line out, Ctrl+P
 * is an article without a code, F9 is about the price. F5 and F11, which those also use, stay the browser's.
 */
const abarrotes: OwnChords = {
  ...mostrador,
  quantity: ['Insert', 'F4'],
  remove: ['Delete', 'Ctrl+Delete'],
  'free-line': ['Ctrl+p'],
  price: ['F9', 'F6'],
  print: ['Ctrl+i'],
};

/**
 * For laptops whose upper row dims the screen unless Fn is held: letters of the Spanish word with Alt, and Enter, which
 * is the same everywhere, for what ends a sale.
 */
const sinFunciones: OwnChords = {
  search: ['Ctrl+b'],
  'free-line': ['Alt+l'],
  quantity: ['Alt+n'],
  price: ['Alt+p'],
  remove: ['Alt+q', 'Ctrl+Delete'],
  customer: ['Alt+c'],
  charge: ['Ctrl+Enter'],
  credit: ['Alt+Enter'],
  park: ['Alt+g'],
  parked: ['Alt+r'],
  favor: ['Alt+s'],
  print: ['Ctrl+p'],
  'save-pdf': ['Ctrl+s'],
  'go-sale': ['Ctrl+1'],
  'go-accounts': ['Ctrl+2'],
  'go-invoices': ['Ctrl+3'],
  'go-settings': ['Ctrl+6'],
  'switch-cashier': ['Ctrl+l'],
  help: ['Alt+a'],
};

/** In the order in which they are offered; the first is the default. */
export const KEY_PRESETS = [
  { id: 'mostrador', label: 'Mostrador', chords: { ...mostrador, ...ALWAYS } },
  { id: 'abarrotes', label: 'Abarrotes (Ins, Supr, Ctrl+P)', chords: { ...abarrotes, ...ALWAYS } },
  { id: 'sin-funciones', label: 'Portátil, sin teclas F', chords: { ...sinFunciones, ...ALWAYS } },
] as const satisfies readonly KeyPreset[];

/** The preset of an id that was stored; the default for one that is not known (any more). */
export function keyPreset(id: string): KeyPreset {
  return KEY_PRESETS.find((preset) => preset.id === id) ?? KEY_PRESETS[0];
}
