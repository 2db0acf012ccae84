import { addDays, businessDateAt, type BusinessDate } from '../../../shared/domain/business-date.ts';
import type { Chance } from '../chance.ts';
import type { SampleCustomer } from '../customers/sample-customer.ts';
import { dayOfWeek, openHours, shopInstant } from './shop-hours.ts';

export const HISTORY_DAYS = 35;

/** Somebody comes to the counter: to buy (null: público en general), or to pay what it owes. */
export interface Visit {
  readonly atMs: number;
  readonly date: BusinessDate;
  /** Days back from today. */
  readonly daysAgo: number;
  readonly purpose: 'buy' | 'pay';
  readonly customer: SampleCustomer | null;
}

/** How many sales a day of each kind has. Now and then somebody opens on Sunday for a neighbour. */
const SALES: Readonly<Record<ReturnType<typeof dayOfWeek>, readonly [number, number]>> = {
  weekday: [8, 11],
  saturday: [5, 8],
  sunday: [-5, 1],
};

/** Five weeks of visits in the order in which they happened, the last before now. */
export function planVisits(
  nowMs: number,
  timeZone: string,
  customers: readonly SampleCustomer[],
  chance: Chance,
): readonly Visit[] {
  const today = businessDateAt(nowMs, timeZone);
  const visits = Array.from({ length: HISTORY_DAYS + 1 }, (_, index) => HISTORY_DAYS - index).flatMap(
    (daysAgo) => visitsOfDay(addDays(today, -daysAgo), daysAgo, timeZone, customers, chance),
  );
  return visits.filter(({ atMs }) => atMs < nowMs).toSorted((first, second) => first.atMs - second.atMs);
}

function visitsOfDay(
  date: BusinessDate,
  daysAgo: number,
  timeZone: string,
  customers: readonly SampleCustomer[],
  chance: Chance,
): Visit[] {
  const { opens, closes } = openHours(date);
  const opening = shopInstant(date, opens, timeZone);
  const atMs = (): number => Math.floor(chance.between(opening, opening + (closes - opens) * 60_000));
  const buyers = Array.from({ length: Math.max(0, chance.int(...SALES[dayOfWeek(date)])) }, () =>
    buyerOf(daysAgo, customers, chance),
  );
  const payers = dayOfWeek(date) === 'sunday' ? [] : customers;
  return [
    ...buyers.map((customer): Visit => ({ atMs: atMs(), date, daysAgo, purpose: 'buy', customer })),
    ...payers.map((customer): Visit => ({ atMs: atMs(), date, daysAgo, purpose: 'pay', customer })),
  ];
}

/** About half walk in; the others come as often as they do, while they still come. */
function buyerOf(
  daysAgo: number,
  customers: readonly SampleCustomer[],
  chance: Chance,
): SampleCustomer | null {
  if (chance.happens(0.48)) return null;
  const coming = customers.filter(({ habit }) => comesStill(habit, daysAgo));
  const [buyer] = chance.pickSeveral(coming, 1, ({ visits }) => visits);
  return buyer ?? null;
}

function comesStill(habit: SampleCustomer['habit'], daysAgo: number): boolean {
  switch (habit) {
    case 'gone':
      return daysAgo > 28;
    case 'overdue':
      return daysAgo > 17;
    case 'in-credit':
      return daysAgo > 4;
    case 'near-limit':
    case 'punctual':
    case 'late':
    case 'cash':
      return true;
  }
}
