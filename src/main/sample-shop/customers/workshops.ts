import type { SampleCustomer } from './sample-customer.ts';

/** Talleres and servicios: most of the credit of a refaccionaria. */
export const workshops: readonly SampleCustomer[] = [
  workshop({
    name: 'Taller Mecánico Hernández',
    rfc: 'TMH980414HK6',
    businessName: 'Taller Mecánico Hernández S.A. de C.V.',
    phone: '222 555 0142',
    address: 'Av. 11 Sur 4107, Col. Prados Agua Azul, 72430 Puebla, Pue.',
    ...buys(15, 25_000, 'punctual', 5),
  }),
  workshop({
    name: 'Taller El Güero',
    rfc: 'GUER810522Q33',
    phone: '222 555 0178',
    address: 'Calle 14 Poniente 1512, Col. Santa María, 72080 Puebla, Pue.',
    ...buys(8, 12_000, 'late', 4),
  }),
  workshop({
    name: 'Servicio Automotriz Los Ángeles',
    rfc: 'SAL031117UAA',
    businessName: 'Servicio Automotriz Los Ángeles S.A. de C.V.',
    phone: '222 555 0111',
    address: 'Blvd. 5 de Mayo 2208, Col. El Carmen, 72530 Puebla, Pue.',
    ...buys(15, 30_000, 'punctual', 6),
  }),
  workshop({
    name: 'Taller Eléctrico Automotriz Juárez',
    rfc: 'TEAJ790830L70',
    phone: '222 555 0163',
    address: 'Av. Juárez 2915, Col. La Paz, 72160 Puebla, Pue.',
    ...buys(8, 10_000, 'punctual', 3),
  }),
  workshop({
    name: 'Frenos y Suspensiones La Paz',
    rfc: 'FSP050926T48',
    businessName: 'Frenos y Suspensiones La Paz S.A. de C.V.',
    phone: '222 555 0120',
    address: 'Calzada Zavaleta 318, Col. Santa Cruz Buenavista, 72150 Puebla, Pue.',
    ...buys(15, 40_000, 'punctual', 6),
  }),
  workshop({
    name: 'Multiservicio Automotriz Xonaca',
    rfc: 'MAX120305NB4',
    phone: '222 555 0185',
    address: 'Av. Xonacatepec 1820, Col. Xonaca, 72280 Puebla, Pue.',
    ...buys(15, 20_000, 'near-limit', 4),
  }),
  workshop({
    name: 'Taller Mecánico San Baltazar',
    rfc: 'TMSB750118R23',
    phone: '222 555 0136',
    address: 'Calle 43 Sur 1403, Col. San Baltazar Campeche, 72550 Puebla, Pue.',
    ...buys(8, 8_000, 'overdue', 3),
  }),
  workshop({
    name: 'Clutch y Frenos Morelos',
    rfc: 'CFM990610G88',
    businessName: 'Clutch y Frenos Morelos S. de R.L. de C.V.',
    phone: '222 555 0154',
    address: 'Blvd. Valsequillo 705, Col. Morelos, 72520 Puebla, Pue.',
    ...buys(15, 30_000, 'late', 4),
  }),
  workshop({
    name: 'Servicio Nissan-VW Don Beto',
    rfc: 'SNVB860703M17',
    phone: '222 555 0199',
    address: 'Calle 25 Sur 2311, Col. Volcanes, 72410 Puebla, Pue.',
    ...buys(8, 15_000, 'near-limit', 4),
  }),
  workshop({
    name: 'Afinaciones Rápidas El Pistón',
    rfc: 'ARP070219KS1',
    phone: '222 555 0107',
    address: 'Diagonal Defensores 622, Col. Gonzalo Bautista, 72370 Puebla, Pue.',
    ...buys(8, 10_000, 'punctual', 4),
  }),
  workshop({
    name: 'Radiadores Reforma',
    rfc: 'RRE940512F59',
    businessName: 'Radiadores Reforma S.A. de C.V.',
    phone: '222 555 0129',
    address: 'Av. Reforma 3716, Col. Aquiles Serdán, 72140 Puebla, Pue.',
    ...buys(15, 18_000, 'punctual', 2),
  }),
  workshop({
    name: 'Taller Diésel Hermanos Cuautle',
    rfc: 'TDHC720925V69',
    phone: '222 555 0171',
    address: 'Carretera Federal a Atlixco Km 5.5, San Andrés Cholula, 72810 Pue.',
    ...buys(30, 50_000, 'late', 3),
  }),
  workshop({
    name: 'Hojalatería y Pintura Arcoíris',
    rfc: 'HPA110408J33',
    phone: '222 555 0148',
    address: 'Calle 18 Oriente 804, Col. San Francisco, 72000 Puebla, Pue.',
    ...buys(15, 20_000, 'overdue', 3),
  }),
  workshop({
    name: 'Taller Mecánico Muñoz e Hijos',
    rfc: 'MUHI680107D99',
    phone: '222 555 0115',
    address: 'Calle 8 Norte 1609, Col. El Alto, 72290 Puebla, Pue.',
    ...buys(8, 15_000, 'punctual', 4),
  }),
  workshop({
    name: 'Suspensiones Analco',
    rfc: 'SAN010830PZ7',
    businessName: 'Suspensiones Analco S.A. de C.V.',
    phone: '222 555 0192',
    address: 'Calle 5 Oriente 1207, Barrio de Analco, 72500 Puebla, Pue.',
    ...buys(15, 25_000, 'punctual', 4),
  }),
  workshop({
    name: 'Autoservicio 31 Poniente',
    rfc: 'AUT151020W87',
    phone: '222 555 0133',
    address: 'Calle 31 Poniente 2714, Col. Benito Juárez, 72410 Puebla, Pue.',
    ...buys(15, 22_000, 'late', 3),
  }),
  workshop({
    name: 'Inyección Electrónica Puebla',
    rfc: 'IEP080623RU7',
    businessName: 'Inyección Electrónica Puebla S. de R.L.',
    phone: '222 555 0160',
    address: 'Calle 24 Sur 4512, Col. Alseseca, 72550 Puebla, Pue.',
    ...buys(15, 28_000, 'punctual', 4),
  }),
  workshop({
    name: 'Taller Mecánico El Alto',
    rfc: 'TMEA830618Z46',
    phone: '222 555 0102',
    address: 'Calle 14 Norte 1208, Col. El Alto, 72290 Puebla, Pue.',
    ...buys(8, 6_000, 'gone', 1),
  }),
];

type Terms = Pick<SampleCustomer, 'termsDays' | 'limitPesos' | 'habit' | 'visits'>;

function buys(termsDays: number, limitPesos: number, habit: SampleCustomer['habit'], visits: number): Terms {
  return { termsDays, limitPesos, habit, visits };
}

function workshop(
  customer: Terms & Pick<SampleCustomer, 'name' | 'rfc' | 'phone' | 'address'> & Partial<SampleCustomer>,
): SampleCustomer {
  return { businessName: null, email: null, trade: 'workshop', ...customer };
}
