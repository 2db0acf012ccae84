import { describe, expect, it } from 'vitest';
import { createLatestSaver } from './latest-saver.ts';

/** A place to save to whose answers the test gives by hand. */
function slowPlace() {
  const asked: { readonly value: number; readonly answer: PromiseWithResolvers<void> }[] = [];
  const save = (value: number) => {
    const answer = Promise.withResolvers<void>();
    asked.push({ value, answer });
    return answer.promise;
  };
  return { asked, save };
}

const noPause = () => Promise.resolve();
const everythingThatWaits = () => new Promise((resolve) => setImmediate(resolve));

describe('createLatestSaver', () => {
  it('saves the first value at once', () => {
    const { asked, save } = slowPlace();
    createLatestSaver(save, noPause).save(1);
    expect(asked.map((one) => one.value)).toEqual([1]);
  });

  it('saves one at a time, and of those that wait only the newest', async () => {
    const { asked, save } = slowPlace();
    const saver = createLatestSaver(save, noPause);
    for (const value of [1, 2, 3, 4]) saver.save(value);
    expect(asked.map((one) => one.value)).toEqual([1]);
    asked[0]?.answer.resolve();
    await everythingThatWaits();
    expect(asked.map((one) => one.value)).toEqual([1, 4]);
  });

  it('tries a failed save again, and prefers a newer value', async () => {
    const { asked, save } = slowPlace();
    const saver = createLatestSaver(save, noPause);
    saver.save(1);
    asked[0]?.answer.reject(new Error('no answer'));
    await everythingThatWaits();
    expect(asked.map((one) => one.value)).toEqual([1, 1]);
    saver.save(2);
    asked[1]?.answer.reject(new Error('no answer'));
    await everythingThatWaits();
    expect(asked.map((one) => one.value)).toEqual([1, 1, 2]);
  });

  it('settles when the save under way has ended, and drops what waited', async () => {
    const { asked, save } = slowPlace();
    const saver = createLatestSaver(save, noPause);
    saver.save(1);
    saver.save(2);
    let settled = false;
    const settling = saver.settle().then(() => (settled = true));
    await everythingThatWaits();
    expect(settled).toBe(false);
    asked[0]?.answer.resolve();
    await settling;
    expect(asked.map((one) => one.value)).toEqual([1]);
  });

  it('settles although the save under way fails, and saves again afterwards', async () => {
    const { asked, save } = slowPlace();
    const saver = createLatestSaver(save, noPause);
    saver.save(1);
    const settling = saver.settle();
    asked[0]?.answer.reject(new Error('no answer'));
    await settling;
    saver.save(2);
    expect(asked.map((one) => one.value)).toEqual([1, 2]);
  });
});
