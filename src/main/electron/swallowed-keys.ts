import type { Input } from 'electron';

type Press = Pick<Input, 'key' | 'code' | 'control' | 'meta' | 'alt'>;

/** Reloading or closing the page in the middle of a sale is never what the cashier meant. */
const WITH_CONTROL = new Set(['KeyR', 'KeyW', 'F4', 'F5']);

/**
 * Whether a key is taken away before the page sees it. By its place on the keyboard, so that Ctrl+R is found on every
 * layout; AltGr, which arrives as Ctrl+Alt, types characters and is left alone.
 */
export function isSwallowed({ code, control, meta, alt }: Press): boolean {
  if (code === 'F5') return true;
  return (control || meta) && !alt && WITH_CONTROL.has(code);
}
