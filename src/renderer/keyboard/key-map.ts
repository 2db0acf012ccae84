/**
 * Every action of the counter that has a key, as data: what it is called, where it is listed, where it applies. The
 * chords are those of a preset (key-presets.ts). Screens bind to the names; hints and the F1 list are drawn from here.
 * Only what exists is listed.
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
  | 'park'
  | 'parked'
  | 'favor'
  | 'quick-1'
  | 'quick-2'
  | 'quick-3'
  | 'quick-4'
  | 'quick-5'
  | 'search'
  | 'back'
  | 'help'
  | 'switch-cashier'
  | 'go-sale'
  | 'go-accounts'
  | 'go-invoices'
  | 'go-settings'
  | 'next-sale'
  | 'print'
  | 'save-pdf';

export type KeyGroup = 'Agregar partes' | 'Partida marcada' | 'Cobrar' | 'Venta cobrada' | 'Moverse';

/**
 * Where an action applies: on every screen, while a sale is open (its dialogs included), only in the dialogs that take the
 * money, or on a sale that was just charged. Within a place a chord means one thing.
 */
export type KeyPlace = 'everywhere' | 'sale' | 'paying' | 'charged';

export interface KeyAction {
  readonly id: ActionId;
  readonly label: string;
  readonly group: KeyGroup;
  readonly place: KeyPlace;
  /** Whether holding the key down goes on doing it. What charges, confirms or opens never repeats. */
  readonly repeats?: true;
}

const ORDINALS = ['primera', 'segunda', 'tercera', 'cuarta', 'quinta'] as const;

export const KEY_ACTIONS: readonly KeyAction[] = [
  {
    id: 'add',
    label: 'Agregar la parte escrita, o el resultado marcado',
    group: 'Agregar partes',
    place: 'sale',
  },
  { id: 'search', label: 'Ir al cuadro de búsqueda', group: 'Agregar partes', place: 'everywhere' },
  {
    id: 'mark-previous',
    label: 'Resultado anterior; sin texto, partida anterior',
    group: 'Agregar partes',
    place: 'sale',
    repeats: true,
  },
  {
    id: 'mark-next',
    label: 'Resultado siguiente; sin texto, partida siguiente',
    group: 'Agregar partes',
    place: 'sale',
    repeats: true,
  },
  { id: 'free-line', label: 'Partida libre', group: 'Agregar partes', place: 'sale' },
  { id: 'quantity', label: 'Cantidad', group: 'Partida marcada', place: 'sale' },
  { id: 'price', label: 'Precio o margen', group: 'Partida marcada', place: 'sale' },
  {
    id: 'increase',
    label: 'Una pieza más (sin texto escrito)',
    group: 'Partida marcada',
    place: 'sale',
    repeats: true,
  },
  {
    id: 'decrease',
    label: 'Una pieza menos (sin texto escrito)',
    group: 'Partida marcada',
    place: 'sale',
    repeats: true,
  },
  { id: 'remove', label: 'Quitar', group: 'Partida marcada', place: 'sale' },
  { id: 'customer', label: 'Cliente: buscar o dar de alta', group: 'Cobrar', place: 'sale' },
  { id: 'charge', label: 'Cobrar', group: 'Cobrar', place: 'sale' },
  { id: 'credit', label: 'A crédito', group: 'Cobrar', place: 'sale' },
  { id: 'park', label: 'Dejar la venta en espera', group: 'Cobrar', place: 'sale' },
  { id: 'parked', label: 'Ventas en espera', group: 'Cobrar', place: 'sale' },
  { id: 'favor', label: 'Al cobrar: usar el saldo a favor', group: 'Cobrar', place: 'paying' },
  ...quickAmountActions(),
  { id: 'next-sale', label: 'Siguiente venta', group: 'Venta cobrada', place: 'charged' },
  { id: 'print', label: 'Imprimir ticket', group: 'Venta cobrada', place: 'everywhere' },
  { id: 'save-pdf', label: 'Guardar el ticket en PDF', group: 'Venta cobrada', place: 'charged' },
  { id: 'go-sale', label: 'Venta', group: 'Moverse', place: 'everywhere' },
  { id: 'go-accounts', label: 'Cuentas', group: 'Moverse', place: 'everywhere' },
  { id: 'go-invoices', label: 'Facturas', group: 'Moverse', place: 'everywhere' },
  { id: 'go-settings', label: 'Ajustes', group: 'Moverse', place: 'everywhere' },
  { id: 'back', label: 'Un paso atrás; la venta no se pierde', group: 'Moverse', place: 'sale' },
  { id: 'switch-cashier', label: 'Cambiar de cajero, o bloquear', group: 'Moverse', place: 'everywhere' },
  { id: 'help', label: 'Ver todas las teclas', group: 'Moverse', place: 'everywhere' },
];

export const KEY_GROUPS: readonly KeyGroup[] = [
  'Agregar partes',
  'Partida marcada',
  'Cobrar',
  'Venta cobrada',
  'Moverse',
];

/** In the order in which the amounts are shown. */
function quickAmountActions(): readonly KeyAction[] {
  return (['quick-1', 'quick-2', 'quick-3', 'quick-4', 'quick-5'] as const).map((id, index) => ({
    id,
    label: `Al cobrar: ${ORDINALS[index]} cantidad sugerida`,
    group: 'Cobrar',
    place: 'paying',
  }));
}
