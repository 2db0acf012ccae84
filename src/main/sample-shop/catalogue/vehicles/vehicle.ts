import type { EngineId } from './engines.ts';
import type { PlatformId } from './platforms.ts';

export type Maker =
  | 'Nissan'
  | 'Volkswagen'
  | 'Seat'
  | 'Chevrolet'
  | 'Pontiac'
  | 'Ford'
  | 'Toyota'
  | 'Honda'
  | 'Dodge'
  | 'Hyundai'
  | 'Kia'
  | 'Mazda'
  | 'Renault'
  | 'Mitsubishi';

/** Whose way of writing part numbers a chassis or engine follows: the Dodge Attitude is a Hyundai underneath. */
export type CodeStyle =
  | 'nissan'
  | 'vw'
  | 'gm'
  | 'ford'
  | 'toyota'
  | 'honda'
  | 'chrysler'
  | 'hyundai'
  | 'mazda'
  | 'renault'
  | 'mitsubishi';

export type VehicleSize = 'small' | 'compact' | 'midsize' | 'suv' | 'pickup' | 'van';

/** What the vehicles of one chassis share: brakes, suspension, steering, wheels. */
export interface Platform {
  readonly style: CodeStyle;
  /** The part of the maker's numbers that tells this chassis: `1F5`, `1J0`, `S5A`. */
  readonly infix: string;
  readonly size: VehicleSize;
  readonly drive: 'front' | 'rear';
  readonly frontSuspension: 'strut' | 'wishbone';
  readonly frontWheel: 'bearing' | 'hub';
  readonly rearWheel: 'bearing' | 'hub' | 'axle';
  readonly rearBrakes: 'drum' | 'disc';
  readonly powerSteering: 'hydraulic' | 'electric' | 'manual';
  readonly steering: 'rack' | 'box';
  readonly clutch: 'cable' | 'hydraulic' | 'concentric';
  readonly abs: boolean;
}

/** What the vehicles of one engine share, whatever body it sits in. */
export interface Engine {
  readonly style: CodeStyle;
  readonly infix: string;
  /** As counter people say it: `1.6`. */
  readonly litres: string;
  readonly code: string;
  readonly cylinders: 3 | 4 | 5 | 6 | 8;
  readonly timing: 'belt' | 'chain' | 'gears';
  readonly ignition: 'distributor' | 'coil-pack' | 'coil-on-plug' | 'diesel';
  readonly airflow: 'maf' | 'map';
  readonly throttle: 'cable' | 'electronic';
  readonly oilFilter: 'spin-on' | 'cartridge' | 'screen';
  readonly cooling: 'water' | 'air';
}

export interface Vehicle {
  readonly maker: Maker;
  /** As counter people say it: `Tsuru III`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly platform: PlatformId;
  readonly engines: readonly EngineId[];
  /** How many of them come to the counter: 10 for the Tsuru. */
  readonly popularity: number;
}

/** `92-17`, or `08` for a model of one year. */
export function yearsOf(vehicle: Vehicle): string {
  const twoDigits = (year: number): string => (year % 100).toString().padStart(2, '0');
  const { from, to } = vehicle;
  return from === to ? twoDigits(from) : `${twoDigits(from)}-${twoDigits(to)}`;
}
