/**
 * A part number as counter people compare them: letters and digits alone, upper case, without accents.
 * `90915-YZZD4`, `90915 yzzd4` and `90915.YZZD4` are the same. A scanner on another keyboard layout sends `'`
 * or `/` for `-`; they fall away as well.
 */
export function normalisePartNumber(text: string): string {
  return text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Words to look for: lower case, without accents, split at everything that is neither letter nor digit. */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
}
