const PIN = /^\d{4,8}$/;

export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 8;

/** Whether the text is a PIN: 4 to 8 digits, so that it can be typed on the keypad without looking. */
export function isPin(text: string): boolean {
  return PIN.test(text);
}
