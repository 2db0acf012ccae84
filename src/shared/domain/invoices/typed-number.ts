import { formatFolio } from '../folio.ts';

const MOST_DIGITS = 11;
const TICKET_DIGITS = 6;

/** What the text typed into the search of invoices may be the number of. */
export interface TypedNumber {
  /** Folios that it names: `123` is `NX-000123`. */
  readonly folios: readonly string[];
  /** Ticket numbers that it names whole. */
  readonly tickets: readonly string[];
  /** The digits of a ticket number of any terminal; null when they do not stand alone. */
  readonly ticketDigits: string | null;
}

/** Reads a number as people say it: with or without its series, its zeros and its case. */
export function typedNumber(text: string): TypedNumber {
  const typed = text.trim().toUpperCase();
  const digits = /^(?:NX-?)?0*(\d{1,11})$/.exec(typed)?.[1];
  const number = digits === undefined || digits.length > MOST_DIGITS ? 0 : Number(digits);
  return {
    folios: number > 0 ? [formatFolio(number), typed] : [typed],
    tickets: [typed],
    ticketDigits: number > 0 && /^\d+$/.test(typed) ? String(number).padStart(TICKET_DIGITS, '0') : null,
  };
}
