import type { CDPSession, Page } from '@playwright/test';

/** Between two keys of a quick typist. */
const PERSON_PAUSE_MS = 45;
/** Between two characters of a scanner that acts as a keyboard. */
const SCANNER_GAP_S = 0.008;

/**
 * The cashier's hands: real key events, counted. Letters and digits that make up a code, a name or an amount are
 * `type`d; every other key is `press`ed and counts towards the key budgets.
 */
export class Hands {
  readonly page: Page;
  #presses = 0;
  #browser: CDPSession | undefined;

  constructor(page: Page) {
    this.page = page;
  }

  get presses(): number {
    return this.#presses;
  }

  startCounting(): void {
    this.#presses = 0;
  }

  async press(key: string): Promise<void> {
    this.#presses += 1;
    await this.page.keyboard.press(key);
  }

  /** At a person's pace, so that it is not taken for a scanner. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: PERSON_PAUSE_MS });
    // The pause after the last character, before whatever key comes next.
    await this.page.evaluate(
      (pauseMs) => new Promise((resolve) => setTimeout(resolve, pauseMs)),
      PERSON_PAUSE_MS,
    );
  }

  /** Keeps a key down: one press and the repeats that the operating system sends. */
  async hold(key: string, repeats: number): Promise<void> {
    for (let time = 0; time <= repeats; time += 1) await this.page.keyboard.down(key);
    await this.page.keyboard.up(key);
  }

  /**
   * A scanner: the code and Enter at its pace. The times are set on the events themselves, as a real device's are, so
   * that a busy machine does not turn a scanner into a person.
   */
  async scan(code: string): Promise<void> {
    this.#browser ??= await this.page.context().newCDPSession(this.page);
    let at = (await this.page.evaluate(() => performance.timeOrigin + performance.now())) / 1000;
    for (const character of code) {
      await this.#key({ key: character, text: character }, (at += SCANNER_GAP_S));
    }
    const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
    await this.#key(enter, (at += SCANNER_GAP_S));
  }

  async #key(key: { key: string; text: string; code?: string; windowsVirtualKeyCode?: number }, at: number) {
    await this.#browser?.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: at });
    await this.#browser?.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: at });
  }
}
