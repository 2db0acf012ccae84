import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isPin } from '../../../shared/domain/cashiers/pin.ts';
import { shopErrorOf } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';

const TICK_MS = 200;

export interface PinEntry {
  readonly pin: string;
  readonly type: (pin: string) => void;
  readonly apply: () => void;
  readonly isPending: boolean;
  /** Before another PIN is looked at; 0 when it may be typed. */
  readonly waitSeconds: number;
  /** What went wrong with the last one, if it did. */
  readonly message: string | null;
}

/** A PIN that is typed and sent. One that fails is cleared; while a wait runs its seconds are counted down. */
export function usePinEntry<Answer>(
  send: (pin: string) => Promise<Answer>,
  onDone: (answer: Answer) => void,
): PinEntry {
  const [pin, setPin] = useState('');
  const [isTooShort, setIsTooShort] = useState(false);
  const [waitUntilMs, setWaitUntilMs] = useState(0);
  const waitSeconds = useSecondsUntil(waitUntilMs);
  const sending = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError(error) {
      setPin('');
      const shopError = shopErrorOf(error);
      if (shopError?.code === 'wrong-pin' || shopError?.code === 'pin-wait') {
        setWaitUntilMs(performance.now() + shopError.waitMs);
      }
    },
  });

  return {
    pin,
    type(text) {
      setPin(text);
      setIsTooShort(false);
    },
    apply() {
      if (sending.isPending || waitSeconds > 0) return;
      if (isPin(pin)) sending.mutate(pin);
      else setIsTooShort(true);
    },
    isPending: sending.isPending,
    waitSeconds,
    message: isTooShort
      ? 'El PIN tiene de 4 a 8 dígitos.'
      : pinMessage(sending.isError ? sending.error : null, waitSeconds),
  };
}

function pinMessage(error: Error | null, waitSeconds: number): string | null {
  if (!error) return null;
  const shopError = shopErrorOf(error);
  if (shopError?.code !== 'wrong-pin' && shopError?.code !== 'pin-wait') return failureMessage(error);
  return waitSeconds > 0 ? 'Ese PIN no es de nadie.' : 'Ese PIN no es de nadie. Vuelva a escribirlo.';
}

function useSecondsUntil(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  const isOver = nowMs >= untilMs;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNowMs(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isOver]);
  return isOver ? 0 : Math.ceil((untilMs - nowMs) / 1000);
}
