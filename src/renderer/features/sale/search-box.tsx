import type { RefObject } from 'react';
import type { PartSearchView } from './use-part-search.ts';
import { PartResults, RESULTS_ID, resultId } from './part-results.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import type { NoticeTone } from '../../ui/notice.tsx';

export interface SearchMessage {
  readonly tone: NoticeTone;
  readonly text: string;
}

export interface SearchBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly search: PartSearchView;
  readonly lookingFor: string;
  readonly markedIndex: number;
  readonly onChoose: (index: number) => void;
  readonly message: SearchMessage | null;
}

/** Where typing lands. Results hang over the cart, so that nothing moves while they come and go. */
export function SearchBox(props: SearchBoxProps) {
  const { inputRef, text, onTextChange, search, lookingFor, markedIndex, message } = props;
  const isOpen = lookingFor !== '';
  const marked = isOpen && search.rows.length > 0 ? resultId(markedIndex) : undefined;
  return (
    <div className="relative z-10 flex flex-col gap-2">
      <div className="relative">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-4 size-6 -translate-y-1/2 text-muted" />
        <input
          ref={inputRef}
          value={text}
          onChange={(event) => onTextChange(event.target.value)}
          role="combobox"
          aria-label="Buscar parte"
          aria-expanded={isOpen}
          aria-controls={RESULTS_ID}
          aria-autocomplete="list"
          {...(marked ? { 'aria-activedescendant': marked } : {})}
          autoComplete="off"
          autoFocus
          spellCheck={false}
          maxLength={200}
          placeholder="Código o nombre de la parte"
          className="h-14 w-full rounded-lg border border-edge bg-surface pr-20 pl-13 text-lg font-medium shadow-panel outline-offset-0 placeholder:font-normal placeholder:text-muted"
        />
        <span className="pointer-events-none absolute inset-y-0 right-4 flex items-center">
          <KeyHint action="search" />
        </span>
      </div>
      <SearchLine message={message} />
      {isOpen && <PartResults {...props} />}
    </div>
  );
}

/** One line under the box that is always there: how to use it, or what just happened. */
function SearchLine({ message }: { message: SearchMessage | null }) {
  const colours = {
    info: 'text-accent-ink',
    positive: 'text-positive',
    warning: 'text-warning',
    danger: 'text-danger',
  };
  return (
    <p
      role="status"
      className={`min-h-6 px-1 text-sm ${message ? `font-medium ${colours[message.tone]}` : 'text-muted'}`}
    >
      {message ? (
        message.text
      ) : (
        <span className="flex items-center gap-2">
          <KeyHint action="add" /> agrega <span aria-hidden="true">·</span>
          <span>
            <b className="font-semibold text-ink">3*código</b> agrega tres
          </span>
          <span aria-hidden="true">·</span> <KeyHint action="mark-previous" />
          <KeyHint action="mark-next" /> marca
        </span>
      )}
    </p>
  );
}
