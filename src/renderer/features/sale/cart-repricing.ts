import type { Cart, CartLine, RepricedCart } from '../../../shared/contract/sale.ts';
import { formatPesos, type Cents } from '../../../shared/domain/money.ts';

/**
 * The cart with the prices of an answer, and what each changed price was before. A line that was priced, added or
 * changed since it was asked keeps what it has: another answer is on its way.
 */
export function applyRepricing(
  now: Cart,
  sent: Cart,
  answer: Pick<RepricedCart, 'lines' | 'priceBasis'>,
): { readonly cart: Cart; readonly before: ReadonlyMap<string, Cents> } {
  if (now.operationId !== sent.operationId || now.customerId !== sent.customerId) {
    return { cart: now, before: new Map() };
  }
  const before = new Map<string, Cents>();
  let isSame = now.priceBasis === answer.priceBasis;
  const lines = now.lines.map((line) => {
    const asked = sent.lines.find((one) => one.lineId === line.lineId);
    const priced = answer.lines.find((one) => one.lineId === line.lineId);
    if (!asked || !priced || !hasSamePrice(line, asked) || hasSamePrice(line, priced)) return line;
    isSame = false;
    if (line.unitPriceCents !== priced.unitPriceCents) before.set(line.lineId, line.unitPriceCents);
    const { sourceCostCents, sourceCurrency, marginBasisPoints, listPriceCents, unitPriceCents } = priced;
    return { ...line, sourceCostCents, sourceCurrency, marginBasisPoints, listPriceCents, unitPriceCents };
  });
  // The same object where nothing changed: then nothing is saved either.
  return { cart: isSame ? now : { ...now, lines, priceBasis: answer.priceBasis }, before };
}

/** `Se recalcularon 3 precios: total de $1,200.00 a $1,150.00.` */
export function repricingMessage(count: number, totalBefore: Cents, totalAfter: Cents): string {
  const what = count === 1 ? 'Se recalculó 1 precio' : `Se recalcularon ${count} precios`;
  return `${what}: total de ${formatPesos(totalBefore)} a ${formatPesos(totalAfter)}.`;
}

function hasSamePrice(first: CartLine, second: CartLine): boolean {
  return (
    first.unitPriceCents === second.unitPriceCents &&
    first.listPriceCents === second.listPriceCents &&
    first.marginBasisPoints === second.marginBasisPoints &&
    first.sourceCostCents === second.sourceCostCents &&
    first.sourceCurrency === second.sourceCurrency
  );
}
