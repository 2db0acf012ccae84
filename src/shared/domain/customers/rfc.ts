/**
 * Three letters for a company and four for a person, a date of six digits, two characters and a check digit (SAT, Anexo
 * 20). Whether date and check digit are right is another question: the SAT itself has given out some that are not.
 */
const RFC = /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{2}[A\d]$/;

/** As it is written on a constancia: capitals, without spaces and dashes. */
export function normaliseRfc(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** @param rfc normalised */
export function isRfcShape(rfc: string): boolean {
  return RFC.test(rfc);
}
