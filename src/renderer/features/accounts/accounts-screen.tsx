import { useRef, useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../shared/domain/ids.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { failureMessage } from '../../failure-message.ts';
import { useFocusHome } from '../../keyboard/use-focus-home.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CloudOffIcon, PersonIcon, SearchIcon } from '../../ui/icons.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useCustomerSearch } from '../../use-customer-search.ts';

/** Cuentas: who owes what, and what credit is left. */
export function AccountsScreen() {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const search = useCustomerSearch(text.trim());
  // Público en general holds neither debt nor credit.
  const rows = search.rows.filter((row) => row.customerId !== PUBLIC_CUSTOMER_ID);

  useFocusHome(input);
  useKeyLayer({
    kind: 'screen',
    typingTarget: () => input.current,
    handlers: {
      search: () => input.current?.focus(),
      back: () => {
        input.current?.focus();
        setText('');
      },
    },
  });

  return (
    <div className="flex min-h-0 grow flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-xl font-semibold">Cuentas</h1>
        <div className="relative max-w-2xl grow">
          <SearchIcon className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted" />
          <input
            ref={input}
            type="text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label="Buscar cliente"
            autoComplete="off"
            autoFocus
            spellCheck={false}
            maxLength={200}
            placeholder="Nombre, razón social, RFC o teléfono"
            className="h-12 w-full rounded-lg border border-edge bg-surface pr-4 pl-12 text-base shadow-panel placeholder:text-muted"
          />
        </div>
      </div>
      <section
        aria-label="Clientes"
        className="relative min-h-64 grow overflow-hidden rounded-lg border border-line bg-surface shadow-panel"
      >
        {rows.length > 0 ? <CustomerTable rows={rows} /> : <NoRows search={search} text={text.trim()} />}
      </section>
    </div>
  );
}

function CustomerTable({ rows }: { rows: readonly CustomerRow[] }) {
  const figure = 'px-3 text-right whitespace-nowrap';
  return (
    <>
      {/* The head's band, which goes on above the scroll bar. */}
      <div aria-hidden="true" className="absolute inset-x-0 top-0 h-9 border-b border-line bg-sunken" />
      <ScrollRegion label="Lista de clientes" className="relative h-full">
        <table className="w-full min-w-xl table-fixed border-collapse">
          <thead className="sticky top-0 bg-sunken text-left text-xs text-muted">
            <tr className="h-9">
              <th scope="col" className="px-4 font-semibold">
                Cliente
              </th>
              <th scope="col" className="w-42 px-3 font-semibold max-lg:hidden">
                RFC
              </th>
              <th scope="col" className="w-36 px-3 font-semibold max-lg:hidden">
                Teléfono
              </th>
              <th scope="col" className={`w-20 font-semibold max-lg:hidden ${figure}`}>
                Plazo
              </th>
              <th scope="col" className={`w-34 font-semibold ${figure}`}>
                Saldo
              </th>
              <th scope="col" className={`w-34 font-semibold ${figure}`}>
                Límite
              </th>
              <th scope="col" className={`w-36 pr-4 font-semibold ${figure}`}>
                Disponible
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.customerId} className="h-12 border-b border-line hover:bg-hover">
                <td className="truncate px-4 font-medium" title={row.businessName ?? row.name}>
                  {row.name}
                </td>
                <td className="code truncate px-3 text-sm max-lg:hidden">{row.rfc ?? '—'}</td>
                <td className="truncate px-3 text-sm max-lg:hidden">{row.phone ?? '—'}</td>
                <td className={`text-sm text-muted max-lg:hidden ${figure}`}>{row.paymentTermsDays} días</td>
                <td className={`font-semibold ${figure} ${row.balanceCents < 0 ? 'text-positive' : ''}`}>
                  {formatCents(row.balanceCents)}
                </td>
                <td className={`text-muted ${figure}`}>
                  {row.creditLimitCents > 0 ? formatCents(row.creditLimitCents) : 'Sin crédito'}
                </td>
                <td
                  className={`pr-4 font-semibold ${figure} ${row.creditLimitCents > 0 && row.availableCents < 0 ? 'text-danger' : ''}`}
                >
                  {row.creditLimitCents > 0 ? formatCents(row.availableCents) : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function NoRows({ search, text }: { search: ReturnType<typeof useCustomerSearch>; text: string }) {
  if (search.error) {
    return (
      <EmptyState icon={<CloudOffIcon className="size-12" />} title="No se pudieron leer los clientes">
        {failureMessage(search.error)}
      </EmptyState>
    );
  }
  if (!search.isCurrent) return <div role="status" aria-label="Buscando" className="h-full" />;
  if (text !== '') {
    return <EmptyState icon={<SearchIcon className="size-12" />} title={`Ningún cliente con «${text}»`} />;
  }
  return (
    <EmptyState icon={<PersonIcon className="size-12" />} title="Todavía no hay clientes">
      Al vender, presione <KeyHint action="customer" /> para dar de alta el primero.
    </EmptyState>
  );
}
