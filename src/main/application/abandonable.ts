/** Waits that can all be given up at once: whoever waited gets the error, the answer comes too late for everybody. */
export interface Abandonable {
  run<Value>(answer: Promise<Value>): Promise<Value>;
  abandonAll(error: Error): void;
}

export function createAbandonable(): Abandonable {
  // Not `Promise.race` with one long-lived promise: that would keep every answer of months in memory.
  const waiting = new Set<(error: Error) => void>();
  return {
    async run(answer) {
      let giveUp: (error: Error) => void = () => {};
      const given = new Promise<never>((_resolve, reject) => {
        giveUp = reject;
      });
      waiting.add(giveUp);
      try {
        return await Promise.race([answer, given]);
      } finally {
        waiting.delete(giveUp);
      }
    },
    abandonAll(error) {
      for (const giveUp of waiting) giveUp(error);
    },
  };
}
