import { addDays } from '../../../shared/domain/business-date.ts';
import {
  PUBLIC_CUSTOMER_ID,
  PUBLIC_CUSTOMER_NAME,
  PUBLIC_CUSTOMER_RFC,
  type ApplicationId,
  type OperationId,
  type PaymentId,
} from '../../../shared/domain/ids.ts';
import { addCents, type Cents } from '../../../shared/domain/money.ts';
import { settleTenders, type Tender } from '../../../shared/domain/sale/tender.ts';
import { basisPoints, type BasisPoints } from '../../../shared/domain/scaled.ts';
import type { SalePayloadV1 } from '../../../shared/operations/sale-v1.ts';
import type { Chance } from '../chance.ts';
import type { Vehicle } from '../catalogue/vehicles/vehicle.ts';
import type { Account } from './accounts.ts';
import { drawBasket } from './draw-basket.ts';
import { drawTenders } from './draw-tenders.ts';
import type { Visit } from './plan-visits.ts';
import { priceBasket, type FreeLine, type SampleSettings } from './price-basket.ts';
import type { Stock } from './stock.ts';

export interface SaleContext {
  readonly stock: Stock;
  readonly vehicles: readonly Vehicle[];
  readonly settings: SampleSettings;
  readonly chance: Chance;
  readonly newId: (atMs: number) => string;
}

export interface SaleNumbers {
  readonly folio: string;
  readonly ticketNumber: string;
}

export interface SaleBody {
  readonly kind: 'sale';
  readonly version: 1;
  readonly id: OperationId;
  readonly payload: SalePayloadV1;
}

const WORK: readonly FreeLine[] = [
  { description: 'Rectificado de discos (par)', pricePesos: 260 },
  { description: 'Prueba de acumulador y alternador', pricePesos: 80 },
  { description: 'Prensado de balero', pricePesos: 120 },
];

/** What a visitor buys, by the rules of any sale. */
export function drawSale(
  visit: Visit,
  account: Account | null,
  numbers: SaleNumbers,
  context: SaleContext,
): SaleBody {
  const { chance, settings, newId } = context;
  const buyer = account?.customer.trade ?? 'public';
  const items = drawBasket(buyer, context.stock, context.vehicles, chance);
  const work = chance.happens(0.02) ? chance.pick(WORK) : undefined;
  const { lines, totals } = priceBasket(items, work, marginFor(account, settings, chance), settings);
  const onCredit = account !== null && buysOnCredit(account, visit, totals.totalCents, chance);
  const tenders = onCredit ? [] : drawTenders(totals.totalCents, buyer, chance);
  const settlement = settled(totals.totalCents, tenders, onCredit);
  return {
    kind: 'sale',
    version: 1,
    id: newId(visit.atMs) as OperationId,
    payload: {
      ...numbers,
      customerId: account?.customerId ?? PUBLIC_CUSTOMER_ID,
      customerName: account?.customer.name ?? PUBLIC_CUSTOMER_NAME,
      customerRfc: account?.customer.rfc ?? PUBLIC_CUSTOMER_RFC,
      terms: onCredit ? 'credito' : 'contado',
      dueOn: onCredit ? addDays(visit.date, account.customer.termsDays) : null,
      priceBasis: settings.basis,
      taxRateBasisPoints: settings.taxRate,
      exchangeRate: settings.exchangeRate,
      lines: [...lines],
      ...totals,
      tenders: settlement.tenders.map((tender) => ({
        ...tender,
        paymentId: newId(visit.atMs) as PaymentId,
        applicationId: newId(visit.atMs) as ApplicationId,
      })),
      receivedCents: settlement.receivedCents,
      changeCents: settlement.changeCents,
      ...(onCredit ? papersOf(account, chance) : { customerReference: null, collectedBy: null }),
      notes: null,
    },
  };
}

function settled(totalCents: Cents, tenders: readonly Tender[], onCredit: boolean) {
  const settlement = settleTenders(totalCents, tenders, onCredit);
  if (!settlement.ok) throw new Error(`a sample sale is not paid: ${settlement.error.code}`);
  return settlement.value;
}

/** Those who come often, and those who sell again, buy for less. */
function marginFor(account: Account | null, settings: SampleSettings, chance: Chance): BasisPoints {
  if (!account) return settings.defaultMargin;
  if (account.customer.trade === 'store') return basisPoints(1800);
  return account.customer.visits >= 5 && chance.happens(0.7) ? basisPoints(2500) : settings.defaultMargin;
}

function buysOnCredit({ customer, view }: Account, visit: Visit, totalCents: Cents, chance: Chance): boolean {
  switch (customer.habit) {
    case 'cash':
      return false;
    case 'near-limit':
      // Its credit is new: it owes all that it bought since, and nothing of it is due yet.
      return visit.daysAgo <= 14;
    case 'punctual':
    case 'late':
    case 'overdue':
    case 'in-credit':
    case 'gone':
      return addCents(view.balanceCents, totalCents) <= customer.limitPesos * 100 && !chance.happens(0.06);
  }
}

/** Fleets buy by purchase order; workshops send somebody, with or without a note of their own. */
function papersOf({ customer }: Account, chance: Chance) {
  const collectedBy = chance.happens(0.7)
    ? chance.pick(['Luis', 'Toño', 'Chuy', 'Beto', 'Memo', 'Paco', 'Lalo', 'Nacho', 'Sra. Lety'])
    : null;
  if (customer.trade === 'fleet') return { customerReference: `OC-${chance.int(1_000, 9_999)}`, collectedBy };
  return { customerReference: chance.happens(0.3) ? `Nota ${chance.int(100, 999)}` : null, collectedBy };
}
