import { addCents, cents, type Cents } from '../../../shared/domain/money.ts';
import type { PaymentMethod, Tender } from '../../../shared/domain/sale/tender.ts';
import type { Chance } from '../chance.ts';
import type { Buyer } from './draw-basket.ts';

/** How each kind of buyer pays: of a hundred times in cash, by card, by transfer, by cheque. */
const METHODS: Readonly<Record<Buyer, Readonly<Record<PaymentMethod, number>>>> = {
  public: { efectivo: 70, tarjeta: 22, transferencia: 8, cheque: 0.1 },
  workshop: { efectivo: 50, tarjeta: 12, transferencia: 33, cheque: 5 },
  store: { efectivo: 20, tarjeta: 5, transferencia: 60, cheque: 15 },
  fleet: { efectivo: 2, tarjeta: 3, transferencia: 80, cheque: 15 },
};

export interface DrawnMethod {
  readonly method: PaymentMethod;
  readonly reference: string | null;
}

export function drawMethod(buyer: Buyer, chance: Chance): DrawnMethod {
  const weights = METHODS[buyer];
  const methods = Object.keys(weights) as PaymentMethod[];
  const [method = 'efectivo'] = chance.pickSeveral(methods, 1, (candidate) => weights[candidate]);
  return { method, reference: referenceOf(method, chance) };
}

/** What is handed over for a total: cash in the notes that people carry, the rest to the centavo. */
export function drawTenders(totalCents: Cents, buyer: Buyer, chance: Chance): readonly Tender[] {
  const drawn = drawMethod(buyer, chance);
  if (drawn.method !== 'efectivo') return [{ ...drawn, receivedCents: totalCents }];
  // Now and then somebody has not enough cash on him and pays the rest by card.
  if (totalCents > 80_000 && chance.happens(0.1)) {
    const cash = cents(Math.floor(totalCents / 20_000) * 10_000);
    const card = { method: 'tarjeta', reference: referenceOf('tarjeta', chance) } as const;
    return [
      { ...drawn, receivedCents: cash },
      { ...card, receivedCents: addCents(totalCents, cents(-cash)) },
    ];
  }
  const note = chance.pick([100, 5_000, 10_000, 20_000, 50_000]);
  return [{ ...drawn, receivedCents: cents(Math.ceil(totalCents / note) * note) }];
}

function referenceOf(method: PaymentMethod, chance: Chance): string | null {
  switch (method) {
    case 'efectivo':
      return null;
    case 'tarjeta':
      return `AUT ${chance.int(100_000, 999_999)}`;
    case 'transferencia':
      return `SPEI ${chance.int(1_000_000, 9_999_999)}`;
    case 'cheque':
      return `CHEQUE ${chance.int(100, 9_999).toString().padStart(6, '0')}`;
  }
}
