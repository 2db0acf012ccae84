import { z } from '@hono/zod-openapi';
import { cents, formatCents, MAX_CENTS, type Cents } from '../../shared/domain/money.ts';
import {
  basisPoints,
  MAX_MARGIN_BASIS_POINTS,
  MAX_QUANTITY_MILLI,
  MIN_MARGIN_BASIS_POINTS,
  quantityMilli,
  type BasisPoints,
  type QuantityMilli,
} from '../../shared/domain/scaled.ts';
import { requiredText, text } from '../../shared/operations/fields.ts';
import { parseDecimal } from './decimal-text.ts';
import { JsonNumber } from './exact-json.ts';

/** PostgreSQL's `integer`, the type of every key of the original tables. */
export const MAX_INTEGER_ID = 2_147_483_647;

/** A number, or the text of one, as its digits. */
const digits = z
  .union([z.string(), z.custom<JsonNumber>((value) => value instanceof JsonNumber)])
  .transform((value) => (typeof value === 'string' ? value : value.source));

/** The one way in for money: pesos with at most two decimals, never rounded. */
export function amount(example: number) {
  return digits.transform(scaled({ decimals: 2, least: 0, most: MAX_CENTS, make: cents })).openapi({
    type: ['number', 'string'],
    minimum: 0,
    description: `Pesos, con 2 decimales cuando más, hasta ${formatCents(cents(MAX_CENTS))}.`,
    example,
  });
}

/** The amount of a payment: none, and what is not above 0, is refused in the words of the original. */
export const paymentAmount = digits
  .nullish()
  .transform((sent) => sent ?? '0')
  .transform(scaled({ decimals: 2, least: -MAX_CENTS, most: MAX_CENTS, make: cents }))
  .transform((value, context): Cents => {
    if (value > 0) return value;
    context.addIssue({ code: 'custom', message: 'El monto debe ser mayor a 0', params: { verbatim: true } });
    return z.NEVER;
  })
  .openapi({
    type: ['number', 'string'],
    exclusiveMinimum: 0,
    description: 'Pesos, con 2 decimales cuando más.',
    example: 1500.5,
  });

export const quantity = digits
  .transform(scaled<QuantityMilli>({ decimals: 3, least: 1, most: MAX_QUANTITY_MILLI, make: quantityMilli }))
  .openapi({
    type: ['number', 'string'],
    exclusiveMinimum: 0,
    description: 'Con 3 decimales cuando más (litros, metros).',
    example: 2,
  });

export const marginPercent = digits
  .transform(
    scaled<BasisPoints>({
      decimals: 2,
      least: MIN_MARGIN_BASIS_POINTS,
      most: MAX_MARGIN_BASIS_POINTS,
      make: basisPoints,
    }),
  )
  .openapi({
    type: ['number', 'string'],
    description: 'Margen en por ciento, con 2 decimales cuando más.',
    example: 30,
  });

/** `0.16`, as the original carried it. */
export const taxRate = digits
  .transform(scaled<BasisPoints>({ decimals: 4, least: 0, most: 10_000, make: basisPoints }))
  .openapi({ type: ['number', 'string'], description: 'La tasa de IVA de la tienda.', example: 0.16 });

export function wholeNumber(least: number, most: number) {
  return digits
    .transform(scaled({ decimals: 0, least, most, make: (value) => value }))
    .openapi({ type: ['integer', 'string'], minimum: least, maximum: most });
}

export const integerId = wholeNumber(1, MAX_INTEGER_ID);

/** Text that may be left out. Nothing but white space is stored as nothing. */
export function optionalText(most: number) {
  return text(most)
    .nullable()
    .transform((value) => value?.trim() || null)
    .openapi({ type: ['string', 'null'], maxLength: most });
}

/** Telephones and references are often sent as bare numbers: their digits are what is stored. */
export function optionalTextOrDigits(most: number) {
  return digits
    .nullable()
    .pipe(optionalText(most))
    .openapi({ type: ['string', 'number', 'null'], maxLength: most });
}

export function neededText(most: number) {
  return requiredText(most)
    .transform((value) => value.trim())
    .openapi({ type: 'string', minLength: 1, maxLength: most });
}

/** A figure that may be left out or null, which the document says too. */
export function orNull<Field extends z.ZodType>(field: Field, kind: 'number' | 'integer' = 'number') {
  return field.nullish().openapi({ type: [kind, 'string', 'null'] });
}

interface Scale<Value> {
  readonly decimals: number;
  readonly least: number;
  readonly most: number;
  readonly make: (scaled: number) => Value;
}

function scaled<Value>({ decimals, least, most, make }: Scale<Value>) {
  return (input: string, context: z.RefinementCtx): Value => {
    const value = parseDecimal(input, decimals);
    const problem =
      typeof value === 'number' ? rangeProblem(value, least, most) : problemText(value, decimals);
    if (typeof value === 'number' && problem === null) return make(value);
    context.addIssue({ code: 'custom', message: problem ?? 'no es un número' });
    return z.NEVER;
  };
}

function rangeProblem(value: number, least: number, most: number): string | null {
  if (value > most) return 'pasa del máximo permitido';
  if (value >= least) return null;
  if (least === 1) return 'debe ser mayor a 0';
  return least === 0 ? 'no puede ser negativo' : 'no llega al mínimo permitido';
}

function problemText(problem: ReturnType<typeof parseDecimal>, decimals: number): string {
  switch (problem) {
    case 'too-many-decimals':
      return decimals === 0 ? 'debe ser un número entero' : `tiene más de ${decimals} decimales`;
    case 'too-large':
      return 'pasa del máximo permitido';
    default:
      return 'no es un número';
  }
}
