import { client } from '../../client.ts';
import { isSomebodyOnDuty } from './duty-feed.ts';

const EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** One call in this long at most: a lock after minutes needs no finer news. */
const PAUSE_MS = 5_000;

/** Tells the main process that somebody is at the counter: at the first touch, and once more after touches that followed. */
export function reportActivity(page: Window): void {
  let isPausing = false;
  let touchedMeanwhile = false;

  const touch = () => {
    if (!isSomebodyOnDuty()) return;
    if (isPausing) {
      touchedMeanwhile = true;
      return;
    }
    isPausing = true;
    touchedMeanwhile = false;
    // Without an answer the next touch tells it.
    client.cashiers.active().catch(() => {});
    setTimeout(() => {
      isPausing = false;
      if (touchedMeanwhile) touch();
    }, PAUSE_MS);
  };
  for (const event of EVENTS) page.addEventListener(event, touch, { capture: true, passive: true });
}
