import { describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '../../../shared/domain/business-date.ts';
import { operation } from '../../../shared/operations/operation.ts';
import { sampleCatalogue } from '../catalogue/sample-catalogue.ts';
import { vehicles } from '../catalogue/vehicles/vehicles.ts';
import { createChance } from '../chance.ts';
import { sampleCustomers } from '../customers/sample-customers.ts';
import { sampleSettings } from '../sample-settings.ts';
import { sampleOutbox, sampleTerminal } from '../sample-terminal.ts';
import { eventIds } from './event-ids.ts';
import { planVisits } from './plan-visits.ts';
import { dayOfWeek } from './shop-hours.ts';
import { countSales, sampleHistory, type SampleEvent } from './sample-history.ts';
import { createStock } from './stock.ts';

const { timeZone } = sampleSettings;
const stock = createStock(sampleCatalogue('nexus').map((part, index) => ({ part, id: index + 1 })));
const CLOCKS = ['2026-11-23T15:13:00-06:00', '2026-02-01T03:00:00-06:00', '2027-07-03T09:05:00-06:00'];

describe.each(CLOCKS)('sampleHistory as of %s', (now) => {
  const nowMs = Date.parse(now);
  const { events, visits } = liveThrough(nowMs);
  const sales = events.flatMap((event) =>
    event.body.kind === 'sale' ? [{ ...event, sale: event.body }] : [],
  );
  const kinds = Object.groupBy(events, ({ body }) => body.kind);
  const localTime = ({ atMs }: SampleEvent) =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(atMs);

  it('has about 250 sales, abonos and a few cancellations, and opens thirty accounts first', () => {
    expect(sales.length).toBe(countSales(visits));
    expect(sales.length).toBeGreaterThan(200);
    expect(sales.length).toBeLessThan(320);
    expect(kinds['payment-received']?.length).toBeGreaterThan(20);
    expect(kinds['invoice-cancelled']?.length).toBeGreaterThanOrEqual(3);
    expect(events.slice(0, 30).every(({ body }) => body.kind === 'customer-created')).toBe(true);
    expect(kinds['customer-created']).toHaveLength(30);
  });

  it('happened in order, in open hours, in the last five weeks and never later than now', () => {
    expect(events).toEqual(events.toSorted((first, second) => first.atMs - second.atMs));
    expect(events.at(-1)?.atMs).toBeLessThan(nowMs);
    const firstDay = addDays(businessDateAt(nowMs, timeZone), -35);
    expect(businessDateAt(sales[0]?.atMs ?? 0, timeZone) >= firstDay).toBe(true);
    const times = sales.map((sale) => localTime(sale));
    expect(times.filter((time) => time < '08:30' || time > '18:45')).toEqual([]);
    const days = sales.map(({ atMs }) => dayOfWeek(businessDateAt(atMs, timeZone)));
    expect(days.filter((day) => day === 'sunday').length).toBeLessThan(6);
    expect(days.filter((day) => day === 'saturday').length).toBeGreaterThan(15);
  });

  it('sells to who walks in for cash and to workshops on credit', () => {
    const onCredit = sales.filter(({ sale }) => sale.payload.terms === 'credito');
    expect(onCredit.length).toBeGreaterThan(60);
    expect(sales.length - onCredit.length).toBeGreaterThan(80);
    expect(onCredit.filter(({ sale }) => sale.payload.dueOn === null)).toEqual([]);
  });

  it('writes only operations that the contract takes', () => {
    const terminal = sampleTerminal(() => '01234567-89ab-7def-8123-456789abcdef');
    const outbox = sampleOutbox(events, terminal, timeZone);
    const refused = outbox.filter((entry) => !operation.safeParse(JSON.parse(entry.canonical)).success);
    expect(refused).toEqual([]);
    expect(outbox.map((entry) => entry.operation.seq)).toEqual(outbox.map((_, index) => index + 1));
  });

  it('numbers its sales without a gap', () => {
    expect(sales.map(({ sale }) => sale.payload.folio)).toEqual(
      sales.map((_, index) => `NX-${(101 + index).toString().padStart(6, '0')}`),
    );
    expect(sales.at(-1)?.sale.payload.ticketNumber).toBe(`T00-${sales.length.toString().padStart(6, '0')}`);
  });

  it('gives each thing an id of its own', () => {
    const ids = events.map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('sampleHistory', () => {
  const nowMs = Date.parse(CLOCKS[0] ?? '');

  it('is the same for the same seed, clock and ids', () => {
    expect(liveThrough(nowMs)).toEqual(liveThrough(nowMs));
  });

  it('has believable tickets: from a bulb to a clutch', () => {
    const totals = liveThrough(nowMs)
      .events.flatMap(({ body }) => (body.kind === 'sale' ? [body.payload.totalCents] : []))
      .toSorted((first, second) => first - second);
    expect(totals[0]).toBeLessThan(20_000);
    expect(totals[Math.floor(totals.length / 2)]).toBeGreaterThan(30_000);
    expect(totals[Math.floor(totals.length / 2)]).toBeLessThan(250_000);
    expect(totals.at(-1)).toBeLessThan(4_000_000);
  });
});

function liveThrough(nowMs: number) {
  const chance = createChance('nexus/history');
  const visits = planVisits(nowMs, timeZone, sampleCustomers, chance.fork('visits'));
  const history = sampleHistory({
    ...{ visits, customers: sampleCustomers, stock, vehicles, settings: sampleSettings, nowMs },
    terminalCode: 'T00',
    firstFolio: 101,
    chance,
    newId: eventIds(chance.fork('ids')),
  });
  return { ...history, visits };
}
