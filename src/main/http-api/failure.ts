import { errorMessage, type ShopError } from '../../shared/domain/errors.ts';

/** The status that tells a program what the Spanish text tells a person. */
export function failureStatus(error: ShopError): FailureStatus {
  switch (error.code) {
    case 'bad-input':
    case 'empty-sale':
    case 'tax-rate-not-the-shops':
    case 'invoice-already-cancelled':
      return 400;
    case 'customer-not-found':
    case 'invoice-not-found':
    case 'operation-not-found':
    case 'parked-sale-not-found':
      return 404;
    case 'part-not-found':
    case 'customer-inactive':
    case 'public-customer-on-credit':
    case 'favor-short':
    case 'reference-required':
    case 'too-many-parked-sales':
    case 'credit-limit-exceeded':
    case 'tender-short':
    case 'change-only-from-cash':
    case 'totals-changed':
    case 'id-reused':
    case 'connection-not-kept':
    case 'changed-meanwhile':
    case 'owner-exists':
    case 'pin-taken':
    case 'last-owner':
    case 'wrong-pin':
    case 'pin-wait':
    case 'nobody-on-duty':
    case 'not-allowed':
    case 'authorisation-required':
      return 422;
    case 'settings-need-central':
    case 'central-away':
    case 'schema-mismatch':
    case 'outcome-unknown':
      return 503;
    case 'disk-full':
      return 507;
    case 'unexpected':
      return 500;
  }
}

export type FailureStatus = 400 | 404 | 422 | 500 | 503 | 507;

/** The text of the original where it had one. */
export function failureMessage(error: ShopError): string {
  return error.code === 'empty-sale' ? 'La factura debe tener al menos una línea' : errorMessage(error);
}
