import type { Brand } from './brand.ts';

/** What is opened only when the engine is. */
export const engineBrands: readonly Brand[] = [
  {
    name: 'TF Victor',
    level: 0.85,
    share: 5,
    makes: {
      'head-gasket': 'CA-{1|2|3|4}###',
      'valve-cover-gasket': 'PT-{1|2|3|4}###',
      'gasket-set': 'JM-{1|2|3|4}###',
      'oil-pan-gasket': 'CR-{1|2|3|4}###',
      'crank-seal-front': 'RT-{1|2}###',
      'crank-seal-rear': 'RT-{3|4}###',
      'cam-seal': 'RT-{5|6}###',
      'exhaust-gasket': 'ME-{1|2|3|4}###',
    },
  },
  {
    name: 'Fel-Pro',
    level: 1.25,
    share: 3,
    makes: {
      'head-gasket': '{9|26}###PT',
      'valve-cover-gasket': 'VS50###R',
      'gasket-set': '260-{1|3}###',
      'oil-pan-gasket': 'OS30###R',
      'crank-seal-rear': 'BS40###',
      'exhaust-gasket': 'MS9{1|2|5|6|7}###',
    },
  },
  {
    name: 'Victor Reinz',
    level: 1.2,
    share: 2,
    makes: {
      'head-gasket': '61-{3|5}####-00',
      'valve-cover-gasket': '15-{3|5}####-01',
      'gasket-set': '01-{3|5}####-01',
      'crank-seal-front': '81-{2|3|5}####-00',
    },
  },
  {
    name: 'Moresa',
    level: 0.95,
    share: 4,
    makes: {
      rings: 'AN-{4|5|6|7|8}###',
      'rod-bearings': 'MB-{1|2|4|6}###',
      'main-bearings': 'MC-{1|4|5|7}###',
      lifter: 'P-{1|2|3|4}##',
    },
  },
  {
    name: 'Clevite',
    level: 1.15,
    share: 3,
    makes: { 'rod-bearings': 'CB-1###P', 'main-bearings': 'MS-{1|2}###P' },
  },
  {
    name: 'Hastings',
    level: 1.1,
    share: 2,
    makes: { rings: '2{C|M}{4|5|6}###' },
  },
  {
    name: 'Melling',
    level: 1.1,
    share: 3,
    makes: { 'oil-pump': 'M{1|2|3|4}##' },
  },
  {
    name: 'Schadek',
    level: 0.9,
    share: 3,
    makers: ['Volkswagen', 'Seat', 'Chevrolet', 'Ford', 'Nissan', 'Renault'],
    makes: { 'oil-pump': '10.{0|1|2}##' },
  },
];
