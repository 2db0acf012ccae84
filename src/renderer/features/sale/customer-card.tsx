import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { PUBLIC_CUSTOMER_ID, PUBLIC_CUSTOMER_NAME, type CustomerId } from '../../../shared/domain/ids.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { PersonIcon } from '../../ui/icons.tsx';
import { Button } from '../../ui/button.tsx';
import { daysText } from './days-text.ts';
import type { SaleCustomer } from './use-sale-customer.ts';

interface CustomerCardProps {
  readonly customerId: CustomerId;
  readonly customer: SaleCustomer;
  readonly onPick: () => void;
}

/** Who buys, and what credit there is left, before the first line. */
export function CustomerCard({ customerId, customer: { row: customer, error }, onPick }: CustomerCardProps) {
  const isPublic = customerId === PUBLIC_CUSTOMER_ID;
  return (
    <section aria-label="Cliente" className="rounded-lg border border-line bg-surface p-4 shadow-panel">
      <div className="flex items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 text-sm font-medium text-muted">
          <PersonIcon className="size-4.5" /> Cliente
        </h2>
        <Button size="small" action="customer" onPress={onPick}>
          Cambiar
        </Button>
      </div>
      <p className="mt-1.5 line-clamp-2 text-lg leading-6 font-semibold" title={customer?.name}>
        {isPublic
          ? PUBLIC_CUSTOMER_NAME
          : (customer?.name ?? (error ? 'No se pudo leer el cliente' : 'Leyendo cliente…'))}
      </p>
      <p className="truncate text-sm text-muted">{isPublic ? 'Venta de contado' : subtitle(customer)}</p>
      {!isPublic && (
        <>
          <dl className="mt-3 grid grid-cols-3 gap-x-2 gap-y-1.5 border-t border-line pt-3">
            <CreditFigure label="Límite" value={customer && formatCents(customer.creditLimitCents)} />
            <CreditFigure label="Saldo" value={customer && formatCents(customer.balanceCents)} />
            <CreditFigure
              label="Disponible"
              value={customer && formatCents(customer.availableCents)}
              tone={customer && customer.availableCents <= 0 ? 'text-danger' : 'text-positive'}
            />
            <CreditFigure
              label="A favor"
              value={customer && formatCents(customer.favorCents)}
              tone={customer && customer.favorCents > 0 ? 'text-positive' : ''}
            />
            <div className="col-span-2 min-w-0">
              <dt className="text-xs text-muted">Vencido</dt>
              <dd
                className={`truncate text-sm font-semibold ${customer && customer.overdueCents > 0 ? 'text-danger' : ''}`}
              >
                {customer ? overdueText(customer) : '…'}
              </dd>
            </div>
          </dl>
          {customer?.referenceRequired && (
            <p className="mt-2 text-xs font-medium text-warning">A crédito pide su número de nota o pedido</p>
          )}
        </>
      )}
    </section>
  );
}

function CreditFigure({
  label,
  value,
  tone = '',
}: {
  label: string;
  value: string | undefined;
  tone?: string;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd
        className={`truncate font-semibold ${(value?.length ?? 0) > 12 ? 'text-xs leading-5' : 'text-sm'} ${tone}`}
        title={value}
      >
        {value ?? '…'}
      </dd>
    </div>
  );
}

function overdueText({ overdueCents, overdueDays }: CustomerRow): string {
  if (overdueCents === 0) return 'Nada';
  return `${formatCents(overdueCents)} · ${daysText(overdueDays)}`;
}

function subtitle(customer: CustomerRow | undefined): string {
  if (!customer) return '\u00a0';
  return [customer.rfc, customer.phone].filter(Boolean).join(' · ') || customer.businessName || 'Sin RFC';
}
