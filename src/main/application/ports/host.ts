import type { TicketDocument } from '../../../shared/domain/ticket/document.ts';
import type { TicketOptions } from '../../../shared/domain/ticket/ticket-sections.ts';

export interface TicketPrinter {
  /** `renderer`: this host cannot print by itself, the screen does. */
  print(html: string): Promise<'printed' | 'renderer'>;
}

export interface PdfMaker {
  ticket(document: TicketDocument, options: TicketOptions): Promise<Uint8Array>;
}

export interface Logger {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  warn(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
}

/**
 * Named instants at which a test may kill the process, to show what survives. Does nothing unless armed by
 * NEXUS_CRASH_AT.
 */
export const CRASH_POINTS = [
  'lease-given',
  'before-local-commit',
  'after-local-commit',
  'before-central-commit',
  'after-central-commit',
  'after-mark-delivered',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
export type CrashPoints = (point: CrashPoint) => void;
