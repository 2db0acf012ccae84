import type { Page } from '@playwright/test';

/** A key that is not answered by then is not measured but a failure. */
const PATIENCE_MS = 10_000;

/** What the page does to time a key; put in before it is opened. */
interface KeyClock {
  /** Waits for the next key, and then for the first frame in which the condition holds. */
  start(isShown: () => boolean): void;
  /** Milliseconds from that key, as the operating system stamps it, to the end of that frame. */
  painted: Promise<number>;
}

declare global {
  interface Window {
    keyClock: KeyClock;
  }
}

/** To be called before the page is opened. */
export async function addKeyClock(page: Page): Promise<void> {
  await page.addInitScript((patienceMs) => {
    let pressedAt = 0;
    // First of all listeners: the application lets nobody see the keys that it takes.
    window.addEventListener('keydown', ({ timeStamp }) => (pressedAt ||= timeStamp), { capture: true });

    const untilPainted = (isShown: () => boolean) =>
      new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('not painted in time')), patienceMs);
        const observer = new MutationObserver(() => {
          if (pressedAt === 0 || !isShown()) return;
          observer.disconnect();
          // The document is as it will be painted; a message that is sent from the frame comes after its painting.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => {
              clearTimeout(late);
              resolve(performance.now() - pressedAt);
            });
            port1.start();
            port2.postMessage(null);
          });
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      });

    window.keyClock = {
      painted: Promise.resolve(0),
      start(isShown) {
        pressedAt = 0;
        this.painted = untilPainted(isShown);
      },
    };
  }, PATIENCE_MS);
}

/** From this character to the frame in which the results of exactly `text` are painted. */
export async function timeResults(page: Page, character: string, text: string): Promise<number> {
  await page.evaluate((wanted) => {
    window.keyClock.start(() => {
      const box = document.querySelector<HTMLInputElement>('[role=combobox]');
      const results = document.querySelector('#part-results');
      return box?.value === wanted && results?.getAttribute('aria-busy') === 'false';
    });
  }, text);
  await page.keyboard.press(character);
  return page.evaluate(() => window.keyClock.painted);
}

/** From this key to the frame in which the folio of the sale is painted. */
export async function timeFolio(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    window.keyClock.start(() => {
      const done = document.querySelector('section[aria-label="Venta cobrada"]');
      return /NX-\d{6}/.test(done?.textContent ?? '');
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.keyClock.painted);
}
