import { size, type Shelf } from './shelf.ts';

const battery = (group: string, amperes: number, usd: number) =>
  size(`grupo ${group} ${amperes} A`, `group ${group}, ${amperes} CCA`, `${group}-${amperes}`, usd);
const bulb = (base: string, watts: string, usd: number) =>
  size(`${base} 12 V ${watts} W`, `${base} 12 V ${watts} W`, base, usd);
const blade = (inches: number, usd: number) => size(`${inches}"`, `${inches} in`, inches.toString(), usd);

/** Batteries, bulbs, wipers and small electrical goods. */
export const electricalShelves: readonly Shelf[] = [
  {
    what: 'battery',
    es: 'Acumulador',
    en: 'Battery',
    brands: { LTH: 'L-*', América: 'AM-*', Gonher: 'G-*', Optima: 'D*R' },
    sizes: [
      ...[battery('22F', 410, 62), battery('24R', 575, 84), battery('34', 600, 88), battery('35', 575, 80)],
      ...[battery('41', 650, 92), battery('42', 500, 72), battery('47', 600, 86), battery('48', 700, 104)],
      ...[battery('51R', 500, 82), battery('58', 550, 84), battery('65', 800, 112), battery('99', 430, 68)],
    ],
    demand: 0.8,
  },
  {
    what: 'halogen-bulb',
    es: 'Foco de halógeno',
    en: 'Halogen bulb',
    brands: { Philips: '12###*', Osram: '64###*', Hella: '8GJ00#*', Tungsram: '5{0|4}###*' },
    sizes: [
      ...[bulb('H4', '60/55', 2.6), bulb('H7', '55', 3.4), bulb('H11', '55', 5.2), bulb('H1', '55', 2.2)],
      ...[bulb('H3', '55', 2.1), bulb('9005', '65', 4.4), bulb('9006', '55', 4.2), bulb('9007', '65/55', 4)],
    ],
    demand: 0.9,
  },
  {
    what: 'bulb',
    es: 'Foco',
    en: 'Miniature bulb',
    brands: { Philips: 'P*-##', Osram: 'O*-##', Tungsram: 'T*-##' },
    sizes: [
      ...[
        bulb('1157', '21/5', 0.42),
        bulb('1156', '21', 0.4),
        bulb('194', '5', 0.32),
        bulb('7443', '21/5', 0.7),
      ],
      ...[bulb('7440', '21', 0.66), bulb('67', '5', 0.34), bulb('C5W', '5', 0.5)],
    ],
    demand: 0.9,
  },
  {
    what: 'wiper',
    es: 'Pluma limpiaparabrisas',
    en: 'Wiper blade',
    brands: { Bosch: 'AR*N#', Trico: '30-*0#', Valeo: '600*#', Anco: '31-*#' },
    sizes: [
      ...[blade(14, 2.9), blade(16, 3), blade(17, 3.1), blade(18, 3.2), blade(19, 3.3), blade(20, 3.4)],
      ...[blade(21, 3.6), blade(22, 3.8), blade(24, 4.2), blade(26, 4.6)],
    ],
    demand: 0.75,
  },
  {
    what: 'fuse',
    es: 'Fusible',
    en: 'Fuse',
    brands: { Littelfuse: '029*#', Bussmann: 'BK-*#' },
    sizes: ['10', '15', '20', '25', '30'].flatMap((amperes) => [
      size(`mini ${amperes} A`, `mini ${amperes} A`, `7${amperes}`, 0.18),
      size(`maxi ${amperes} A`, `maxi ${amperes} A`, `9${amperes}`, 0.75),
    ]),
    demand: 0.8,
  },
  {
    what: 'relay',
    es: 'Relevador 12 V',
    en: 'Relay 12 V',
    brands: { Bosch: '0332{0|2}09*#', Hella: '4RA003{5|9}10*#', Kem: 'KRE-{1|2}*' },
    sizes: [size('4 patas 30 A', '4 pin 30 A', '04', 3.6), size('5 patas 40 A', '5 pin 40 A', '05', 4.2)],
    demand: 0.6,
  },
  {
    what: 'horn',
    es: 'Claxon',
    en: 'Horn',
    brands: { Hella: '3AG0{0|1}#*', Bosch: '0986AH0#*' },
    sizes: [size('caracol par', 'snail, pair', '7', 17), size('disco 12 V', 'disc 12 V', '2', 7.2)],
    demand: 0.4,
  },
];
