import { v7 } from 'uuid';
import type { CashierId, CustomerId, OperationId } from '../shared/domain/ids.ts';

/** The one place where the screen makes ids. Minted when a form opens, so that a repeated request is recognised. */
export function newOperationId(): OperationId {
  return v7() as OperationId;
}

export function newCustomerId(): CustomerId {
  return v7() as CustomerId;
}

export function newCashierId(): CashierId {
  return v7() as CashierId;
}

export function newLineId(): string {
  return v7();
}
