import { errorMessage } from '../shared/domain/errors.ts';
import { shopErrorOf } from './client.ts';

/** What to show for a call that failed: the shop's own message, or that no answer came. */
export function failureMessage(error: unknown): string {
  const shopError = shopErrorOf(error);
  return shopError
    ? errorMessage(shopError)
    : 'La aplicación no contestó a tiempo. Lo ya cobrado está guardado; intente de nuevo en un momento.';
}
