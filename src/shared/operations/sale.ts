import { z } from 'zod';
import { ZERO_CENTS } from '../domain/money.ts';
import { saleV1, type SalePayloadV1 } from './sale-v1.ts';
import { saleV2, type SaleLineV2, type SalePayloadV2 } from './sale-v2.ts';

/** A sale of any released version. */
export const sale = z.discriminatedUnion('version', [saleV1, saleV2]);

/** A sale as it is read, whichever version was written: the newest one's shape. */
export type Sale = SalePayloadV2;
export type SaleLine = SaleLineV2;

export type RecordedSale =
  | { readonly version: 1; readonly payload: SalePayloadV1 }
  | { readonly version: 2; readonly payload: SalePayloadV2 };

/** Version 1 knew of no price changes, of no authorisations and of no saldo a favor. */
export function saleIn(recorded: RecordedSale): Sale {
  if (recorded.version === 2) return recorded.payload;
  return {
    ...recorded.payload,
    lines: recorded.payload.lines.map((line) => ({ ...line, priceChangedBy: null })),
    favorCents: ZERO_CENTS,
    authorisations: [],
  };
}
