import type { PartRow } from '../../../shared/contract/parts.ts';
import { failureMessage } from '../../failure-message.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Money } from '../../ui/figure.tsx';
import { CloudOffIcon, SearchIcon } from '../../ui/icons.tsx';
import { useScrolledIntoView } from '../../use-scrolled-into-view.ts';
import { partDescription } from './cart-edits.ts';
import type { PartSearchView } from './use-part-search.ts';

export const RESULTS_ID = 'part-results';

export function resultId(index: number): string {
  return `${RESULTS_ID}-${index}`;
}

/** Shared by the head and the rows, the scroll bar's room included, so that they line up. */
const COLUMNS =
  'grid grid-cols-[minmax(0,11rem)_minmax(0,1fr)_8rem] items-center gap-4 border-l-4 border-l-transparent pr-6 pl-4';

interface PartResultsProps {
  readonly search: PartSearchView;
  readonly lookingFor: string;
  readonly markedIndex: number;
  readonly onChoose: (index: number) => void;
}

export function PartResults({ search, lookingFor, markedIndex, onChoose }: PartResultsProps) {
  return (
    <div className="absolute inset-x-0 top-full flex h-[min(36rem,58vh)] flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-over">
      {search.rows.length > 0 ? (
        <>
          <ResultHead />
          <ResultList search={search} markedIndex={markedIndex} onChoose={onChoose} />
        </>
      ) : (
        <div id={RESULTS_ID} role="status" aria-busy={!search.isCurrent} className="min-h-0 grow">
          <NoRows search={search} lookingFor={lookingFor} />
        </div>
      )}
    </div>
  );
}

function ResultHead() {
  return (
    <div
      aria-hidden="true"
      className={`${COLUMNS} min-h-8 border-b border-line bg-sunken py-0! text-xs font-semibold text-muted`}
    >
      <span>Código</span>
      <span>Descripción</span>
      <span className="text-right">Con IVA</span>
    </div>
  );
}

/** Busy while it shows the rows of a moment ago: they stay until the newer ones are there. */
function ResultList({ search, markedIndex, onChoose }: Omit<PartResultsProps, 'lookingFor'>) {
  return (
    <div
      id={RESULTS_ID}
      role="listbox"
      aria-label="Partes encontradas"
      aria-busy={!search.isCurrent}
      tabIndex={-1}
      className="scroll-steady min-h-0 grow"
    >
      {search.rows.map((row, index) => (
        <ResultRow
          // By place: what is found changes with each letter, the rows stay where they are.
          key={resultId(index)}
          row={row}
          id={resultId(index)}
          isMarked={index === markedIndex}
          onChoose={() => onChoose(index)}
        />
      ))}
    </div>
  );
}

function ResultRow({
  row,
  id,
  isMarked,
  onChoose,
}: {
  row: PartRow;
  id: string;
  isMarked: boolean;
  onChoose: () => void;
}) {
  const element = useScrolledIntoView<HTMLDivElement>(isMarked);
  const secondName = row.nameEs && row.name !== row.nameEs ? row.name : null;
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isMarked}
      tabIndex={-1}
      // The search box keeps the focus: the press chooses, nothing else.
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
      className={`${COLUMNS} cursor-default py-1.5 ${isMarked ? 'border-l-accent! bg-accent-soft' : 'hover:bg-hover'}`}
    >
      <span className="min-w-0">
        <span className="code block truncate text-sm font-semibold">{row.code}</span>
        <span className="block truncate text-xs text-muted">{row.brand ?? 'Original'}</span>
      </span>
      <span className="min-w-0">
        <span className="block truncate">{partDescription(row)}</span>
        <span className="block truncate text-xs text-muted">
          {[secondName, row.group].filter(Boolean).join(' · ') || '\u00a0'}
        </span>
      </span>
      <span className="text-right">
        {row.publicPriceCents === null ? (
          <span className="text-sm font-medium text-warning">Sin costo</span>
        ) : (
          <Money cents={row.publicPriceCents} className="text-lg font-semibold" />
        )}
      </span>
    </div>
  );
}

function NoRows({ search, lookingFor }: { search: PartSearchView; lookingFor: string }) {
  if (search.error) {
    return (
      <EmptyState icon={<CloudOffIcon className="size-10" />} title="No se pudo buscar">
        {failureMessage(search.error)}
      </EmptyState>
    );
  }
  if (!search.isCurrent) return <ResultSkeleton />;
  if (search.source === 'none') {
    return (
      <EmptyState
        icon={<CloudOffIcon className="size-10" />}
        title="El catálogo todavía no está en esta terminal"
      >
        Se copia en cuanto el servidor conteste. Mientras tanto puede vender con una partida libre.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<SearchIcon className="size-10" />} title={`Nada coincide con «${lookingFor}»`}>
      Revise el código o pruebe con una palabra del nombre.
    </EmptyState>
  );
}

/** The shape of what is coming, so that results do not jump in. */
function ResultSkeleton() {
  return (
    <div>
      <span className="sr-only">Buscando…</span>
      <ResultHead />
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="grid grid-cols-[11rem_1fr_6rem] gap-4 px-5 py-3.5">
          <span className="h-4 rounded-sm bg-hover" />
          <span className="h-4 rounded-sm bg-hover" />
          <span className="h-4 rounded-sm bg-hover" />
        </div>
      ))}
    </div>
  );
}
