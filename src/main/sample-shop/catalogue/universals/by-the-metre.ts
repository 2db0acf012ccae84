import { size, type Shelf } from './shelf.ts';

/** What is cut from a roll or counted from a drawer. */
export const drawerShelves: readonly Shelf[] = [
  {
    what: 'fuel-hose',
    es: 'Manguera de gasolina',
    en: 'Fuel hose',
    brands: { Gates: '27*', Continental: '65*', Dayco: '80*' },
    sizes: [
      size('1/4" (metro)', '1/4 in (metre)', '093', 1.7),
      size('5/16" (metro)', '5/16 in (metre)', '094', 1.9),
      size('3/8" (metro)', '3/8 in (metre)', '096', 2.3),
    ],
    demand: 0.85,
  },
  {
    what: 'heater-hose',
    es: 'Manguera de calefacción',
    en: 'Heater hose',
    brands: { Gates: '28*', Continental: '64*', Cauplas: 'MC*' },
    sizes: [
      size('5/8" (metro)', '5/8 in (metre)', '411', 2.1),
      size('3/4" (metro)', '3/4 in (metre)', '412', 2.5),
    ],
    demand: 0.75,
  },
  {
    what: 'vacuum-hose',
    es: 'Manguera de vacío',
    en: 'Vacuum hose',
    brands: { Gates: '27*', Dayco: '80*' },
    sizes: [
      size('1/8" (metro)', '1/8 in (metre)', '041', 0.8),
      size('5/32" (metro)', '5/32 in (metre)', '042', 0.95),
    ],
    demand: 0.5,
  },
  {
    what: 'wire',
    es: 'Cable primario',
    en: 'Primary wire',
    brands: { Condumex: 'CX-*', IUSA: 'IU-*' },
    sizes: ['12', '14', '16', '18'].map((gauge, index) =>
      size(`calibre ${gauge} (metro)`, `gauge ${gauge} (metre)`, `${gauge}P`, 0.55 - index * 0.1),
    ),
    demand: 0.6,
  },
  {
    what: 'clamp',
    es: 'Abrazadera sin fin',
    en: 'Worm drive hose clamp',
    brands: { Breeze: '62*', Ideal: '67*' },
    sizes: [
      ...[size('#6 (11-20 mm)', '#6', '006', 0.34), size('#10 (14-27 mm)', '#10', '010', 0.38)],
      ...[size('#16 (21-38 mm)', '#16', '016', 0.44), size('#28 (33-57 mm)', '#28', '028', 0.52)],
    ],
    demand: 0.8,
  },
  {
    what: 'terminal',
    es: 'Terminal de acumulador',
    en: 'Battery terminal',
    brands: { Kem: 'KTA-*', Calterm: '65*' },
    sizes: [
      size('positiva bronce', 'positive, brass', '201', 1.6),
      size('negativa bronce', 'negative, brass', '202', 1.6),
    ],
    demand: 0.7,
  },
  {
    what: 'stud',
    es: 'Birlo de rueda',
    en: 'Wheel stud',
    brands: { Dorman: '610-*' },
    sizes: [
      size('12 x 1.25', '12 x 1.25', '304', 0.9),
      size('12 x 1.50', '12 x 1.50', '323', 0.9),
      size('14 x 1.50', '14 x 1.50', '466', 1.4),
    ],
    demand: 0.5,
  },
  {
    what: 'radiator-cap',
    es: 'Tapón de radiador',
    en: 'Radiator cap',
    brands: { Stant: '10*', Gates: '31*', Motorad: 'T-*' },
    sizes: [size('13 lb', '13 psi', '513', 3.2), size('16 lb', '16 psi', '516', 3.3)],
    demand: 0.65,
  },
  {
    what: 'v-belt',
    es: 'Banda en V',
    en: 'V-belt',
    brands: { Gates: 'TR22*', Dayco: '15*', Continental: '17*' },
    sizes: ['285', '330', '360', '395', '425', '455', '520'].map((length) =>
      size(
        `11A${Math.round(Number(length) * 2.54)}`,
        `11A${Math.round(Number(length) * 2.54)}`,
        length,
        3.1 + Number(length) / 160,
      ),
    ),
    demand: 0.5,
  },
];
