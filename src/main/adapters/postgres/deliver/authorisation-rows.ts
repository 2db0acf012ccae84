import type { AuthorisationV1 } from '../../../../shared/operations/authorisation-v1.ts';

/** What was allowed to operations that become no invoice, as rows for central. */
export function authorisationRows(
  operation: { readonly id: string; readonly occurredAt: string },
  authorisations: readonly AuthorisationV1[],
) {
  return authorisations.map(({ right, detail, cashier }) => ({
    operation_id: operation.id,
    right_name: right,
    detail,
    cashier_id: cashier.id,
    cashier_name: cashier.name,
    occurred_at: operation.occurredAt,
  }));
}
