import { CentralUnavailableError } from './ports.ts';

/**
 * The answer of central if it comes in time: no screen waits on a dead socket. The question itself is not called back;
 * a late failure of it is of no interest.
 * @throws CentralUnavailableError when the time is over
 */
export async function withinTime<Value>(answer: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new CentralUnavailableError(`no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
