import type { CDPSession, Page } from '@playwright/test';

/** Between two keys of a quick typist. */
const PERSON_GAP_S = 0.07;
/** Between two characters of a scanner that acts as a keyboard. */
const SCANNER_GAP_S = 0.008;
/** The protocol's bit. */
const CTRL = 2;

/** The cashier's hands: real key events, at the pace of a person or of a scanner. */
export class Hands {
  readonly page: Page;
  #browser: CDPSession | undefined;
  /** When the last character was typed, in seconds. */
  #typedAt = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /**
   * At a person's pace, so that it is not taken for a scanner. The pace is that of the events' own times, which end now:
   * the screen gets them faster than any hand could send them.
   */
  async type(text: string): Promise<void> {
    const characters = [...text];
    const now = await this.#now();
    const start = Math.max(now - characters.length * PERSON_GAP_S, this.#typedAt);
    for (const [index, character] of characters.entries()) {
      this.#typedAt = start + (index + 1) * PERSON_GAP_S;
      await this.#key({ key: character, text: character }, this.#typedAt);
    }
  }

  /** Keeps a key down: one press and the repeats that the operating system sends. */
  async hold(key: string, repeats: number): Promise<void> {
    for (let time = 0; time <= repeats; time += 1) await this.page.keyboard.down(key);
    await this.page.keyboard.up(key);
  }

  /**
   * A scanner: the code, and Enter unless it is set to send none, at its pace. The times are set on the events themselves, as a real device's are, so
   * that a busy machine does not turn a scanner into a person.
   */
  async scan(code: string, { sendsEnter = true } = {}): Promise<void> {
    let at = await this.#now();
    for (const character of code) {
      await this.#key({ key: character, text: character }, (at += SCANNER_GAP_S));
    }
    const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
    if (sendsEnter) await this.#key(enter, (at += SCANNER_GAP_S));
  }

  /** The page's time, in seconds since 1970: that of its events. */
  async #now(): Promise<number> {
    return (await this.page.evaluate(() => performance.timeOrigin + performance.now())) / 1000;
  }

  /** A key of the keypad as it is sent while NumLock is off. */
  async pressKeypad(key: 'Delete' | 'Insert', { ctrl = false } = {}): Promise<void> {
    const codes = { Delete: 'NumpadDecimal', Insert: 'Numpad0' };
    const virtualKeys = { Delete: 46, Insert: 45 };
    const press = {
      ...{ key, code: codes[key], windowsVirtualKeyCode: virtualKeys[key], location: 3, isKeypad: true },
      modifiers: ctrl ? CTRL : 0,
    };
    const browser = await this.#devTools();
    await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  }

  /** What an input method does with a dead key: an accent that waits, and then the letter with it. */
  async compose(accent: string, letter: string): Promise<void> {
    const browser = await this.#devTools();
    const selection = { selectionStart: accent.length, selectionEnd: accent.length };
    await browser.send('Input.imeSetComposition', { text: accent, ...selection });
    await browser.send('Input.insertText', { text: letter });
  }

  async #devTools(): Promise<CDPSession> {
    this.#browser ??= await this.page.context().newCDPSession(this.page);
    return this.#browser;
  }

  async #key(key: { key: string; text: string; code?: string; windowsVirtualKeyCode?: number }, at: number) {
    const browser = await this.#devTools();
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: at });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: at });
  }
}
