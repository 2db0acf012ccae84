import { Notice } from '../../ui/notice.tsx';
import type { PinEntry } from './use-pin-entry.ts';

/** What went wrong with the PIN. The seconds that are left count down for the eyes; they are read out once. */
export function PinMessage({ entry: { message, waitSeconds } }: { entry: PinEntry }) {
  if (message === null) return null;
  return (
    <Notice tone="danger">
      {message}
      {waitSeconds > 0 && (
        <span aria-hidden="true" className="block font-semibold">
          Puede volver a intentar en {waitSeconds} s.
        </span>
      )}
    </Notice>
  );
}
