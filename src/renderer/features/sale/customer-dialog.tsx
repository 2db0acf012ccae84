import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { PUBLIC_CUSTOMER_ID, PUBLIC_CUSTOMER_NAME, type CustomerId } from '../../../shared/domain/ids.ts';
import { formatPesos } from '../../../shared/domain/money.ts';
import { failureMessage } from '../../failure-message.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PersonIcon, SearchIcon } from '../../ui/icons.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { daysText } from './days-text.ts';
import { customerSearchQuery, useCustomerSearch } from '../../use-customer-search.ts';
import { useScrolledIntoView } from '../../use-scrolled-into-view.ts';

interface CustomerDialogProps {
  /** Null: público en general. */
  readonly onPick: (customer: CustomerRow | null) => void;
  readonly onNew: (name: string) => void;
  readonly onClose: () => void;
}

interface Option {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly customer: CustomerRow | null;
}

const PUBLIC_OPTION: Option = { customerId: PUBLIC_CUSTOMER_ID, name: PUBLIC_CUSTOMER_NAME, customer: null };
const LIST_ID = 'customer-options';

export function CustomerDialog({ onPick, onNew, onClose }: CustomerDialogProps) {
  const [text, setText] = useState('');
  const [markedIndex, setMarkedIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const cache = useQueryClient();
  const search = useCustomerSearch(text.trim());

  const found = search.rows
    .filter((row) => row.customerId !== PUBLIC_CUSTOMER_ID)
    .map((customer): Option => ({ customerId: customer.customerId, name: customer.name, customer }));
  const options = text.trim() === '' ? [PUBLIC_OPTION, ...found] : found;
  const marked = options[markedIndex];

  useEffect(() => input.current?.focus(), []);
  /**
   * Enter pressed before the answer: the answer to the text typed counts, not the rows of a moment ago, and only if it
   * is one customer.
   */
  async function pickWhenAnswered(typed: string) {
    const answer = await cache.fetchQuery(customerSearchQuery(typed));
    const [only, another] = answer.rows.filter((row) => row.customerId !== PUBLIC_CUSTOMER_ID);
    if (only && !another && input.current?.value.trim() === typed) onPick(only);
  }

  function changeText(value: string) {
    setText(value);
    setMarkedIndex(0);
  }

  function move(by: 1 | -1) {
    setMarkedIndex((index) => Math.min(Math.max(index + by, 0), Math.max(options.length - 1, 0)));
  }

  return (
    <Dialog
      title="Cliente"
      width="wide"
      onClose={onClose}
      handlers={{
        'mark-next': () => move(1),
        'mark-previous': () => move(-1),
        'free-line': () => onNew(text.trim()),
        add: (event) => {
          if (event.target !== input.current) return 'pass';
          if (marked && (search.isCurrent || marked === PUBLIC_OPTION)) onPick(marked.customer);
          // A search that fails says so in the list.
          else if (!search.isCurrent) pickWhenAnswered(text.trim()).catch(() => {});
          return undefined;
        },
      }}
    >
      <div className="relative">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted" />
        <input
          ref={input}
          value={text}
          onChange={(event) => changeText(event.target.value)}
          role="combobox"
          aria-label="Buscar cliente"
          aria-expanded="true"
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          {...(marked ? { 'aria-activedescendant': `${LIST_ID}-${markedIndex}` } : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="Nombre, razón social, RFC o teléfono"
          className="h-13 w-full rounded-md border border-edge bg-surface pr-4 pl-12 text-lg placeholder:text-muted"
        />
      </div>
      <div className="mt-3 h-[min(22rem,42vh)] overflow-hidden rounded-md border border-line">
        {options.length > 0 ? (
          <div
            id={LIST_ID}
            role="listbox"
            aria-label="Clientes"
            tabIndex={-1}
            className="scroll-steady h-full"
          >
            {options.map((option, index) => (
              <CustomerOption
                key={option.customerId}
                id={`${LIST_ID}-${index}`}
                option={option}
                isMarked={index === markedIndex}
                onPick={() => onPick(option.customer)}
              />
            ))}
          </div>
        ) : (
          <div id={LIST_ID} role="status" className="h-full">
            {search.error ? (
              <EmptyState icon={<PersonIcon className="size-10" />} title="No se pudo buscar">
                {failureMessage(search.error)}
              </EmptyState>
            ) : (
              search.isCurrent && (
                <EmptyState
                  icon={<PersonIcon className="size-10" />}
                  title={`Ningún cliente con «${text.trim()}»`}
                >
                  Presione <KeyHint action="free-line" /> para darlo de alta con ese nombre.
                </EmptyState>
              )
            )}
          </div>
        )}
      </div>
      <div className="mt-4 flex justify-end">
        <Button action="free-line" onPress={() => onNew(text.trim())}>
          Cliente nuevo
        </Button>
      </div>
    </Dialog>
  );
}

interface CustomerOptionProps {
  readonly id: string;
  readonly option: Option;
  readonly isMarked: boolean;
  readonly onPick: () => void;
}

function CustomerOption({ id, option, isMarked, onPick }: CustomerOptionProps) {
  const { customer } = option;
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
      className={`grid cursor-default grid-cols-[minmax(0,1fr)_8.5rem_8.5rem] items-center gap-4 border-l-4 px-4 py-2 ${isMarked ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover'}`}
    >
      <span className="min-w-0">
        <span className="block truncate font-semibold">{option.name}</span>
        <span className="block truncate text-xs text-muted">
          {customer
            ? [customer.rfc, customer.phone].filter(Boolean).join(' · ') || 'Sin RFC'
            : 'Venta de contado'}
          {customer && customer.overdueCents > 0 && (
            <span className="font-medium text-danger">
              {` · Vencido ${formatPesos(customer.overdueCents)}, ${daysText(customer.overdueDays)}`}
            </span>
          )}
        </span>
      </span>
      {customer && (
        <>
          <CreditColumn label="Saldo" value={formatPesos(customer.balanceCents)} />
          <CreditColumn
            label="Disponible"
            value={customer.creditLimitCents > 0 ? formatPesos(customer.availableCents) : 'Sin crédito'}
          />
        </>
      )}
    </div>
  );
}

function CreditColumn({ label, value }: { label: string; value: string }) {
  return (
    <span className="text-right">
      <span className="block text-xs text-muted">{label}</span>
      <span className={`block truncate font-medium ${value.length > 15 ? 'text-xs leading-5' : 'text-sm'}`}>
        {value}
      </span>
    </span>
  );
}
