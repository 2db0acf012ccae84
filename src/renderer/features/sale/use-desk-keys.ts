import type { RefObject } from 'react';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { scannedSearchText } from './search-text.ts';
import type { DeskActions } from './use-desk-actions.ts';
import type { DeskSearch } from './use-desk-search.ts';

interface DeskKeysParts {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly desk: DeskSearch;
  readonly actions: DeskActions;
}

/** Binds the key map to the desk. */
export function useDeskKeys({ input, desk, actions }: DeskKeysParts): void {
  const isBoxEmpty = () => (input.current?.value ?? '') === '';
  const isOnOtherControl = () => document.activeElement instanceof HTMLButtonElement;

  useKeyLayer({
    kind: 'screen',
    typingTarget: () => input.current,
    onScan: (text, heldBefore) => {
      desk.changeText('');
      desk.addScanned(scannedSearchText(heldBefore, text));
    },
    handlers: {
      add: () => {
        // A button that was reached with Tab is pressed, as everywhere.
        if (isOnOtherControl()) return 'pass';
        return desk.addTyped(input.current?.value ?? '');
      },
      'mark-next': () => (isBoxEmpty() ? actions.moveMark(1) : desk.moveMark(1)),
      'mark-previous': () => (isBoxEmpty() ? actions.moveMark(-1) : desk.moveMark(-1)),
      increase: () => (isBoxEmpty() ? actions.step(1) : 'pass'),
      decrease: () => (isBoxEmpty() ? actions.step(-1) : 'pass'),
      quantity: actions.editQuantity,
      price: actions.editPrice,
      remove: actions.remove,
      'free-line': actions.addFreeLine,
      customer: actions.pickCustomer,
      charge: actions.charge,
      credit: actions.credit,
      park: actions.park,
      parked: actions.showParked,
      search: () => input.current?.focus(),
      back: () => {
        input.current?.focus();
        desk.changeText('');
      },
    },
  });
}
