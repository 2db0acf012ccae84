import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Cart, ParkedSale } from '../../../shared/contract/sale.ts';
import { formatPesos } from '../../../shared/domain/money.ts';
import { client, queries } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BoxIcon } from '../../ui/icons.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { durationText } from '../status/status-view.ts';
import { useNow } from '../../use-now.ts';
import { useScrolledIntoView } from '../../use-scrolled-into-view.ts';
import { settleCartSaves } from './use-cart.ts';

interface ParkedDialogProps {
  readonly cart: Cart;
  readonly onTakenBack: (cart: Cart) => void;
  readonly onClose: () => void;
}

const parkedQuery = queries.sale.parked.queryOptions({ gcTime: 0 });
const LIST_ID = 'parked-sales';
const AGE_STEP_MS = 30_000;

/** What was put aside: Enter takes one back, and what is open takes its place. */
export function ParkedDialog({ cart, onTakenBack, onClose }: ParkedDialogProps) {
  const cache = useQueryClient();
  const parked = useQuery(parkedQuery);
  const rows = parked.data?.rows ?? [];
  const [markedIndex, setMarkedIndex] = useState(0);
  const [toDelete, setToDelete] = useState<ParkedSale | null>(null);
  const marked = rows[Math.min(markedIndex, rows.length - 1)];

  const takeBack = useMutation({
    mutationFn: async ({ operationId }: ParkedSale) => {
      await settleCartSaves();
      return client.sale.takeBack({ operationId, open: cart });
    },
    onSuccess: onTakenBack,
  });
  const remove = useMutation({
    mutationFn: ({ operationId }: ParkedSale) => client.sale.deleteParked({ operationId }),
    onSettled: () => {
      setToDelete(null);
      void cache.invalidateQueries({ queryKey: parkedQuery.queryKey });
    },
  });
  const isBusy = takeBack.isPending || remove.isPending;
  const failed = takeBack.error ?? remove.error ?? parked.error;

  function move(by: 1 | -1) {
    if (!toDelete) setMarkedIndex((index) => Math.min(Math.max(index + by, 0), Math.max(rows.length - 1, 0)));
  }

  function confirm() {
    if (isBusy) return;
    if (toDelete) remove.mutate(toDelete);
    else if (marked) takeBack.mutate(marked);
  }

  return (
    <Dialog
      title="Ventas en espera"
      width="wide"
      onClose={() => (toDelete ? setToDelete(null) : onClose())}
      isBusy={isBusy}
      handlers={{
        'mark-next': () => move(1),
        'mark-previous': () => move(-1),
        add: (event) => (event.target instanceof HTMLButtonElement ? 'pass' : confirm()),
        remove: () => {
          if (marked && !isBusy) setToDelete(marked);
        },
      }}
    >
      <div className="h-[min(22rem,42vh)] overflow-hidden rounded-md border border-line">
        {rows.length > 0 ? (
          <ParkedList
            rows={rows}
            marked={marked}
            onPick={(row) => {
              if (!isBusy && !toDelete) takeBack.mutate(row);
            }}
          />
        ) : (
          parked.isSuccess && (
            <EmptyState icon={<BoxIcon className="size-10" />} title="Ninguna venta en espera">
              Con <KeyHint action="park" /> la venta abierta se deja en espera y se atiende a otro cliente.
            </EmptyState>
          )
        )}
      </div>
      {failed && (
        <Notice tone="danger" className="mt-3">
          {failureMessage(failed)}
        </Notice>
      )}
      {toDelete ? (
        <Notice tone="warning" className="mt-3">
          <p className="mb-2">
            {`¿Eliminar «${toDelete.name}», de ${linesText(toDelete.lineCount)} por ${formatPesos(toDelete.totalCents)}? No se puede recuperar.`}
          </p>
          <span className="flex flex-wrap gap-2">
            <Button size="small" action="add" onPress={confirm}>
              Sí, eliminar
            </Button>
            <Button size="small" action="back" onPress={() => setToDelete(null)}>
              No, conservar
            </Button>
          </span>
        </Notice>
      ) : (
        <div className="mt-4 flex flex-wrap items-center justify-end gap-3">
          {cart.lines.length > 0 && rows.length > 0 && (
            <p className="mr-auto text-sm text-muted">La venta abierta queda en espera en su lugar.</p>
          )}
          <Button
            action="remove"
            onPress={() => marked && setToDelete(marked)}
            isDisabled={!marked || isBusy}
          >
            Eliminar
          </Button>
          <Button variant="primary" action="add" onPress={confirm} isDisabled={!marked} isPending={isBusy}>
            Retomar
          </Button>
        </div>
      )}
    </Dialog>
  );
}

interface ParkedListProps {
  readonly rows: readonly ParkedSale[];
  readonly marked: ParkedSale | undefined;
  readonly onPick: (row: ParkedSale) => void;
}

/** Takes the focus when there is something in it: the dialog's keys act on the marked one. */
function ParkedList({ rows, marked, onPick }: ParkedListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  return (
    <div
      ref={list}
      id={LIST_ID}
      role="listbox"
      aria-label="Ventas en espera"
      aria-activedescendant={marked && `${LIST_ID}-${marked.operationId}`}
      tabIndex={0}
      className="scroll-steady h-full outline-none"
    >
      {rows.map((row) => (
        <ParkedOption key={row.operationId} row={row} isMarked={row === marked} onPick={() => onPick(row)} />
      ))}
    </div>
  );
}

interface ParkedOptionProps {
  readonly row: ParkedSale;
  readonly isMarked: boolean;
  readonly onPick: () => void;
}

function ParkedOption({ row, isMarked, onPick }: ParkedOptionProps) {
  const element = useScrolledIntoView<HTMLDivElement>(isMarked);
  const ageMs = useNow(AGE_STEP_MS) - Date.parse(row.parkedAt);
  return (
    <div
      ref={element}
      id={`${LIST_ID}-${row.operationId}`}
      role="option"
      aria-selected={isMarked}
      tabIndex={-1}
      onPointerDown={(event) => {
        event.preventDefault();
        onPick();
      }}
      className={`grid cursor-default grid-cols-[minmax(0,1fr)_8rem_7rem_9rem] items-center gap-4 border-l-4 px-4 py-2 ${isMarked ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover'}`}
    >
      <span className="min-w-0">
        <span className="block truncate font-semibold" title={row.name}>
          {row.name}
        </span>
        <span className="block truncate text-xs text-muted">{row.customerName ?? 'Público en general'}</span>
      </span>
      <span className="text-sm text-muted">
        {ageMs < 60_000 ? 'hace un momento' : `hace ${durationText(ageMs)}`}
      </span>
      <span className="text-right text-sm">{linesText(row.lineCount)}</span>
      <span className="text-right font-semibold">{formatPesos(row.totalCents)}</span>
    </div>
  );
}

function linesText(count: number): string {
  return count === 1 ? '1 partida' : `${count} partidas`;
}
