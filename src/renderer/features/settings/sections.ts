import type { Right } from '../../../shared/domain/cashiers/rights.ts';
import { AppearanceSection } from './appearance-section.tsx';

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
    id: 'apariencia',
    label: 'Apariencia',
    purpose: 'Cómo se ve Nexus POS en esta computadora. Se aplica al momento.',
    right: null,
    component: AppearanceSection,
  },
];
