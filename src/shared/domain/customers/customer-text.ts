/**
 * What a customer is found by: name, business name and RFC without case and accents, and the phone's digits. One text, a
 * field a line, so that a search reads one column.
 */
export function foldedCustomer(fields: readonly (string | null)[], phone: string | null): string {
  const texts = fields.filter((field) => field !== null).map(foldText);
  return [...texts, phone?.replace(/\D/g, '') ?? ''].join('\n');
}

/** The words of a typed text, each of which must be somewhere in the folded text. A phone may be typed in groups. */
export function customerWords(text: string): string[] {
  return foldText(text)
    .split(/\s+/)
    .map((word) => (/^[\d().+-]+$/.test(word) ? word.replace(/\D/g, '') : word))
    .filter((word) => word !== '');
}

/** Without case and accents: the order of names as a person reads a list. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
