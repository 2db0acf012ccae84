import type { PartUse } from '../catalogue/catalogue-part.ts';
import type { Trade } from '../customers/sample-customer.ts';

/** What somebody buys for one job on one car. */
export interface Job {
  readonly wants: readonly Want[];
  /** How often each kind of buyer comes for it; `public` is who walks in. */
  readonly weights: Readonly<Record<Trade | 'public', number>>;
}

export interface Want {
  readonly what: PartUse['what'];
  /** Pieces, or one for each cylinder. */
  readonly pieces: number | 'cylinders';
  /** How often it is part of the job. */
  readonly probability: number;
}

const want = (what: PartUse['what'], pieces: Want['pieces'] = 1, probability = 1): Want => ({
  what,
  pieces,
  probability,
});

const weights = (walkIn: number, workshop: number, store: number, fleet: number): Job['weights'] => ({
  public: walkIn,
  workshop,
  store,
  fleet,
});

export const jobs: readonly Job[] = [
  {
    wants: [
      ...[want('oil-filter'), want('air-filter', 1, 0.9), want('spark-plug', 'cylinders', 0.9)],
      ...[
        want('oil', 4, 0.8),
        want('fuel-filter', 1, 0.5),
        want('plug-leads', 1, 0.25),
        want('spray', 1, 0.3),
      ],
    ],
    weights: weights(3, 5, 1, 6),
  },
  {
    wants: [want('oil', 4), want('oil-filter', 1, 0.8), want('additive', 1, 0.2)],
    weights: weights(5, 2, 1, 3),
  },
  {
    wants: [want('pads-front'), want('disc-front', 2, 0.3), want('brake-fluid', 1, 0.5)],
    weights: weights(4, 5, 2, 4),
  },
  {
    wants: [want('shoes-rear'), want('wheel-cylinder', 1, 0.35), want('brake-fluid', 1, 0.4)],
    weights: weights(1, 3, 1, 2),
  },
  {
    wants: [want('strut-front'), want('strut-mount', 2, 0.6), want('shock-rear', 2, 0.4)],
    weights: weights(1, 3, 2, 2),
  },
  {
    wants: [want('ball-joint-lower', 2), want('tie-rod-end', 1, 0.7), want('stabilizer-link', 2, 0.5)],
    weights: weights(1, 4, 2, 2),
  },
  { wants: [want('control-arm'), want('arm-bushing', 2, 0.3)], weights: weights(1, 2, 1, 1) },
  {
    wants: [want('clutch-kit'), want('clutch-cable', 1, 0.5), want('crank-seal-rear', 1, 0.4)],
    weights: weights(0.6, 2.5, 1, 1.5),
  },
  {
    wants: [
      want('water-pump'),
      want('thermostat', 1, 0.6),
      want('coolant-fluid', 2, 0.8),
      want('sealant', 1, 0.3),
    ],
    weights: weights(1.5, 3, 1, 2),
  },
  {
    wants: [want('timing-belt-kit'), want('water-pump', 1, 0.5), want('cam-seal', 1, 0.4)],
    weights: weights(0.4, 2, 1, 1),
  },
  { wants: [want('accessory-belt'), want('belt-tensioner', 1, 0.3)], weights: weights(1.5, 1.5, 1, 1) },
  { wants: [want('battery')], weights: weights(2.5, 0.8, 0.5, 1.5) },
  { wants: [want('halogen-bulb', 2), want('fuse', 2, 0.3)], weights: weights(4, 1, 1, 1) },
  { wants: [want('wiper', 2)], weights: weights(3, 0.4, 0.6, 0.8) },
  { wants: [want('bearing-front', 2), want('grease', 1, 0.4)], weights: weights(0.8, 2, 1, 1) },
  { wants: [want('ignition-coil'), want('spark-plug', 'cylinders', 0.5)], weights: weights(1, 2, 1, 1) },
  { wants: [want('fuel-pump'), want('fuel-filter', 1, 0.7)], weights: weights(1, 2, 1, 1) },
  { wants: [want('valve-cover-gasket'), want('sealant', 1, 0.7)], weights: weights(1, 2, 0.5, 0.5) },
  {
    wants: [want('head-gasket'), want('valve-cover-gasket', 1, 0.8), want('coolant-fluid', 2, 0.6)],
    weights: weights(0.3, 1.5, 0.5, 0.5),
  },
  { wants: [want('headlamp')], weights: weights(1, 1, 0.5, 0.5) },
  { wants: [want('tail-lamp'), want('bulb', 2, 0.5)], weights: weights(0.8, 0.7, 0.5, 0.5) },
  { wants: [want('fuel-hose', 1), want('clamp', 4)], weights: weights(2, 1, 0.3, 0.3) },
  { wants: [want('wire', 3), want('terminal', 2, 0.4)], weights: weights(1.2, 0.6, 0.2, 0.2) },
  { wants: [want('coolant-fluid', 2), want('radiator-cap', 1, 0.3)], weights: weights(3, 1, 0.5, 1) },
  { wants: [want('alternator'), want('accessory-belt', 1, 0.4)], weights: weights(0.4, 1, 0.5, 0.6) },
];
