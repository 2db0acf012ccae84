import type { Right } from '../../../shared/domain/cashiers/rights.ts';
import { AuditSection } from '../cashiers/audit-section.tsx';
import { CashiersSection } from '../cashiers/cashiers-section.tsx';
import { RightsSection } from '../cashiers/rights-section.tsx';
import { ConnectionSection } from './connection/connection-section.tsx';
import { ExchangeSection } from './exchange-section.tsx';
import { TerminalSection } from './local/terminal-section.tsx';
import { MarginsSection } from './margins/margins-section.tsx';
import { OperationSection } from './operation-section.tsx';
import { PricesSection } from './prices-section.tsx';
import { ShopSection } from './shop-section.tsx';

export interface SettingsSection {
  readonly id: string;
  readonly label: string;
  /** What it is for, under its title. */
  readonly purpose: string;
  /** Null for what everybody may see. */
  readonly right: Right | null;
  readonly component: React.ComponentType;
}

/** Every section of Ajustes, in the order of the list. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  {
    id: 'tienda',
    label: 'Tienda y ticket',
    purpose: 'Lo que cada ticket dice de la tienda. Lo comparten todas las terminales.',
    right: 'edit-settings',
    component: ShopSection,
  },
  {
    id: 'precios',
    label: 'Precios',
    purpose: 'Cómo se calcula lo que se dice al cliente. Lo comparten todas las terminales.',
    right: 'edit-settings',
    component: PricesSection,
  },
  {
    id: 'margenes',
    label: 'Márgenes',
    purpose:
      'Los que no son el de la tienda: de un grupo, de una marca, de un cliente, o de una marca para un cliente.',
    right: 'edit-settings',
    component: MarginsSection,
  },
  {
    id: 'tipo-de-cambio',
    label: 'Tipo de cambio',
    purpose: 'Lleva a pesos los costos en dólares. Las ventas que estén abiertas se recalculan.',
    right: 'edit-settings',
    component: ExchangeSection,
  },
  {
    id: 'operacion',
    label: 'Crédito y horario',
    purpose: 'Reglas de la tienda que comparten todas las terminales.',
    right: 'edit-settings',
    component: OperationSection,
  },
  {
    id: 'terminal',
    label: 'Esta terminal',
    purpose: 'Solo de esta computadora. Se aplica al momento.',
    right: null,
    component: TerminalSection,
  },
  {
    id: 'conexion',
    label: 'Conexión',
    purpose: 'El servidor de la tienda, cómo contesta y cómo cambiarlo.',
    right: null,
    component: ConnectionSection,
  },
  {
    id: 'cajeros',
    label: 'Cajeros',
    purpose: 'Quién puede entrar en las terminales de la tienda, con qué puesto y con qué PIN.',
    right: 'edit-cashiers',
    component: CashiersSection,
  },
  {
    id: 'permisos',
    label: 'Permisos',
    purpose: 'Qué puede hacer cada puesto. Es igual en todas las tiendas.',
    right: null,
    component: RightsSection,
  },
  {
    id: 'autorizaciones',
    label: 'Autorizaciones y cambios',
    purpose:
      'Lo que los supervisores permitieron con su PIN, y quién cambió qué de lo que comparte la tienda.',
    right: 'see-audit',
    component: AuditSection,
  },
];
