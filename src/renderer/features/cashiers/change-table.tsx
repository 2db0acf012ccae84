import { useInfiniteQuery } from '@tanstack/react-query';
import { queries } from '../../client.ts';
import { useInstantText } from '../../use-instant-text.ts';
import { AuditFrame } from './audit-frame.tsx';
import { changeText } from './change-text.ts';

const PAGE = 50;

export function ChangeTable() {
  const query = useInfiniteQuery(
    queries.cashiers.changes.infiniteOptions({
      input: (before: number | null) => ({ before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      staleTime: 0,
    }),
  );
  const instantText = useInstantText();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const cell = 'px-3 py-2 align-top';
  return (
    <AuditFrame query={query} isEmpty={rows.length === 0} emptyTitle="Nadie ha cambiado nada todavía">
      <table className="w-full min-w-3xl border-collapse text-left text-sm">
        <thead className="bg-sunken text-muted">
          <tr className="h-9 border-b border-line">
            {['Cuándo', 'Quién', 'Qué', 'Antes', 'Después'].map((heading) => (
              <th key={heading} scope="col" className="px-3 font-semibold whitespace-nowrap">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { what, before, after } = changeText(row);
            return (
              <tr key={row.id} className="border-b border-line">
                <td className={`${cell} whitespace-nowrap`}>{instantText(row.recordedAt)}</td>
                <td className={`${cell} font-semibold`}>
                  {row.cashierName ?? '—'}
                  {row.terminalCode && (
                    <span className="block text-xs font-normal text-muted">Terminal {row.terminalCode}</span>
                  )}
                </td>
                <td className={`${cell} font-medium`}>{what}</td>
                <td className={`${cell} text-muted`}>{before}</td>
                <td className={cell}>{after}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </AuditFrame>
  );
}
