import { failureMessage } from '../../failure-message.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BoxIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';

interface AuditFrameProps {
  readonly query: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
    readonly refetch: () => unknown;
  };
  readonly isEmpty: boolean;
  readonly emptyTitle: string;
  readonly children: React.ReactNode;
}

/** A list that is read page by page: what it shows while there is none, and the way to what is older. */
export function AuditFrame({ query, isEmpty, emptyTitle, children }: AuditFrameProps) {
  if (query.isPending) return <div role="status" aria-label="Leyendo" className="h-40" />;
  return (
    <div className="flex flex-col gap-3">
      {query.error && (
        <Notice tone="danger">
          {failureMessage(query.error)}
          <Button size="small" className="mt-2" onPress={() => void query.refetch()}>
            Reintentar
          </Button>
        </Notice>
      )}
      {isEmpty && !query.error && (
        <div className="h-56">
          <EmptyState icon={<BoxIcon className="size-12" />} title={emptyTitle} />
        </div>
      )}
      {!isEmpty && children}
      {query.hasNextPage && (
        <Button
          className="self-start"
          isPending={query.isFetchingNextPage}
          onPress={() => void query.fetchNextPage()}
        >
          Ver más antiguos
        </Button>
      )}
    </div>
  );
}
