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

/** About half walk in; the others come as often as they do. */
function buyerOf(
  daysAgo: number,
  customers: readonly SampleCustomer[],
  chance: Chance,
): SampleCustomer | null {
  if (chance.happens(0.48)) return null;
  const coming = customers.filter((customer) => frequency(customer, daysAgo) > 0);
  const [buyer] = chance.pickSeveral(coming, 1, (customer) => frequency(customer, daysAgo));
  return buyer ?? null;
}

/** How often it comes in those days; who stopped coming came more often before. */
function frequency({ habit, visits }: SampleCustomer, daysAgo: number): number {
  switch (habit) {
    case 'gone':
      return daysAgo > 28 ? visits * 6 : 0;
    case 'overdue':
      return daysAgo > 17 ? visits * 2 : 0;
    case 'in-credit':
      return daysAgo > 4 ? visits : 0;
    case 'near-limit':
      return daysAgo > 14 ? visits / 2 : visits * 2;
    case 'punctual':
    case 'late':
    case 'cash':
      return visits;
  }
}
