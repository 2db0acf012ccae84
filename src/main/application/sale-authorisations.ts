import type { ShopSettings } from '../../shared/contract/session.ts';
import { mayDo, type AuthorisableRight } from '../../shared/domain/cashiers/rights.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { formatPesos } from '../../shared/domain/money.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { isBelowMargin, priceFromCost, type PricingPolicy } from '../../shared/domain/sale/price.ts';
import type { AuthorisationV1 } from '../../shared/operations/authorisation-v1.ts';
import type { SaleLine } from '../../shared/operations/sale.ts';
import type { Duty } from './cashiers/duty.ts';
import type { ReplicaCustomer } from './ports.ts';

/** What a supervisor is shown fits the column that keeps it. */
const MOST_LINES_TOLD = 3;
const MOST_CHARACTERS_TOLD = 100;

/**
 * Who allows it: the cashier on duty, if he may do it himself, or else whoever allowed it to this very operation with
 * these very figures. Either way it is recorded in the sale.
 */
export function authorisationFor(
  duty: Pick<Duty, 'current' | 'allowedTo'>,
  operationId: OperationId,
  right: AuthorisableRight,
  detail: string,
): Result<AuthorisationV1, ShopError> {
  const cashier = duty.current();
  if (cashier && mayDo(cashier.role, right)) {
    return success({ right, detail, cashier: { id: cashier.id, name: cashier.name } });
  }
  const allowed = duty.allowedTo(operationId).find((one) => one.right === right && one.detail === detail);
  return allowed ? success(allowed) : failure({ code: 'authorisation-required', right, detail });
}

/**
 * The lines whose price somebody lowered below the shop's floor, in words; undefined when there is none. The list's own
 * price is the shop's will, whatever margin it leaves. Says prices and no margins: the cashier reads it too.
 */
export function belowFloor(lines: readonly SaleLine[], settings: ShopSettings): string | undefined {
  const floor = settings.marginFloorBasisPoints;
  if (floor === null) return undefined;
  const policy: PricingPolicy = {
    basis: settings.priceBasis,
    taxRate: settings.taxRateBasisPoints,
    roundingStep: settings.roundingStepCents,
  };
  const below = lines.filter(
    (line) =>
      line.unitPriceCents < line.listPriceCents &&
      isBelowMargin(line.unitPriceCents, line.unitCostCents, floor, policy),
  );
  if (below.length === 0) return undefined;
  const told = below.slice(0, MOST_LINES_TOLD).map((line) => {
    const least = priceFromCost(line.unitCostCents, floor, policy);
    const name = `${line.code} ${line.description}`.trim().slice(0, MOST_CHARACTERS_TOLD);
    return `${name}: ${formatPesos(line.unitPriceCents)}, mínimo ${formatPesos(least)}`;
  });
  const rest = below.length - told.length;
  return `${told.join('; ')}${rest > 0 ? `; y ${rest} más` : ''}.`;
}

/** The figures that decide, in words. */
export function overLimit(
  customer: Pick<ReplicaCustomer, 'name'>,
  error: ShopError & { readonly code: 'credit-limit-exceeded' },
): string {
  const { limitCents, balanceCents, availableCents, requestedCents } = error;
  return (
    `${customer.name.slice(0, MOST_CHARACTERS_TOLD)}: límite ${formatPesos(limitCents)}, saldo ${formatPesos(balanceCents)}, ` +
    `disponible ${formatPesos(availableCents)}; la venta pide ${formatPesos(requestedCents)}.`
  );
}
