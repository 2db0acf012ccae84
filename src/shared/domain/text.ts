/**
 * Text that PostgreSQL can hold: no NUL character (manual, "Character Types") and no half of a surrogate pair,
 * which UTF-8 cannot encode. Refused where it is typed, so that a sale is never refused for it later.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
