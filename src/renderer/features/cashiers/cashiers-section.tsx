import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { ListedCashiers } from '../../../shared/contract/cashiers.ts';
import { queries } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CashierDialog } from './cashier-dialog.tsx';
import { ROLE_LABELS } from './role-labels.ts';

type Row = ListedCashiers['rows'][number];

/** Who may sign in at any terminal of the shop. Changed in central; without it the list can be read. */
export function CashiersSection() {
  const list = useQuery(queries.cashiers.list.queryOptions({ staleTime: 0 }));
  const [edited, setEdited] = useState<Row | 'new' | null>(null);
  const isAway = list.data?.source === 'replica';
  useKeyLayer({
    kind: 'screen',
    handlers: {
      'free-line': () => {
        if (!isAway) setEdited('new');
      },
    },
  });

  if (list.isError && !list.data) return <Notice tone="danger">{failureMessage(list.error)}</Notice>;
  if (!list.data) return <div role="status" aria-label="Leyendo" className="h-40" />;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {isAway && (
        <Notice tone="warning">
          El servidor de la tienda no contesta: ésta es la copia de esta terminal. Se podrá cambiar cuando
          vuelva.
        </Notice>
      )}
      <GridList
        aria-label="Cajeros"
        items={list.data.rows}
        onAction={(id) => {
          const row = list.data.rows.find((one) => one.id === id);
          if (row && !isAway) setEdited(row);
        }}
        className="flex flex-col overflow-hidden rounded-lg border border-line"
      >
        {(row) => (
          <GridListItem
            id={row.id}
            textValue={row.name}
            className="grid min-h-13 cursor-default grid-cols-[minmax(0,1fr)_8rem_9rem] items-center gap-4 border-b border-line px-4 -outline-offset-3 last:border-b-0 hover:bg-hover"
          >
            <span className={`truncate font-semibold ${row.active ? '' : 'text-muted'}`} title={row.name}>
              {row.name}
            </span>
            <span className="text-sm">{ROLE_LABELS[row.role]}</span>
            <span className={`text-sm ${row.active && row.hasPin ? 'text-positive' : 'text-muted'}`}>
              {stateLabel(row)}
            </span>
          </GridListItem>
        )}
      </GridList>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button action="free-line" isDisabled={isAway} onPress={() => setEdited('new')}>
          Cajero nuevo
        </Button>
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <Key>Enter</Key> cambia el marcado
        </p>
      </div>
      {edited !== null && (
        <CashierDialog cashier={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

function stateLabel({ active, hasPin }: Row): string {
  if (!active) return 'Dado de baja';
  return hasPin ? 'Activo' : 'Sin PIN';
}
