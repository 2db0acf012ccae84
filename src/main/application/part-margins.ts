import type { CustomerId } from '../../shared/domain/ids.ts';
import type { MarginSources } from '../../shared/domain/sale/margin.ts';
import type { Replica, ReplicaPart } from './ports.ts';

/** What may apply to a part that a customer buys, as this terminal's copy has it. The line's own comes before. */
export function partMargins(
  replica: Pick<Replica, 'customer' | 'partMargins'>,
  customerId: CustomerId | null,
): (part: ReplicaPart) => Omit<MarginSources, 'shop'> {
  const customer = customerId === null ? null : (replica.customer(customerId)?.marginBasisPoints ?? null);
  return (part) => ({ ...replica.partMargins(part, customerId), customer });
}
