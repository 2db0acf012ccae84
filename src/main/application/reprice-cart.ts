import type { Cart, CartLine, RepricedCart } from '../../shared/contract/sale.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { PriceBasis } from '../../shared/domain/sale/price.ts';
import { repriceLine, type Offer } from '../../shared/domain/sale/reprice.ts';
import { computeTotals } from '../../shared/domain/sale/totals.ts';
import { partMargins } from './part-margins.ts';
import type { Replica, ReplicaPart } from './ports.ts';
import { pricePart } from './price-part.ts';
import { currentSettings, type ShopSettingsDeps } from './shop-settings.ts';

export interface RepriceCartDeps extends ShopSettingsDeps {
  readonly replica: Pick<Replica, 'settings' | 'part' | 'customer' | 'partMargins'>;
}

/**
 * The lines of an open cart at the prices of this moment for its customer. Nothing is written: the screen shows what
 * changed and keeps the cart. What this terminal's copy does not have stays as it is.
 */
export async function repriceCart(
  deps: RepriceCartDeps,
  cart: Cart,
): Promise<Result<RepricedCart, ShopError>> {
  const settings = currentSettings(deps);
  if (!settings) return failure({ code: 'central-away' });
  const { priceBasis } = settings;
  const policy = {
    basis: priceBasis,
    taxRate: settings.taxRateBasisPoints,
    roundingStep: settings.roundingStepCents,
  };
  const marginsOf = partMargins(deps.replica, cart.customerId);
  const offerOf = ({ part }: CartLine): Offer | null => {
    const copied = part === null ? undefined : deps.replica.part(part);
    return copied ? offerAt(copied, settings, marginsOf) : null;
  };
  try {
    const lines = cart.lines.map((line) => ({
      ...line,
      ...repriceLine(line, offerOf(line), cart.priceBasis ?? null, policy),
    }));
    return success({
      lines,
      priceBasis,
      totalBeforeCents: totalOf(cart.lines, cart.priceBasis ?? priceBasis, settings),
      totalAfterCents: totalOf(lines, priceBasis, settings),
    });
  } catch (error) {
    // Each price fits its column; their sum may not.
    if (!(error instanceof RangeError)) throw error;
    return failure({ code: 'bad-input', field: 'total', problem: 'es demasiado grande' });
  }
}

function offerAt(
  copied: ReplicaPart,
  settings: ShopSettings,
  marginsOf: ReturnType<typeof partMargins>,
): Offer | null {
  const { cost, unitPriceCents, marginBasisPoints } = pricePart(copied, settings, marginsOf(copied));
  if (cost === null || unitPriceCents === null) return null;
  const { sourceCents, currency } = cost;
  return { sourceCostCents: sourceCents, sourceCurrency: currency, marginBasisPoints, unitPriceCents };
}

function totalOf(lines: readonly CartLine[], basis: PriceBasis, settings: ShopSettings) {
  return computeTotals(lines, basis, settings.taxRateBasisPoints).totalCents;
}
