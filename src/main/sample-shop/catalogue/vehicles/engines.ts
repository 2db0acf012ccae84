import type { CodeStyle, Engine } from './vehicle.ts';

/** The engines of the Mexican car park. Infixes are in each maker's style. */
export const engines = {
  ga16de: fuelInjected('nissan', '53Y', '1.6', 'GA16DE 16V', { timing: 'chain', ignition: 'distributor' }),
  qg18de: fuelInjected('nissan', '4M5', '1.8', 'QG18DE', { timing: 'chain' }),
  mr20de: electronic('nissan', 'ET0', '2.0', 'MR20DE'),
  mr18de: electronic('nissan', 'EN2', '1.8', 'MR18DE'),
  hr16de: electronic('nissan', '1HC', '1.6', 'HR16DE'),
  ka24de: fuelInjected('nissan', '3S5', '2.4', 'KA24DE', { timing: 'chain', ignition: 'distributor' }),
  qr25de: electronic('nissan', '6N2', '2.5', 'QR25DE'),
  k4m: fuelInjected('renault', '7700', '1.6', 'K4M 16V', { ignition: 'coil-on-plug', airflow: 'map' }),
  f4r: fuelInjected('renault', '8200', '2.0', 'F4R', { ignition: 'coil-on-plug', airflow: 'map' }),

  'vw-boxer': fuelInjected('vw', '113', '1.6', '1600i', {
    timing: 'gears',
    ignition: 'distributor',
    oilFilter: 'screen',
    cooling: 'air',
  }),
  'vw-aba': fuelInjected('vw', '037', '2.0', 'ABA', { ignition: 'distributor' }),
  'vw-ap': fuelInjected('vw', '026', '1.8', 'AP 8V', { ignition: 'distributor', airflow: 'map' }),
  'vw-aeg': fuelInjected('vw', '06A', '2.0', '8V', { ignition: 'coil-pack' }),
  'vw-awp': fuelInjected('vw', '06B', '1.8T', 'AWP', { ignition: 'coil-on-plug', throttle: 'electronic' }),
  'vw-ea111': fuelInjected('vw', '032', '1.6', '8V', {
    ignition: 'coil-pack',
    airflow: 'map',
    throttle: 'electronic',
  }),
  'vw-cfna': fuelInjected('vw', '03C', '1.6', '16V', {
    timing: 'chain',
    ignition: 'coil-pack',
    airflow: 'map',
    throttle: 'electronic',
  }),
  'vw-25': electronic('vw', '07K', '2.5', '5 cil.', { cylinders: 5, oilFilter: 'cartridge' }),

  'gm-family1': fuelInjected('gm', '93', '1.6', 'MPFI', { ignition: 'coil-pack', airflow: 'map' }),
  'gm-18': fuelInjected('gm', '93', '1.8', '8V', { ignition: 'coil-pack', airflow: 'map' }),
  'gm-etec2': fuelInjected('gm', '96', '1.6', 'E-TEC II', { ignition: 'coil-pack', airflow: 'map' }),
  'gm-stec10': fuelInjected('gm', '96', '1.0', 'S-TEC', { ignition: 'coil-pack', airflow: 'map' }),
  'gm-stec12': fuelInjected('gm', '95', '1.2', 'S-TEC II', {
    timing: 'chain',
    ignition: 'coil-pack',
    airflow: 'map',
    throttle: 'electronic',
  }),
  'gm-ecotec16': fuelInjected('gm', '95', '1.6', 'Ecotec', {
    ignition: 'coil-pack',
    throttle: 'electronic',
    oilFilter: 'cartridge',
  }),
  'gm-ecotec18': fuelInjected('gm', '13', '1.8', 'Ecotec', {
    ignition: 'coil-pack',
    throttle: 'electronic',
    oilFilter: 'cartridge',
  }),
  'gm-dtec20': fuelInjected('gm', '96', '2.0', 'D-TEC', { ignition: 'coil-pack', airflow: 'map' }),
  'gm-43': fuelInjected('gm', '12', '4.3', 'V6', { timing: 'chain', ignition: 'distributor', cylinders: 6 }),
  'gm-53': fuelInjected('gm', '12', '5.3', 'V8', { timing: 'chain', ignition: 'coil-on-plug', cylinders: 8 }),

  'ford-rocam': fuelInjected('ford', 'XS6Z', '1.6', 'Zetec Rocam', {
    timing: 'chain',
    ignition: 'coil-pack',
    airflow: 'map',
  }),
  'ford-duratec20': fuelInjected('ford', '3S4Z', '2.0', 'Duratec', {
    timing: 'chain',
    ignition: 'coil-on-plug',
  }),
  'ford-zetec20': fuelInjected('ford', 'YS4Z', '2.0', 'Zetec', { ignition: 'coil-pack' }),
  'ford-sigma': electronic('ford', 'BE8Z', '1.6', 'Sigma 16V', { timing: 'belt', ignition: 'coil-pack' }),
  'ford-duratec23': electronic('ford', '6E5Z', '2.3', 'Duratec'),
  'ford-lima23': fuelInjected('ford', 'F57Z', '2.3', '8V', { ignition: 'coil-pack' }),
  'ford-sohc40': fuelInjected('ford', '1L2Z', '4.0', 'V6 SOHC', {
    timing: 'chain',
    ignition: 'coil-pack',
    cylinders: 6,
  }),
  'ford-essex42': fuelInjected('ford', 'F65Z', '4.2', 'V6', {
    timing: 'chain',
    ignition: 'coil-pack',
    cylinders: 6,
  }),
  'ford-triton46': fuelInjected('ford', 'F75Z', '4.6', 'V8 Triton', {
    timing: 'chain',
    ignition: 'coil-on-plug',
    cylinders: 8,
  }),
  'ford-triton54': electronic('ford', '3L3Z', '5.4', 'V8 3V', { cylinders: 8 }),

  '1zz-fe': fuelInjected('toyota', '0D', '1.8', '1ZZ-FE', { timing: 'chain', ignition: 'coil-on-plug' }),
  '2zr-fe': electronic('toyota', '0T', '1.8', '2ZR-FE', { oilFilter: 'cartridge' }),
  '1nz-fe': electronic('toyota', '21', '1.5', '1NZ-FE'),
  '2tr-fe': electronic('toyota', '0C', '2.7', '2TR-FE'),
  '3sz-ve': electronic('toyota', 'BZ', '1.5', '3SZ-VE'),
  '2az-fe': electronic('toyota', '28', '2.4', '2AZ-FE'),

  d17a: fuelInjected('honda', 'PLM', '1.7', 'D17A', { ignition: 'coil-on-plug', airflow: 'map' }),
  r18a: electronic('honda', 'RNA', '1.8', 'R18A', { airflow: 'map' }),
  k24a: fuelInjected('honda', 'PPA', '2.4', 'K24A', {
    timing: 'chain',
    ignition: 'coil-on-plug',
    airflow: 'map',
  }),
  l15a: electronic('honda', 'RB0', '1.5', 'L15A', { airflow: 'map' }),

  'chrysler-ecc': fuelInjected('chrysler', '04', '2.0', 'SOHC', { ignition: 'coil-pack', airflow: 'map' }),
  'chrysler-edz': fuelInjected('chrysler', '04', '2.4', 'DOHC', { ignition: 'coil-pack', airflow: 'map' }),
  'chrysler-47': fuelInjected('chrysler', '53', '4.7', 'V8', {
    timing: 'chain',
    ignition: 'coil-on-plug',
    airflow: 'map',
    cylinders: 8,
  }),
  'chrysler-hemi': electronic('chrysler', '53', '5.7', 'V8 Hemi', { airflow: 'map', cylinders: 8 }),
  'gema-24': electronic('chrysler', '68', '2.4', 'World 16V', { airflow: 'map' }),

  g4ee: fuelInjected('hyundai', '26', '1.4', 'G4EE', { ignition: 'coil-pack', airflow: 'map' }),
  g4ed: fuelInjected('hyundai', '26', '1.6', 'G4ED', { ignition: 'coil-pack', airflow: 'map' }),
  g4hg: fuelInjected('hyundai', '02', '1.1', 'G4HG', { ignition: 'coil-pack', airflow: 'map' }),
  g4la: electronic('hyundai', '03', '1.25', 'Kappa', { airflow: 'map' }),
  g4fc: electronic('hyundai', '2B', '1.6', 'Gamma', { airflow: 'map' }),
  d4bh: fuelInjected('hyundai', '42', '2.5', 'diésel', { ignition: 'diesel' }),
  '3a92': electronic('mitsubishi', '1', '1.2', '3A92', { airflow: 'map', cylinders: 3 }),
  '4g94': fuelInjected('mitsubishi', '9', '2.0', '4G94', { ignition: 'coil-pack' }),
  '4g64': fuelInjected('mitsubishi', '3', '2.4', '4G64', { ignition: 'coil-pack' }),

  'mazda-lf': electronic('mazda', 'LF0', '2.0', 'LF'),
  'mazda-l3': electronic('mazda', 'L3K', '2.3', 'L3'),
  'mazda-zy': electronic('mazda', 'ZJ0', '1.5', 'ZY', { ignition: 'coil-on-plug' }),
} as const satisfies Record<string, Engine>;

export type EngineId = keyof typeof engines;

/** The usual four cylinders of 1990 to 2010; `others` says where this one differs. */
function fuelInjected(
  style: CodeStyle,
  infix: string,
  litres: string,
  code: string,
  others: Partial<Engine> = {},
): Engine {
  return {
    style,
    infix,
    litres,
    code,
    cylinders: 4,
    timing: 'belt',
    ignition: 'coil-on-plug',
    airflow: 'maf',
    throttle: 'cable',
    oilFilter: 'spin-on',
    cooling: 'water',
    ...others,
  };
}

/** With a coil on each plug, a throttle without cable, and a chain. */
function electronic(
  style: CodeStyle,
  infix: string,
  litres: string,
  code: string,
  others: Partial<Engine> = {},
): Engine {
  return fuelInjected(style, infix, litres, code, {
    timing: 'chain',
    ignition: 'coil-on-plug',
    throttle: 'electronic',
    ...others,
  });
}
