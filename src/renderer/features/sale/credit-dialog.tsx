import { useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { formatPesos, subtractCents, type Cents } from '../../../shared/domain/money.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ChargeOutcome } from './charge-outcome.tsx';
import type { Charge } from './use-charge.ts';

export interface CreditDetails {
  readonly customerReference: string | null;
  readonly collectedBy: string | null;
}

interface CreditDialogProps {
  readonly totalCents: Cents;
  readonly customer: CustomerRow;
  readonly charge: Charge;
  readonly onConfirm: (details: CreditDetails) => void;
  readonly onClose: () => void;
}

/** Enter confirms. The figures are this terminal's; whether the credit suffices is decided when it is asked for. */
export function CreditDialog({ totalCents, customer, charge, onConfirm, onClose }: CreditDialogProps) {
  const [customerReference, setCustomerReference] = useState('');
  const [collectedBy, setCollectedBy] = useState('');
  const leftCents = subtractCents(customer.availableCents, totalCents);

  function apply() {
    if (charge.state.kind === 'unknown') return charge.retry();
    if (charge.isBusy) return;
    onConfirm({
      customerReference: customerReference.trim() || null,
      collectedBy: collectedBy.trim() || null,
    });
  }

  return (
    <Dialog title="A crédito" width="medium" onClose={onClose} isBusy={charge.isBusy}>
      <Form onSubmit={apply} className="gap-3">
        <div className="rounded-md bg-chrome px-5 py-3 text-chrome-ink">
          <p className="truncate text-base text-chrome-muted" title={customer.name}>
            {customer.name}
          </p>
          <p className="flex items-baseline justify-between">
            <span className="text-lg text-chrome-muted">Total a deber</span>
            <span className="text-3xl font-bold">{formatPesos(totalCents)}</span>
          </p>
        </div>
        <dl className="grid grid-cols-4 gap-3 px-1">
          <Figure label="Límite" cents={customer.creditLimitCents} />
          <Figure label="Saldo" cents={customer.balanceCents} />
          <Figure label="Disponible" cents={customer.availableCents} />
          <Figure label="Quedaría" cents={leftCents} tone={leftCents < 0 ? 'text-danger' : 'text-positive'} />
        </dl>
        <div className="mt-1 grid grid-cols-2 gap-4">
          <TextInput
            label="Pedido o nota del cliente (si la hay)"
            value={customerReference}
            onChange={setCustomerReference}
            maxLength={50}
            isReadOnly={charge.isBusy}
            takesFocus
          />
          <TextInput
            label="Quién recoge (si se sabe)"
            value={collectedBy}
            onChange={setCollectedBy}
            maxLength={100}
            isReadOnly={charge.isBusy}
          />
        </div>
        <ChargeOutcome charge={charge} label="Vender a crédito" />
      </Form>
    </Dialog>
  );
}

function Figure({ label, cents, tone = '' }: { label: string; cents: Cents; tone?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={`truncate font-semibold ${tone}`}>{formatPesos(cents)}</dd>
    </div>
  );
}
