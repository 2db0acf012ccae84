import { useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { Cart } from '../../../shared/contract/sale.ts';
import type { DialogChoice } from './sale-dialog.tsx';
import type { SearchMessage } from './search-box.tsx';
import { parseSearchText } from './search-text.ts';
import { useAddParts, type AddRequest, type PartAdder } from './use-add-parts.ts';
import { usePartSearch, type PartSearchView } from './use-part-search.ts';

export interface DeskSearch {
  readonly text: string;
  /** The text without its quantity. */
  readonly lookingFor: string;
  readonly search: PartSearchView;
  readonly markedIndex: number;
  readonly markedLineId: string | null;
  readonly message: SearchMessage | null;
  readonly changeText: (text: string) => void;
  readonly say: (message: SearchMessage | null) => void;
  readonly moveMark: (by: 1 | -1) => void;
  readonly markLine: (lineId: string | null) => void;
  /** The marked line also between an addition and the next render. */
  readonly newestMark: () => string | null;
  readonly afterAdding: PartAdder['afterAdding'];
  /** Enter on what is written now. */
  readonly addTyped: (typed: string) => void;
  /** A reading has no eye on the results: only a code that matches exactly is added. */
  readonly addScanned: (typed: string) => void;
  readonly choose: (index: number) => void;
}

/** What is written in the search box, what it finds, and what becomes of it. */
export function useDeskSearch(
  cart: Cart,
  input: RefObject<HTMLInputElement | null>,
  openDialog: (dialog: DialogChoice) => void,
): DeskSearch {
  const [text, setText] = useState('');
  const [markedIndex, setMarkedIndex] = useState(0);
  const [isChosen, setIsChosen] = useState(false);
  const [markedLineId, setMarkedLineId] = useState<string | null>(null);
  const [message, setMessage] = useState<SearchMessage | null>(null);

  const lookingFor = parseSearchText(text).text;
  const search = usePartSearch(lookingFor, cart.customerId);

  const newestMark = useRef<string | null>(null);
  function markLine(lineId: string | null) {
    newestMark.current = lineId;
    setMarkedLineId(lineId);
  }

  const { add, afterAdding } = useAddParts({
    onAdded: markLine,
    onPriceNeeded: (part, quantityMilli) => openDialog({ kind: 'typed-line', part, quantityMilli }),
    onNotFound: (request) => {
      giveBack(request);
      setMessage({
        tone: 'warning',
        text: `Ninguna parte tiene exactamente el código «${parseSearchText(request.typed).text}». No se agregó nada.`,
      });
    },
    onFailed: (request, failure) => {
      giveBack(request);
      setMessage({ tone: 'danger', text: failure });
    },
  });

  function changeText(next: string) {
    setText(next);
    setMarkedIndex(0);
    setIsChosen(false);
    setMessage(null);
  }

  /**
   * The box was emptied for the next code; what failed comes back unless that one is already being written. It comes
   * selected, so that the next code replaces it.
   */
  function giveBack({ typed }: AddRequest) {
    flushSync(() => setText((now) => (now === '' ? typed : now)));
    if (input.current?.value === typed) input.current.select();
  }

  function askFor(typed: string, chosen: PartRow | null, seen: PartRow | null) {
    if (parseSearchText(typed).text === '') return;
    changeText('');
    add({ typed, chosen, seen });
  }

  return {
    text,
    lookingFor,
    search,
    markedIndex,
    markedLineId,
    message,
    changeText,
    say: setMessage,
    moveMark: (by) => {
      setIsChosen(true);
      setMarkedIndex((index) => Math.min(Math.max(index + by, 0), Math.max(search.rows.length - 1, 0)));
    },
    markLine,
    newestMark: () => newestMark.current,
    afterAdding,
    addTyped: (typed) => {
      const marked = (search.isCurrent && search.rows[markedIndex]) || null;
      askFor(typed, isChosen ? marked : null, marked);
    },
    addScanned: (typed) => askFor(typed, null, null),
    choose: (index) => {
      const row = search.rows[index];
      if (row) askFor(text, row, row);
    },
  };
}
