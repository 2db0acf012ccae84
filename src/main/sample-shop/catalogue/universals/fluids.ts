import { pail, size, type Shelf } from './shelf.ts';

const bottles = (perLitre: number, grade: string) => [
  size(`${grade} 946 ml`, `${grade} 1 qt`, 'Q', perLitre),
  size(`${grade} garrafa 4.73 L`, `${grade} 5 qt`, 'G', perLitre * 4.5),
  pail(`${grade} cubeta 19 L`, `${grade} pail 19 L`, 'C', perLitre * 17),
];

/** Oils, coolants and what comes in cans. */
export const fluidShelves: readonly Shelf[] = [
  {
    what: 'oil',
    es: 'Aceite de motor mineral',
    en: 'Engine oil',
    brands: {
      'Quaker State': 'QS-{1|2}##*',
      Roshfrans: 'RF-{1|2}##*',
      Akron: 'AK-{1|2}##*',
      Bardahl: 'BA-{1|2}##*',
    },
    sizes: [...bottles(3.4, '20W-50'), ...bottles(3.5, '15W-40'), ...bottles(3.6, '10W-30')],
    demand: 1,
  },
  {
    what: 'synthetic-oil',
    es: 'Aceite de motor sintético',
    en: 'Synthetic engine oil',
    brands: { Castrol: 'CA-{3|4}##*', Mobil: 'MO-{3|4}##*', 'Quaker State': 'QS-{5|6}##*' },
    sizes: [...bottles(7.2, '5W-30'), ...bottles(7.4, '0W-20')],
    demand: 0.9,
  },
  {
    what: 'transmission-oil',
    es: 'Aceite de transmisión',
    en: 'Transmission fluid',
    brands: { Roshfrans: 'RF-{3|4}##*', Bardahl: 'BA-{3|4}##*', Mobil: 'MO-{5|6}##*' },
    sizes: [
      size('ATF Dexron III 946 ml', 'ATF Dexron III 1 qt', 'D', 4.1),
      size('CVT 946 ml', 'CVT 1 qt', 'V', 9.8),
      size('estándar 80W-90 946 ml', 'gear oil 80W-90 1 qt', 'E', 4.4),
      size('estándar 75W-90 sintético 946 ml', 'synthetic gear oil 75W-90 1 qt', 'S', 11.5),
    ],
    demand: 0.8,
  },
  {
    what: 'brake-fluid',
    es: 'Líquido de frenos',
    en: 'Brake fluid',
    brands: { Bosch: '020400{1|2}#*', Wagner: 'FC10###*', Prestone: 'AS-4##*' },
    sizes: [
      size('DOT 3 350 ml', 'DOT 3 12 oz', '3', 2.4),
      size('DOT 4 350 ml', 'DOT 4 12 oz', '4', 3.3),
      size('DOT 4 1 L', 'DOT 4 1 L', 'L', 8.2),
    ],
    demand: 0.95,
  },
  {
    what: 'coolant-fluid',
    es: 'Anticongelante',
    en: 'Coolant',
    brands: {
      Prestone: 'AF-{2|6}##*',
      Bardahl: 'BA-{7|8}##*',
      Roshfrans: 'RF-{7|8}##*',
      Zerex: 'ZX-{1|2}##*',
    },
    sizes: [
      size('verde 50/50 3.785 L', 'green 50/50 1 gal', 'V', 7.4),
      size('rosa 50/50 3.785 L', 'pink 50/50 1 gal', 'R', 8.6),
      size('concentrado 3.785 L', 'concentrate 1 gal', 'X', 12.9),
      pail('verde 50/50 cubeta 19 L', 'green 50/50 19 L', 'P', 34),
    ],
    demand: 0.9,
  },
  {
    what: 'steering-fluid',
    es: 'Líquido de dirección hidráulica',
    en: 'Power steering fluid',
    brands: { Prestone: 'AS-2##*', Roshfrans: 'RF-9##*', Bardahl: 'BA-9##*' },
    sizes: [size('355 ml', '12 oz', 'H', 2.8), size('946 ml', '1 qt', 'Q', 6.1)],
    demand: 0.6,
  },
  {
    what: 'additive',
    es: 'Aditivo',
    en: 'Additive',
    brands: { Bardahl: 'BA-5##*', "Wynn's": 'WY-{2|3}##*', STP: 'ST-{1|2}##*' },
    sizes: [
      size('limpia inyectores 355 ml', 'fuel injector cleaner 12 oz', 'I', 4.2),
      size('antifricción para motor 444 ml', 'engine oil treatment 15 oz', 'M', 6.4),
      size('tapa fugas de radiador 355 ml', 'radiator stop leak 12 oz', 'T', 4.6),
    ],
    demand: 0.55,
  },
  {
    what: 'spray',
    es: 'Limpiador en aerosol',
    en: 'Spray cleaner',
    brands: { CRC: '05{0|1}##*', 'WD-40': '52{0|1|2}##*', Roshfrans: 'RF-6##*' },
    sizes: [
      size('de carburador y cuerpo de aceleración', 'carburetor and throttle body', 'K', 3.9),
      size('de frenos', 'brake parts', 'F', 4.1),
      size('de contactos eléctricos', 'electrical contact', 'E', 6.8),
    ],
    demand: 0.75,
  },
  {
    what: 'sealant',
    es: 'Silicón para juntas',
    en: 'Gasket maker',
    brands: { Permatex: '8{1|2|5}###*', Loctite: '59{8|9}##*' },
    sizes: [
      size('gris alta temperatura 85 g', 'grey, high temperature, 3 oz', 'G', 4.8),
      size('negro 85 g', 'black 3 oz', 'N', 4.1),
      size('rojo 85 g', 'red 3 oz', 'R', 4),
    ],
    demand: 0.8,
  },
  {
    what: 'grease',
    es: 'Grasa',
    en: 'Grease',
    brands: { Roshfrans: 'RF-5##*', Mobil: 'MO-7##*', Akron: 'AK-5##*' },
    sizes: [
      size('para baleros de litio 500 g', 'lithium bearing 500 g', 'B', 4.9),
      size('para chasis 500 g', 'chassis 500 g', 'C', 3.6),
      size('grafitada para homocinética 500 g', 'moly CV joint 500 g', 'H', 6.2),
    ],
    demand: 0.5,
  },
  {
    what: 'refrigerant',
    es: 'Gas refrigerante R-134a',
    en: 'Refrigerant R-134a',
    brands: { Genetron: '134-##*', Quimobásicos: 'QB134-##*' },
    sizes: [size('lata 340 g', 'can 12 oz', 'L', 5.9), pail('boya 13.6 kg', 'cylinder 30 lb', 'B', 128)],
    demand: 0.4,
  },
];
