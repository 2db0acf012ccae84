import { expect, it } from 'vitest';
import { randomItems, seededRandom, type RandomItem } from '../../support/http-api/random-invoices.ts';
import { parseBusinessDate } from '../../../src/shared/domain/business-date.ts';
import type { CustomerId } from '../../../src/shared/domain/ids.ts';
import { success } from '../../../src/shared/domain/result.ts';
import { basisPoints, ONE_TO_ONE } from '../../../src/shared/domain/scaled.ts';
import type { ApiUseCases } from '../../../src/main/application/api/api-use-cases.ts';
import { priceInvoice, type PricedInvoice } from '../../../src/main/application/api/price-invoice.ts';
import type { LocalStore } from '../../../src/main/application/ports.ts';
import { createHttpApi } from '../../../src/main/http-api/index.ts';

const INVOICES = 20_000;
const SEED = 20_261_123;

/** The API over the pricing of the shop, without anything that stores. */
function pricingApi(priced: PricedInvoice[]) {
  const useCases: Partial<ApiUseCases> = {
    async recordInvoice(operationId, { customerId, lines }) {
      const businessDate = parseBusinessDate('2026-11-23');
      if (!businessDate) throw new TypeError('not a day');
      const invoice = priceInvoice(
        lines.map((line) => ({ ...line, code: '', description: line.description ?? '' })),
        {
          customerId: String(customerId) as CustomerId,
          customer: { name: 'Taller', rfc: null, paymentTermsDays: 30 },
          businessDate,
          taxRateBasisPoints: basisPoints(1600),
          exchangeRate: ONE_TO_ONE,
          notes: null,
        },
      );
      if (!invoice.ok) throw new RangeError('figures of this size fit');
      priced.push(invoice.value);
      const { totalCents } = invoice.value;
      return success({
        operationId,
        state: 'delivered',
        id: 1,
        folio: 'NX-000001',
        complete: true,
        totalCents,
      });
    },
  };
  return createHttpApi({
    useCases: useCases as ApiUseCases,
    local: {} as LocalStore,
    ids: { newId: () => '00000000-0000-7000-8000-00000000000a' },
    logger: { info() {}, warn() {}, error() {} },
    newReference: () => 'REF',
    version: '0.0.0',
  });
}

it(`makes ${INVOICES} random invoices of JSON without a figure that does not add up`, async () => {
  const next = seededRandom(SEED);
  const priced: PricedInvoice[] = [];
  const api = pricingApi(priced);
  const wrong: string[] = [];
  let wrongInFloats = 0;
  for (let index = 0; index < INVOICES; index += 1) {
    const items = randomItems(next);
    const body = JSON.stringify({ customer_id: 1, items });
    const answer = await api.request('/api/pos/invoices', { method: 'POST', body });
    const { total } = (await answer.json()) as { total: number };
    const invoice = priced.at(-1);
    if (!invoice || !addsUp(invoice, items, total)) wrong.push(body);
    if (!floatsAddUp(items)) wrongInFloats += 1;
  }
  expect(priced).toHaveLength(INVOICES);
  expect(wrong).toEqual([]);
  // The same invoices by the original's formula: what this test is able to see.
  expect(wrongInFloats).toBeGreaterThan(INVOICES / 2);
}, 120_000);

/** Every figure from the digits that were sent, in whole numbers and by another way than the shop's. */
function addsUp(invoice: PricedInvoice, items: readonly RandomItem[], answered: number): boolean {
  const lines = items.map((item) => {
    const made = halfUp(digits(item.unit_cost, 2) * (10_000n + digits(item.margin_pct, 2)), 10_000n);
    const price = item.unit_price === undefined ? made : digits(item.unit_price, 2);
    return { price, total: halfUp(price * digits(item.quantity, 3), 1000n) };
  });
  const subtotal = lines.reduce((sum, line) => sum + line.total, 0n);
  const tax = halfUp(subtotal * 16n, 100n);
  return (
    invoice.lines.every((line, index) => {
      const expected = lines[index];
      return (
        BigInt(line.unitPriceCents) === expected?.price && BigInt(line.lineTotalCents) === expected.total
      );
    }) &&
    BigInt(invoice.subtotalCents) === subtotal &&
    BigInt(invoice.taxCents) === tax &&
    BigInt(invoice.totalCents) === subtotal + tax &&
    digits(answered, 2) === subtotal + tax
  );
}

/** As the original did: floats throughout, each figure rounded by the column that stores it. */
function floatsAddUp(items: readonly RandomItem[]): boolean {
  const stored = (figure: number) => Math.round(figure * 100);
  const lines = items.map((item) => {
    const price = item.unit_price ?? item.unit_cost * (1 + item.margin_pct / 100);
    return { price, quantity: item.quantity, total: price * item.quantity };
  });
  const subtotal = lines.reduce((sum, line) => sum + line.total, 0);
  const tax = subtotal * 0.16;
  return (
    lines.every((line) => stored((stored(line.price) / 100) * line.quantity) === stored(line.total)) &&
    lines.reduce((sum, line) => sum + stored(line.total), 0) === stored(subtotal) &&
    stored(subtotal) + stored(tax) === stored(subtotal + tax)
  );
}

function digits(figure: number, decimals: number): bigint {
  const [whole = '0', fraction = ''] = String(figure).split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}
