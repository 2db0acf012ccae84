import type { CompletedSale } from '../../shared/contract/sale.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { completedSale, isSale } from './completed-sale.ts';
import type { LocalStore } from './ports.ts';
import { storageProblem } from './write-operation.ts';

export interface ShownSalesDeps {
  readonly local: LocalStore;
}

/** The screen showed the sale: it need not be offered at the next start. */
export async function acknowledgeSale(
  { local }: ShownSalesDeps,
  id: OperationId,
): Promise<Result<void, ShopError>> {
  if (!local.entryById(id)) return failure({ code: 'operation-not-found' });
  try {
    local.acknowledge(id);
    return success(undefined);
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return failure(problem);
    throw error;
  }
}

/** The last sale that no screen confirmed: the process stopped between the disk and the cashier's eyes. */
export async function unacknowledgedSale({
  local,
}: ShownSalesDeps): Promise<Result<CompletedSale | null, ShopError>> {
  const entry = local.lastUnacknowledgedSale();
  return success(entry && isSale(entry) ? completedSale(entry, true) : null);
}

/** Newest first. */
export async function recentSales(
  { local }: ShownSalesDeps,
  limit: number,
): Promise<Result<CompletedSale[], ShopError>> {
  return success(
    local
      .recentSales(limit)
      .filter(isSale)
      .map((entry) => completedSale(entry, true)),
  );
}
