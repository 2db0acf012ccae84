import type { Role } from '../../../shared/domain/cashiers/rights.ts';

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  cajero: 'Cajero',
  supervisor: 'Supervisor',
  dueño: 'Dueño',
};
