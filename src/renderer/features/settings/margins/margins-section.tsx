import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { formatPercent } from '../../../../shared/domain/scaled.ts';
import { queries } from '../../../client.ts';
import { failureMessage } from '../../../failure-message.ts';
import { useKeyLayer } from '../../../keyboard/use-key-layer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SearchIcon } from '../../../ui/icons.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useCustomerSearch } from '../../../use-customer-search.ts';
import { useScrolledIntoView } from '../../../use-scrolled-into-view.ts';
import { useSession } from '../../../use-session.ts';
import { MarginDialog } from './margin-dialog.tsx';
import { marginOptions, type MarginOption } from './margin-rows.ts';

const LIST_ID = 'margin-options';
const MOST_NAMES = 50;

/** Every margin that is not the shop's, and the way to another one: written, marked, Enter. */
export function MarginsSection() {
  const [text, setText] = useState('');
  const [markedIndex, setMarkedIndex] = useState(0);
  const [edited, setEdited] = useState<MarginOption | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const shopMargin = useSession().data?.settings.defaultMarginBasisPoints;
  const margins = useQuery(queries.settings.margins.queryOptions());
  const found = useNames(text.trim());
  const set = margins.data?.rows ?? [];
  const options = marginOptions(text, set, found);
  const marked = options[Math.min(markedIndex, options.length - 1)];

  const move = (by: 1 | -1) =>
    setMarkedIndex((index) => Math.min(Math.max(index + by, 0), Math.max(options.length - 1, 0)));
  const isInBox = (event: KeyboardEvent) => event.target === input.current;
  useKeyLayer({
    kind: 'screen',
    handlers: {
      'mark-next': (event) => (isInBox(event) ? move(1) : 'pass'),
      'mark-previous': (event) => (isInBox(event) ? move(-1) : 'pass'),
      add: (event) => {
        if (!isInBox(event)) return 'pass';
        if (marked) setEdited(marked);
        return undefined;
      },
    },
  });

  function close(message: string | null) {
    setEdited(null);
    setSaved(message);
    input.current?.focus();
  }

  if (margins.isError) return <Notice tone="danger">{failureMessage(margins.error)}</Notice>;
  return (
    <div className="flex h-full max-w-3xl flex-col">
      <div className="relative">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted" />
        <input
          ref={input}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setMarkedIndex(0);
            setSaved(null);
          }}
          role="combobox"
          aria-label="Buscar grupo, marca o cliente"
          aria-expanded="true"
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          {...(marked ? { 'aria-activedescendant': `${LIST_ID}-${options.indexOf(marked)}` } : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="Grupo, marca o cliente"
          className="h-12 w-full rounded-md border border-edge bg-surface pr-4 pl-12 text-base placeholder:text-muted"
        />
      </div>
      <p className="mt-2 mb-2 min-h-5 text-xs text-muted">
        Vale el primero que exista: cliente y marca, cliente, marca, grupo y, al final, el de la tienda
        {shopMargin === undefined ? '' : ` (${formatPercent(shopMargin)} %)`}. Enter lo cambia o lo quita.
      </p>
      <div className="mb-2 min-h-9">{saved && <Notice tone="positive">{saved}</Notice>}</div>
      {options.length > 0 ? (
        <div
          id={LIST_ID}
          role="listbox"
          aria-label="Márgenes"
          tabIndex={-1}
          className="scroll-steady min-h-0 grow rounded-md border border-line"
        >
          {options.map((option, index) => (
            <MarginLine
              key={option.id}
              id={`${LIST_ID}-${index}`}
              option={option}
              isMarked={option === marked}
              onPick={() => setEdited(option)}
            />
          ))}
        </div>
      ) : (
        <div id={LIST_ID} role="status" className="min-h-60 grow rounded-md border border-line">
          {margins.data && (
            <EmptyState
              icon={<SearchIcon className="size-10" />}
              title={
                text.trim() === '' ? 'Todas las partes llevan el margen de la tienda' : 'Nada con ese nombre'
              }
            >
              Escriba el nombre de un grupo, una marca o un cliente para darle el suyo.
            </EmptyState>
          )}
        </div>
      )}
      {edited && (
        <MarginDialog
          option={marginOptions('', set, found).find(({ id }) => id === edited.id) ?? edited}
          set={set}
          onSaved={close}
          onOutdated={margins.refetch}
          onClose={() => close(null)}
        />
      )}
    </div>
  );
}

function useNames(text: string) {
  const names = (kind: 'group' | 'brand') => ({
    ...queries.settings.names.queryOptions({ input: { kind, text, limit: MOST_NAMES } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const groups = useQuery(names('group'));
  const brands = useQuery(names('brand'));
  const customers = useCustomerSearch(text);
  return { groups: groups.data?.rows ?? [], brands: brands.data?.rows ?? [], customers: customers.rows };
}

interface MarginLineProps {
  readonly id: string;
  readonly option: MarginOption;
  readonly isMarked: boolean;
  readonly onPick: () => void;
}

function MarginLine({ id, option, isMarked, onPick }: MarginLineProps) {
  const element = useScrolledIntoView<HTMLDivElement>(isMarked);
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isMarked}
      tabIndex={-1}
      onPointerDown={(event) => {
        event.preventDefault();
        onPick();
      }}
      className={`grid cursor-default grid-cols-[8rem_minmax(0,1fr)_7rem] items-center gap-4 border-l-4 px-4 py-2 ${isMarked ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover'}`}
    >
      <span className="text-sm text-muted">{option.kind}</span>
      <span className="truncate font-medium" title={option.name}>
        {option.name}
      </span>
      <span className={`text-right ${option.margin === null ? 'text-muted' : 'font-semibold'}`}>
        {option.margin === null ? 'de la tienda' : `${formatPercent(option.margin)} %`}
      </span>
    </div>
  );
}
