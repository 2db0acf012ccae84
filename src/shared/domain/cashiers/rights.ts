/** From the least to the most trusted. What each may do is the table below and nothing else. */
export const ROLES = ['cajero', 'supervisor', 'dueño'] as const;
export type Role = (typeof ROLES)[number];

/** What not everybody may do. */
export type Right =
  | 'see-cost'
  | 'sell-below-floor'
  | 'sell-on-credit-over-limit'
  | 'set-credit-limit'
  | 'see-audit'
  | 'edit-settings'
  | 'edit-cashiers';

/** Those that a supervisor can allow to somebody else with his PIN, for one operation, in which it is recorded. */
export const AUTHORISABLE_RIGHTS = [
  'sell-below-floor',
  'sell-on-credit-over-limit',
  'set-credit-limit',
] as const satisfies readonly Right[];
export type AuthorisableRight = (typeof AUTHORISABLE_RIGHTS)[number];

/** Who may do what, in the order in which it is shown. */
export const RIGHTS: readonly {
  readonly right: Right;
  readonly label: string;
  readonly roles: readonly Role[];
}[] = [
  { right: 'see-cost', label: 'Ver costo y margen', roles: ['supervisor', 'dueño'] },
  {
    right: 'sell-below-floor',
    label: 'Vender por debajo del margen mínimo',
    roles: ['supervisor', 'dueño'],
  },
  {
    right: 'sell-on-credit-over-limit',
    label: 'Vender a crédito por encima del límite',
    roles: ['supervisor', 'dueño'],
  },
  { right: 'set-credit-limit', label: 'Dar crédito a un cliente', roles: ['supervisor', 'dueño'] },
  { right: 'see-audit', label: 'Ver autorizaciones y cambios', roles: ['supervisor', 'dueño'] },
  { right: 'edit-settings', label: 'Cambiar los ajustes de la tienda', roles: ['dueño'] },
  { right: 'edit-cashiers', label: 'Dar de alta y cambiar cajeros', roles: ['dueño'] },
];

export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS.some((row) => row.right === right && row.roles.includes(role));
}

export function rightLabel(right: Right): string {
  return RIGHTS.find((row) => row.right === right)?.label ?? right;
}
