/**
 * Every key of the counter, as data. A preset replaces the chords and nothing else: screens bind to the names of the
 * actions, hints and the F1 list are drawn from here. Only what exists is listed.
 */
export type ActionId =
  | 'add'
  | 'mark-previous'
  | 'mark-next'
  | 'increase'
  | 'decrease'
  | 'quantity'
  | 'price'
  | 'remove'
  | 'free-line'
  | 'customer'
  | 'charge'
  | 'credit'
  | 'search'
  | 'back'
  | 'help'
  | 'go-sale'
  | 'go-accounts'
  | 'next-sale'
  | 'print'
  | 'save-pdf';

export type KeyGroup = 'Agregar partes' | 'Partida marcada' | 'Cobrar' | 'Venta cobrada' | 'Moverse';

export interface KeyAction {
  readonly id: ActionId;
  /** Chords such as `F12`, `Ctrl+Delete` or `+`, in the names of `KeyboardEvent.key`. The first one is shown. */
  readonly chords: readonly string[];
  readonly label: string;
  readonly group: KeyGroup;
  /** Whether holding the key down goes on doing it. What charges, confirms or opens never repeats. */
  readonly repeats?: true;
}

export type KeyPreset = readonly KeyAction[];

/** Close to what counters in Mexico know. */
export const mostradorPreset: KeyPreset = [
  {
    id: 'add',
    chords: ['Enter'],
    label: 'Agregar la parte escrita, o el resultado marcado',
    group: 'Agregar partes',
  },
  { id: 'search', chords: ['F10'], label: 'Ir al cuadro de búsqueda', group: 'Agregar partes' },
  {
    id: 'mark-previous',
    chords: ['ArrowUp'],
    label: 'Resultado anterior; sin texto, partida anterior',
    group: 'Agregar partes',
    repeats: true,
  },
  {
    id: 'mark-next',
    chords: ['ArrowDown'],
    label: 'Resultado siguiente; sin texto, partida siguiente',
    group: 'Agregar partes',
    repeats: true,
  },
  { id: 'free-line', chords: ['Insert'], label: 'Partida libre', group: 'Agregar partes' },
  { id: 'quantity', chords: ['F4'], label: 'Cantidad', group: 'Partida marcada' },
  { id: 'price', chords: ['F6'], label: 'Precio o margen', group: 'Partida marcada' },
  {
    id: 'increase',
    chords: ['+'],
    label: 'Una pieza más (sin texto escrito)',
    group: 'Partida marcada',
    repeats: true,
  },
  {
    id: 'decrease',
    chords: ['-'],
    label: 'Una pieza menos (sin texto escrito)',
    group: 'Partida marcada',
    repeats: true,
  },
  { id: 'remove', chords: ['Ctrl+Delete'], label: 'Quitar', group: 'Partida marcada' },
  { id: 'customer', chords: ['F3'], label: 'Cliente: buscar o dar de alta', group: 'Cobrar' },
  { id: 'charge', chords: ['F12'], label: 'Cobrar', group: 'Cobrar' },
  { id: 'credit', chords: ['F2'], label: 'A crédito', group: 'Cobrar' },
  { id: 'next-sale', chords: ['Enter', 'Escape'], label: 'Siguiente venta', group: 'Venta cobrada' },
  { id: 'print', chords: ['F9', 'Ctrl+p'], label: 'Imprimir ticket', group: 'Venta cobrada' },
  { id: 'save-pdf', chords: ['Ctrl+s'], label: 'Guardar el ticket en PDF', group: 'Venta cobrada' },
  { id: 'go-sale', chords: ['Ctrl+1'], label: 'Venta', group: 'Moverse' },
  { id: 'go-accounts', chords: ['Ctrl+2'], label: 'Cuentas', group: 'Moverse' },
  { id: 'back', chords: ['Escape'], label: 'Un paso atrás; la venta no se pierde', group: 'Moverse' },
  { id: 'help', chords: ['F1'], label: 'Ver todas las teclas', group: 'Moverse' },
];

export const KEY_GROUPS: readonly KeyGroup[] = [
  'Agregar partes',
  'Partida marcada',
  'Cobrar',
  'Venta cobrada',
  'Moverse',
];

export function keyAction(id: ActionId, preset: KeyPreset = mostradorPreset): KeyAction {
  const action = preset.find((one) => one.id === id);
  if (!action) throw new Error(`the key map lacks ${id}`);
  return action;
}
