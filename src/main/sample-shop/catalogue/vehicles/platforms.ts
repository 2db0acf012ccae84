import type { CodeStyle, Platform, VehicleSize } from './vehicle.ts';

/** The chassis of the Mexican car park. Infixes are in each maker's style. */
export const platforms = {
  'nissan-b13': frontDrive('nissan', '1F5', 'small', { rearWheel: 'bearing' }),
  'nissan-b14': frontDrive('nissan', '4B0', 'small'),
  'nissan-b15': frontDrive('nissan', '4Z6', 'compact', { abs: true }),
  'nissan-b16': frontDrive('nissan', 'ET0', 'compact', {
    powerSteering: 'electric',
    abs: true,
    clutch: 'concentric',
  }),
  'nissan-b17': frontDrive('nissan', '3SG', 'compact', {
    powerSteering: 'electric',
    abs: true,
    frontWheel: 'hub',
  }),
  'nissan-c11': frontDrive('nissan', 'EL0', 'compact', { powerSteering: 'electric', clutch: 'concentric' }),
  'nissan-v': frontDrive('nissan', '1HL', 'small', { powerSteering: 'electric', abs: true }),
  'renault-x65': frontDrive('renault', '7701', 'small', { rearWheel: 'bearing' }),
  'renault-b0': frontDrive('renault', '8200', 'compact', { rearWheel: 'bearing', abs: true }),
  'nissan-d21': pickup('nissan', '01G', { rearWheel: 'axle', clutch: 'hydraulic' }),
  'nissan-d22': pickup('nissan', '2S6'),
  'nissan-d23': pickup('nissan', '4JA', { abs: true, steering: 'rack', frontWheel: 'hub' }),
  'nissan-e25': pickup('nissan', 'VW6', { size: 'van' }),
  'nissan-e26': pickup('nissan', '3XA', { size: 'van', abs: true, rearBrakes: 'drum' }),
  'nissan-t30': frontDrive('nissan', '8H3', 'suv', { rearBrakes: 'disc', abs: true, clutch: 'hydraulic' }),

  'vw-t1': {
    ...frontDrive('vw', '113', 'small', {
      frontSuspension: 'wishbone',
      powerSteering: 'manual',
      rearWheel: 'axle',
      steering: 'box',
    }),
    drive: 'rear',
  } satisfies Platform,
  'vw-a3': frontDrive('vw', '1H0', 'compact', { rearWheel: 'bearing' }),
  'vw-a4': frontDrive('vw', '1J0', 'compact', { rearBrakes: 'disc', abs: true, clutch: 'hydraulic' }),
  'vw-a5': frontDrive('vw', '1K0', 'midsize', {
    rearBrakes: 'disc',
    abs: true,
    powerSteering: 'electric',
    frontWheel: 'hub',
    clutch: 'hydraulic',
  }),
  'vw-a6': frontDrive('vw', '5C0', 'midsize', {
    rearBrakes: 'disc',
    abs: true,
    powerSteering: 'electric',
    frontWheel: 'hub',
    clutch: 'hydraulic',
  }),
  'vw-ab9': frontDrive('vw', '377', 'small', { rearWheel: 'bearing' }),
  'vw-g5': frontDrive('vw', '5U0', 'small', { rearWheel: 'bearing', abs: true, clutch: 'hydraulic' }),
  'vw-6k': frontDrive('vw', '6K0', 'small', { rearWheel: 'bearing' }),
  'vw-6q': frontDrive('vw', '6Q0', 'small', { abs: true, clutch: 'hydraulic' }),
  'vw-6r': frontDrive('vw', '6R0', 'small', { abs: true, clutch: 'hydraulic', powerSteering: 'electric' }),

  'gm-s': frontDrive('gm', '93', 'small', { rearWheel: 'bearing' }),
  'gm-corsa-c': frontDrive('gm', '93', 'small', { clutch: 'concentric' }),
  'gm-t250': frontDrive('gm', '96', 'small', { clutch: 'concentric' }),
  'gm-m300': frontDrive('gm', '95', 'small', {
    rearWheel: 'hub',
    powerSteering: 'electric',
    clutch: 'concentric',
  }),
  'gm-m100': frontDrive('gm', '96', 'small', { rearWheel: 'bearing' }),
  'gm-t300': frontDrive('gm', '95', 'compact', { abs: true, clutch: 'concentric', frontWheel: 'hub' }),
  'gm-j300': frontDrive('gm', '13', 'compact', {
    abs: true,
    rearBrakes: 'disc',
    clutch: 'concentric',
    frontWheel: 'hub',
  }),
  'gm-j200': frontDrive('gm', '96', 'compact', { abs: true, rearBrakes: 'disc', clutch: 'concentric' }),
  'gm-gmt800': pickup('gm', '15', { abs: true, frontWheel: 'hub', rearBrakes: 'disc', clutch: 'concentric' }),
  'gm-gmt900': pickup('gm', '22', { abs: true, frontWheel: 'hub', steering: 'rack', clutch: 'concentric' }),

  'ford-b2': frontDrive('ford', 'XS6Z', 'small', { clutch: 'concentric' }),
  'ford-b2e': frontDrive('ford', '2N1Z', 'suv', { clutch: 'concentric' }),
  'ford-b3': frontDrive('ford', 'BE8Z', 'small', {
    abs: true,
    powerSteering: 'electric',
    clutch: 'concentric',
  }),
  'ford-c1': frontDrive('ford', 'YS4Z', 'compact', { rearBrakes: 'disc', abs: true, clutch: 'concentric' }),
  'ford-cd3': frontDrive('ford', '6E5Z', 'midsize', { rearBrakes: 'disc', abs: true, frontWheel: 'hub' }),
  'ford-p2': pickup('ford', 'F65Z', { abs: true, frontWheel: 'hub', clutch: 'concentric' }),
  'ford-p3': pickup('ford', '4L3Z', { abs: true, frontWheel: 'hub', rearBrakes: 'disc', steering: 'rack' }),
  'ford-ranger': pickup('ford', 'F57Z', { abs: true, clutch: 'concentric', frontWheel: 'hub' }),
  'ford-u': pickup('ford', '1L2Z', {
    size: 'suv',
    abs: true,
    frontWheel: 'hub',
    rearWheel: 'hub',
    rearBrakes: 'disc',
    steering: 'rack',
  }),

  'toyota-e120': frontDrive('toyota', '02', 'compact', { frontWheel: 'bearing', clutch: 'hydraulic' }),
  'toyota-e140': frontDrive('toyota', '12', 'compact', {
    abs: true,
    powerSteering: 'electric',
    clutch: 'hydraulic',
  }),
  'toyota-xp90': frontDrive('toyota', '52', 'small', { powerSteering: 'electric', clutch: 'hydraulic' }),
  'toyota-an10': pickup('toyota', '0K', { frontWheel: 'hub', steering: 'rack' }),
  'toyota-an120': pickup('toyota', '0K', { frontWheel: 'hub', steering: 'rack', abs: true }),
  'toyota-h200': pickup('toyota', '26', { size: 'van', steering: 'rack' }),
  'toyota-f600': {
    ...frontDrive('toyota', 'BZ', 'small', { clutch: 'hydraulic', rearWheel: 'axle' }),
    drive: 'rear',
  } satisfies Platform,
  'toyota-xa30': frontDrive('toyota', '42', 'suv', {
    rearBrakes: 'disc',
    abs: true,
    frontWheel: 'hub',
    powerSteering: 'electric',
  }),

  'honda-es': frontDrive('honda', 'S5A', 'compact', { clutch: 'hydraulic' }),
  'honda-fa': frontDrive('honda', 'SNA', 'compact', {
    abs: true,
    rearBrakes: 'disc',
    powerSteering: 'electric',
    clutch: 'hydraulic',
  }),
  'honda-rd': frontDrive('honda', 'S9A', 'suv', { abs: true, rearBrakes: 'disc', clutch: 'hydraulic' }),
  'honda-re': frontDrive('honda', 'SWA', 'suv', { abs: true, rearBrakes: 'disc', clutch: 'hydraulic' }),
  'honda-cm': frontDrive('honda', 'SDA', 'midsize', {
    frontSuspension: 'wishbone',
    rearBrakes: 'disc',
    abs: true,
    clutch: 'hydraulic',
  }),
  'honda-ge': frontDrive('honda', 'TF0', 'small', {
    abs: true,
    powerSteering: 'electric',
    clutch: 'hydraulic',
  }),

  'chrysler-pl': frontDrive('chrysler', '04', 'compact', { rearWheel: 'hub', frontWheel: 'bearing' }),
  'chrysler-jr': frontDrive('chrysler', '04', 'midsize', {
    rearBrakes: 'disc',
    frontWheel: 'hub',
    frontSuspension: 'wishbone',
  }),
  'chrysler-dr': pickup('chrysler', '52', {
    abs: true,
    frontWheel: 'hub',
    rearBrakes: 'disc',
    steering: 'rack',
  }),
  'chrysler-jc': frontDrive('chrysler', '68', 'suv', { rearBrakes: 'disc', abs: true, frontWheel: 'hub' }),

  'hyundai-mc': frontDrive('hyundai', '1E', 'small', { clutch: 'hydraulic' }),
  'hyundai-pa': frontDrive('hyundai', '0X', 'small', { powerSteering: 'electric' }),
  'hyundai-ba': frontDrive('hyundai', 'B4', 'small', {
    powerSteering: 'electric',
    abs: true,
    clutch: 'hydraulic',
  }),
  'hyundai-sc': frontDrive('hyundai', 'H9', 'small', {
    powerSteering: 'electric',
    abs: true,
    clutch: 'hydraulic',
    frontWheel: 'hub',
  }),
  'hyundai-h100': pickup('hyundai', '4F', { frontWheel: 'hub' }),
  'mitsubishi-a0': frontDrive('mitsubishi', '4605', 'small', { powerSteering: 'electric', abs: true }),
  'mitsubishi-cs': frontDrive('mitsubishi', 'MR', 'compact', { abs: true, clutch: 'hydraulic' }),
  'mitsubishi-ka': pickup('mitsubishi', 'MR', { frontWheel: 'hub' }),

  'mazda-bk': frontDrive('mazda', 'BP4', 'compact', {
    rearBrakes: 'disc',
    abs: true,
    frontWheel: 'bearing',
    clutch: 'hydraulic',
  }),
  'mazda-de': frontDrive('mazda', 'D65', 'small', {
    powerSteering: 'electric',
    abs: true,
    clutch: 'hydraulic',
  }),
} as const satisfies Record<string, Platform>;

export type PlatformId = keyof typeof platforms;

/** As most small cars are; `others` says where this one differs. */
function frontDrive(
  style: CodeStyle,
  infix: string,
  size: VehicleSize,
  others: Partial<Platform> = {},
): Platform {
  return {
    style,
    infix,
    size,
    drive: 'front',
    frontSuspension: 'strut',
    frontWheel: 'bearing',
    rearWheel: 'hub',
    rearBrakes: 'drum',
    powerSteering: 'hydraulic',
    steering: 'rack',
    clutch: 'cable',
    abs: false,
    ...others,
  };
}

function pickup(style: CodeStyle, infix: string, others: Partial<Platform> = {}): Platform {
  return {
    style,
    infix,
    size: 'pickup',
    drive: 'rear',
    frontSuspension: 'wishbone',
    frontWheel: 'bearing',
    rearWheel: 'axle',
    rearBrakes: 'drum',
    powerSteering: 'hydraulic',
    steering: 'box',
    clutch: 'hydraulic',
    abs: false,
    ...others,
  };
}
