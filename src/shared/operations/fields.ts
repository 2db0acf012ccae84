import { z } from 'zod';
import { parseBusinessDate, type BusinessDate } from '../domain/business-date.ts';
import type {
  ApplicationId,
  CashierId,
  CustomerId,
  IncarnationId,
  InvoiceId,
  OperationId,
  PaymentId,
  TerminalId,
} from '../domain/ids.ts';
import { cents, MAX_CENTS } from '../domain/money.ts';
import {
  basisPoints,
  exchangeRate,
  MAX_EXCHANGE_RATE,
  MAX_MARGIN_BASIS_POINTS,
  MAX_QUANTITY_MILLI,
  MIN_MARGIN_BASIS_POINTS,
  quantityMilli,
} from '../domain/scaled.ts';
import { isStorableText } from '../domain/text.ts';

/** Text of at most `most` characters that PostgreSQL can hold. */
export function text(most: number) {
  return z
    .string()
    .max(most, `tiene más de ${most} caracteres`)
    .refine(isStorableText, 'tiene caracteres que no se pueden guardar');
}

/** Text that says something: trimmed, at least one character. */
export function requiredText(most: number) {
  return text(most).refine((value) => value.trim() !== '', 'no puede estar vacío');
}

export const amountField = z.int().min(0).max(MAX_CENTS).transform(cents);
export const positiveAmountField = z.int().min(1).max(MAX_CENTS).transform(cents);
export const signedAmountField = z.int().min(-MAX_CENTS).max(MAX_CENTS).transform(cents);
export const quantityField = z.int().min(1).max(MAX_QUANTITY_MILLI).transform(quantityMilli);
export const marginField = z
  .int()
  .min(MIN_MARGIN_BASIS_POINTS)
  .max(MAX_MARGIN_BASIS_POINTS)
  .transform(basisPoints);
export const taxRateField = z.int().min(0).max(10_000).transform(basisPoints);
export const exchangeRateField = z.int().min(1).max(MAX_EXCHANGE_RATE).transform(exchangeRate);
export const instantField = z.iso.datetime({ precision: 3 });
export const businessDateField = z
  .string()
  .refine((value) => parseBusinessDate(value) !== undefined, 'no es una fecha')
  .transform((value) => value as BusinessDate);

const uuid = z.uuid();
export const operationIdField = uuid.transform((id) => id as OperationId);
export const invoiceIdField = uuid.transform((id) => id as InvoiceId);
export const customerIdField = uuid.transform((id) => id as CustomerId);
export const paymentIdField = uuid.transform((id) => id as PaymentId);
export const applicationIdField = uuid.transform((id) => id as ApplicationId);
export const terminalIdField = uuid.transform((id) => id as TerminalId);
export const incarnationIdField = uuid.transform((id) => id as IncarnationId);
export const cashierIdField = uuid.transform((id) => id as CashierId);
