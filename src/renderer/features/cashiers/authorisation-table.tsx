import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuthorisationPage, AuthorisationPageRequest } from '../../../shared/contract/cashiers.ts';
import { RIGHTS } from '../../../shared/domain/cashiers/rights.ts';
import { queries } from '../../client.ts';
import { Money } from '../../ui/figure.tsx';
import { useInstantText } from '../../use-instant-text.ts';
import { AuditFrame } from './audit-frame.tsx';

const PAGE = 50;

export function AuthorisationTable() {
  const query = useInfiniteQuery(
    queries.cashiers.authorisations.infiniteOptions({
      input: (before: AuthorisationPageRequest['before']) => ({ before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      staleTime: 0,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <AuditFrame query={query} isEmpty={rows.length === 0} emptyTitle="Nadie ha autorizado nada todavía">
      <table className="w-full min-w-3xl border-collapse text-left text-sm">
        <thead className="bg-sunken text-muted">
          <tr className="h-9 border-b border-line">
            <Heading>Cuándo</Heading>
            <Heading>Autorizó</Heading>
            <Heading>A quién</Heading>
            <Heading>Qué</Heading>
            <Heading>Operación</Heading>
            <Heading className="text-right">Total</Heading>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.operationId} ${row.right}`} row={row} />
          ))}
        </tbody>
      </table>
    </AuditFrame>
  );
}

function Row({ row }: { row: AuthorisationPage['rows'][number] }) {
  const instantText = useInstantText();
  const cell = 'px-3 py-2 align-top';
  return (
    <tr className="border-b border-line">
      <td className={`${cell} whitespace-nowrap`}>{instantText(row.occurredAt)}</td>
      <td className={`${cell} font-semibold`}>{row.allowedBy}</td>
      <td className={cell}>
        {row.askedBy ?? '—'}
        {row.terminalCode && <span className="block text-xs text-muted">Terminal {row.terminalCode}</span>}
      </td>
      <td className={cell}>
        <span className="block font-medium">{rightText(row.right)}</span>
        <span className="block text-muted">{row.detail}</span>
      </td>
      <td className={cell}>
        <span className="code block">{row.folio ?? row.ticketNumber ?? '—'}</span>
        <span className="block text-muted">{row.customerName}</span>
      </td>
      <td className={`${cell} text-right`}>
        {row.totalCents === null ? '—' : <Money cents={row.totalCents} />}
      </td>
    </tr>
  );
}

function Heading({ children, className = '' }: { children: string; className?: string }) {
  return (
    <th scope="col" className={`px-3 font-semibold whitespace-nowrap ${className}`}>
      {children}
    </th>
  );
}

/** A right of a terminal that is newer than this one is shown by its name. */
function rightText(name: string): string {
  return RIGHTS.find((row) => row.right === name)?.label ?? name;
}
