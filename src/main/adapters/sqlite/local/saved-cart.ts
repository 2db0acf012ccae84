import { z } from 'zod';
import type { Cart } from '../../../../shared/contract/sale.ts';
import {
  amountField,
  cashierIdField,
  customerIdField,
  marginField,
  operationIdField,
  quantityField,
  requiredText,
  text,
} from '../../../../shared/operations/fields.ts';
import { partReference } from '../../../../shared/operations/sale-v1.ts';

/**
 * A cart as it was left. One that does not parse, of an older version or damaged, is no cart: nothing in it was
 * charged, and the counter must open.
 */
export function parseSavedCart(content: string): Cart | undefined {
  try {
    return savedCart.safeParse(JSON.parse(content)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const savedCart = z.object({
  operationId: operationIdField,
  customerId: customerIdField,
  priceBasis: z.enum(['neto', 'publico']).nullable().optional(),
  lines: z
    .array(
      z.object({
        lineId: z.uuid(),
        part: partReference.nullable(),
        code: text(100),
        brand: text(100).nullable(),
        description: requiredText(500),
        quantityMilli: quantityField,
        sourceCostCents: amountField,
        sourceCurrency: z.enum(['MXN', 'USD']),
        marginBasisPoints: marginField,
        listPriceCents: amountField,
        unitPriceCents: amountField,
        // Carts of an older version have none.
        priceChangedBy: z
          .object({ id: cashierIdField, name: requiredText(100) })
          .nullable()
          .default(null),
      }),
    )
    .max(500),
}) satisfies z.ZodType<Cart>;
