import type { Chance } from '../../chance.ts';
import type { Maker, Vehicle } from './vehicle.ts';
import { vehicles } from './vehicles.ts';

/** Further models of each maker, for catalogues larger than any counter keeps. */
const MODELS: Readonly<Record<Maker, readonly string[]>> = {
  Nissan: [
    ...['Altima', 'Maxima', 'Pathfinder', 'Xterra', 'Murano', 'Kicks', 'Rogue', 'Lucino', 'Almera'],
    ...['Primera', 'Quest', 'Armada', 'Titan', 'Juke', 'Note', 'Hikari', 'Samurai', 'Aprio', 'Cabstar'],
  ],
  Volkswagen: [
    ...['Passat', 'Tiguan', 'Touareg', 'CrossFox', 'Lupo', 'Amarok', 'Crafter', 'Caddy', 'Golf A5'],
    ...['Golf A7', 'Combi', 'Eurovan', 'Corsar', 'Caribe', 'Atlantic', 'Virtus', 'T-Cross', 'Parati'],
  ],
  Seat: ['Córdoba', 'León', 'Toledo', 'Altea', 'Alhambra', 'Ateca', 'Arona', 'Freetrack'],
  Chevrolet: [
    ...['Malibu', 'Cavalier', 'Blazer', 'Suburban', 'Tahoe', 'Equinox', 'Trax', 'Captiva', 'Astra'],
    ...['Vectra', 'Zafira', 'Meriva', 'Express', 'Colorado', 'S10', 'Venture', 'Impala', 'HHR', 'Luv'],
  ],
  Pontiac: ['Sunfire', 'Grand Am', 'Montana', 'Torrent', 'Vibe', 'G5', 'G6', 'Aztek', 'Solstice'],
  Ford: [
    ...['Mustang', 'Escape', 'Expedition', 'Windstar', 'Taurus', 'Contour', 'Escort', 'Lobo', 'Transit'],
    ...['Edge', 'Mondeo', 'Figo', 'Topaz', 'Freestar', 'E-150', 'Bronco', 'F-250', 'F-350', 'Cougar'],
  ],
  Toyota: [
    ...['Camry', 'Sienna', 'Matrix', 'Tacoma', 'Tundra', '4Runner', 'Highlander', 'Prius', 'Land Cruiser'],
    ...['Sequoia', 'Celica', 'Rush', 'C-HR', 'FJ Cruiser', 'Tercel', 'Etios'],
  ],
  Honda: ['Odyssey', 'Pilot', 'HR-V', 'Element', 'Ridgeline', 'Insight', 'Prelude', 'BR-V', 'Crosstour'],
  Dodge: [
    ...['Caliber', 'Avenger', 'Dakota', 'Durango', 'Caravan', 'Voyager', 'Nitro', 'Dart', 'Charger'],
    ...['Ram 2500', 'Ram 4000', 'Spirit', 'Shadow', 'Cirrus', 'Verna', 'Atos', 'Vision'],
  ],
  Hyundai: ['Elantra', 'Tucson', 'Sonata', 'Santa Fe', 'Creta', 'Accent', 'ix35', 'Starex'],
  Kia: ['Forte', 'Sportage', 'Sorento', 'Soul', 'Optima', 'Sedona', 'Seltos', 'Niro'],
  Mazda: ['Mazda 5', 'Mazda 6', 'CX-3', 'CX-5', 'CX-7', 'CX-9', 'MX-5', 'BT-50'],
  Renault: ['Sandero', 'Logan', 'Fluence', 'Koleos', 'Scénic', 'Mégane', 'Kangoo', 'Trafic', 'Captur'],
  Mitsubishi: ['Outlander', 'Eclipse', 'Montero', 'Galant', 'Endeavor', 'ASX', 'Mirage', 'Space Star'],
};

const TRIMS = [
  ...['', '', '', 'GS', 'GSX', 'SE', 'GL', 'GLX', 'GLS', 'LS', 'LT', 'LE', 'XLE', 'EX', 'LX', 'SR', 'Sport'],
  ...['Limited', 'Advance', 'Sense', 'Comfortline', 'Trendline', 'Highline', 'XL', 'XLT', 'Custom', 'Drive'],
];

/** As many vehicles again as the counter's, of other models, trims and years, on the chassis and engines that exist. */
export function widerVehicles(chance: Chance): readonly Vehicle[] {
  return vehicles.map((base) => {
    const model = chance.happens(0.3) ? base.name : chance.pick(MODELS[base.maker]);
    const trim = chance.pick(TRIMS);
    const from = chance.int(1988, 2021);
    return {
      ...base,
      name: trim === '' ? model : `${model} ${trim}`,
      from,
      to: Math.min(2024, from + chance.int(0, 8)),
      popularity: chance.int(4, 10),
    };
  });
}
