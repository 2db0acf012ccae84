import type { AuthorisableRight, Role } from '../../../shared/domain/cashiers/rights.ts';
import type { CashierId, OperationId } from '../../../shared/domain/ids.ts';
import type { AuthorisationV1 } from '../../../shared/operations/authorisation-v1.ts';

export interface CashierOnDuty {
  readonly id: CashierId;
  readonly name: string;
  readonly role: Role;
}

/**
 * Who is at the counter of this terminal, and what supervisors allowed to the operation that is being prepared. In
 * memory alone: a terminal that starts has nobody on duty.
 */
export interface Duty {
  current(): CashierOnDuty | null;
  begin(cashier: CashierOnDuty): void;
  end(): void;
  /** Allows one thing to one operation, with the figures that were shown: with others it has to be allowed again. */
  allow(operationId: OperationId, right: AuthorisableRight, detail: string, by: CashierOnDuty): void;
  /** What was allowed to an operation, to be recorded in it. */
  allowedTo(operationId: OperationId): readonly AuthorisationV1[];
  /** Called after each change of who is on duty. @returns ends the calls */
  subscribe(listener: () => void): () => void;
}

/** Each operation has few; the counter has one operation at a time, and some parked. */
const MOST_OPERATIONS = 100;

export function createDuty(): Duty {
  const listeners = new Set<() => void>();
  const allowed = new Map<OperationId, ReadonlyMap<AuthorisableRight, AuthorisationV1>>();
  let onDuty: CashierOnDuty | null = null;

  function change(next: CashierOnDuty | null) {
    onDuty = next;
    for (const listener of listeners) listener();
  }

  return {
    current: () => onDuty,
    begin: (cashier) => change(cashier),
    end: () => change(null),
    allow(operationId, right, detail, by) {
      const before = allowed.get(operationId);
      allowed.delete(operationId);
      const authorisation: AuthorisationV1 = { right, detail, cashier: { id: by.id, name: by.name } };
      allowed.set(operationId, new Map([...(before ?? []), [right, authorisation]]));
      const oldest = allowed.keys().next().value;
      if (allowed.size > MOST_OPERATIONS && oldest !== undefined) allowed.delete(oldest);
    },
    allowedTo: (operationId) => [...(allowed.get(operationId)?.values() ?? [])],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
