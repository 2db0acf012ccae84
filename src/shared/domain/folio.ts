/** Folios keep the format of the original system: `NX-` and at least six digits. */
const FOLIO = /^NX-(\d{6,})$/;

/** @param number 1 or more */
export function formatFolio(number: number): string {
  return `NX-${number.toString().padStart(6, '0')}`;
}

/** @returns undefined when the text is not a folio of this format */
export function folioNumber(folio: string): number | undefined {
  const digits = FOLIO.exec(folio)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The terminal's own number, which has no gaps and is there even when the lease is used up: `T01-000045`. */
export function formatTicketNumber(terminalCode: string, number: number): string {
  return `${terminalCode}-${number.toString().padStart(6, '0')}`;
}
