import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { formatCents, type Cents } from '../../../shared/domain/money.ts';
import { formatPercent, formatQuantity } from '../../../shared/domain/scaled.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BoxIcon } from '../../ui/icons.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useScrolledIntoView } from '../../use-scrolled-into-view.ts';
import { useMay } from '../cashiers/duty-feed.ts';
import { lineFigures } from './cart-edits.ts';

interface CartTableProps {
  readonly lines: readonly CartLine[];
  readonly settings: ShopSettings;
  readonly markedLineId: string | null;
  /** Of each line whose price was just recalculated, what it was. */
  readonly pricesBefore: ReadonlyMap<string, Cents>;
  readonly onMark: (lineId: string) => void;
}

/** The lines of the sale. Columns have fixed widths, so that figures stay under each other while lines come and go. */
export function CartTable({ lines, settings, markedLineId, pricesBefore, onMark }: CartTableProps) {
  const seesCost = useMay('see-cost');
  return (
    <section
      aria-label="Partidas de la venta"
      className="relative flex min-h-56 grow flex-col overflow-hidden max-lg:max-h-[70vh] rounded-lg border border-line bg-surface shadow-panel"
    >
      {/* The head's band, which goes on above the scroll bar. */}
      <div aria-hidden="true" className="absolute inset-x-0 top-0 h-9 border-b border-line bg-sunken" />
      <ScrollRegion label="Lista de partidas" className="relative min-h-0 grow">
        <table className="w-full min-w-xl table-fixed border-collapse">
          <thead className="sticky top-0 z-1 bg-sunken text-left text-xs text-muted">
            <tr>
              <Heading className="w-18 text-right">Cant.</Heading>
              <Heading className="w-40">Código</Heading>
              <Heading>Descripción</Heading>
              {seesCost && (
                <>
                  <Heading className="w-24 text-right spare max-lg:hidden">Costo</Heading>
                  <Heading className="w-20 text-right spare max-lg:hidden">Margen</Heading>
                </>
              )}
              <Heading className="w-26 text-right">
                {settings.priceBasis === 'publico' ? 'Precio c/IVA' : 'Precio'}
              </Heading>
              <Heading className="w-32 pr-4 text-right">Importe</Heading>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <CartRow
                key={line.lineId}
                line={line}
                settings={settings}
                seesCost={seesCost}
                isMarked={line.lineId === markedLineId}
                priceBefore={pricesBefore.get(line.lineId)}
                onMark={() => onMark(line.lineId)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {lines.length === 0 && (
        <div className="absolute inset-x-0 top-9 bottom-0">
          <EmptyState icon={<BoxIcon className="size-12" />} title="Venta nueva">
            Lea un código con el escáner, o escriba un código o un nombre y presione Enter.
          </EmptyState>
        </div>
      )}
    </section>
  );
}

function Heading({ children, className = '' }: { children: string; className?: string }) {
  return (
    <th scope="col" className={`h-9 px-2 font-semibold whitespace-nowrap ${className}`}>
      {children}
    </th>
  );
}

interface CartRowProps {
  readonly line: CartLine;
  readonly settings: ShopSettings;
  readonly seesCost: boolean;
  readonly isMarked: boolean;
  readonly priceBefore: Cents | undefined;
  readonly onMark: () => void;
}

function CartRow({ line, settings, seesCost, isMarked, priceBefore, onMark }: CartRowProps) {
  const { costCents, amountCents, hasCost, priceChanged } = lineFigures(line, settings);
  const row = useScrolledIntoView<HTMLTableRowElement>(isMarked);
  const cell = 'px-2 whitespace-nowrap';
  return (
    <tr
      ref={row}
      aria-current={isMarked}
      onPointerDown={onMark}
      className={`h-13 scroll-mt-9 border-b border-line ${isMarked ? 'bg-accent-soft shadow-[inset_4px_0_0_var(--color-accent)]' : ''}`}
    >
      <td className={`${cell} text-right text-lg font-semibold`}>{formatQuantity(line.quantityMilli)}</td>
      <td className="px-2">
        <span className="code block truncate text-sm font-medium" title={line.code}>
          {line.code || 'Libre'}
        </span>
        <span className="block truncate text-xs leading-4 text-muted">
          {line.brand ?? (line.part && 'Original')}
        </span>
      </td>
      <td className="px-2">
        <span className="line-clamp-2 leading-5" title={line.description}>
          {line.description}
        </span>
      </td>
      {seesCost && (
        <>
          <td className={`${cell} text-right text-sm text-muted spare max-lg:hidden`}>
            {hasCost ? formatCents(costCents) : '—'}
          </td>
          <td className={`${cell} text-right text-sm text-muted spare max-lg:hidden`}>
            {hasCost ? `${formatPercent(line.marginBasisPoints)} %` : '—'}
          </td>
        </>
      )}
      <td className={`${cell} text-right ${isLong(line.unitPriceCents) ? 'text-xs' : ''}`}>
        {priceChanged && (
          <span
            className="mr-1 font-semibold text-warning"
            title={`Precio de lista ${formatCents(line.listPriceCents)}${line.priceChangedBy ? `; lo cambió ${line.priceChangedBy.name}` : ''}`}
          >
            *
          </span>
        )}
        {formatCents(line.unitPriceCents)}
        {priceBefore !== undefined && !priceChanged && (
          <span className="block text-xs leading-4 font-medium text-warning">
            antes {formatCents(priceBefore)}
          </span>
        )}
      </td>
      <td className={`${cell} pr-4 text-right font-semibold ${isLong(amountCents) ? 'text-xs' : 'text-lg'}`}>
        {formatCents(amountCents)}
      </td>
    </tr>
  );
}

/** Above 99,999,999.99 a figure of the usual size would run into its neighbour. */
function isLong(amount: Cents): boolean {
  return amount >= 10_000_000_000;
}
