import { client } from '../../client.ts';

/** Nobody is on duty from here on: somebody else can sign in, and the sale stays. */
export function lockCounter(): void {
  // It shows by itself; without an answer the key can be pressed again, and the status bar says what is wrong.
  client.cashiers.lock().catch(() => {});
}
