import { useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { ReferenceUse } from '../../../shared/contract/sale.ts';
import { formatPesos, subtractCents, addCents, type Cents } from '../../../shared/domain/money.ts';
import { availableCredit } from '../../../shared/domain/receivables/available-credit.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ChargeOutcome } from './charge-outcome.tsx';
import { daysText } from './days-text.ts';
import { remainingOf, toggleFavor, type PaymentDraft } from './payment-draft.ts';
import { problemOf, type Charge } from './use-charge.ts';
import { useReferenceCheck } from './use-reference-check.ts';

export interface CreditDetails {
  readonly customerReference: string | null;
  readonly collectedBy: string | null;
  readonly notes: string | null;
}

interface CreditDialogProps {
  readonly totalCents: Cents;
  readonly customer: CustomerRow;
  /** What was received already, or is paid with saldo a favor. */
  readonly draft: PaymentDraft;
  /** Whether the shop asks for the customer's own number. */
  readonly asksReference: boolean;
  readonly charge: Charge;
  readonly onConfirm: (details: CreditDetails, paid: PaymentDraft) => void;
  readonly onClose: () => void;
}

/** Enter confirms. The figures are this terminal's; whether the credit suffices is decided when it is asked for. */
export function CreditDialog(props: CreditDialogProps) {
  const { totalCents, customer, asksReference, charge, onConfirm, onClose } = props;
  const [draft, setDraft] = useState(props.draft);
  const [customerReference, setCustomerReference] = useState('');
  const [collectedBy, setCollectedBy] = useState('');
  const [notes, setNotes] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const reference = useReferenceCheck(customer.customerId);

  const owedCents = remainingOf(totalCents, draft);
  const paidCents = addCents(...draft.tenders.map((tender) => tender.receivedCents));
  const leftCents = availableCredit(customer.availableCents, subtractCents(totalCents, paidCents));
  const isLocked = charge.isBusy || reference.isChecking;

  function apply() {
    if (charge.state.kind === 'unknown') return charge.retry();
    if (isLocked) return;
    const typed = customerReference.trim();
    if (typed === '' && customer.referenceRequired && owedCents > 0) return setIsMissing(true);
    reference.confirm(typed, () =>
      onConfirm(
        {
          customerReference: typed || null,
          collectedBy: collectedBy.trim() || null,
          notes: notes.trim() || null,
        },
        draft,
      ),
    );
  }

  return (
    <Dialog
      title="A crédito"
      width="medium"
      onClose={onClose}
      isBusy={charge.isBusy}
      handlers={{
        favor: () => {
          if (!isLocked && customer.favorCents > 0)
            setDraft(toggleFavor(totalCents, draft, customer.favorCents));
        },
      }}
    >
      <Form onSubmit={apply} className="gap-3">
        <div className="on-chrome rounded-md bg-chrome px-5 py-3 text-chrome-ink">
          <p className="truncate text-base text-chrome-muted" title={customer.name}>
            {customer.name}
          </p>
          <p className="flex items-baseline justify-between gap-3">
            <span className="text-lg text-chrome-muted">Total a deber</span>
            <span className={`font-bold ${formatPesos(owedCents).length > 14 ? 'text-2xl' : 'text-3xl'}`}>
              {formatPesos(owedCents)}
            </span>
          </p>
          {(paidCents > 0 || customer.favorCents > 0) && (
            <p className="mt-1 flex flex-wrap items-center justify-between gap-x-4 text-sm text-chrome-muted">
              <span>{`De ${formatPesos(totalCents)}${paidCents > 0 ? `, pagó ${formatPesos(paidCents)}` : ''}`}</span>
              {customer.favorCents > 0 && (
                <span className="flex items-center gap-2">
                  {draft.favorCents > 0
                    ? `Saldo a favor usado: ${formatPesos(draft.favorCents)}`
                    : `Usar saldo a favor: ${formatPesos(customer.favorCents)}`}
                  <KeyHint action="favor" onChrome />
                </span>
              )}
            </p>
          )}
        </div>
        <dl className="grid grid-cols-4 gap-3 px-1">
          <Figure label="Límite" cents={customer.creditLimitCents} />
          <Figure label="Saldo" cents={customer.balanceCents} />
          <Figure label="Disponible" cents={customer.availableCents} />
          <Figure label="Quedaría" cents={leftCents} tone={leftCents < 0 ? 'text-danger' : 'text-positive'} />
        </dl>
        {customer.overdueCents > 0 && (
          <p className="px-1 text-sm font-medium text-warning">
            {`Vencido: ${formatPesos(customer.overdueCents)} desde hace ${daysText(customer.overdueDays)}`}
          </p>
        )}
        <div className="mt-1 grid grid-cols-2 gap-x-4 gap-y-1">
          {(asksReference || customer.referenceRequired) && (
            <TextInput
              label={`Pedido o nota del cliente ${customer.referenceRequired ? '(lo pide)' : '(si la hay)'}`}
              value={customerReference}
              onChange={(text) => {
                setCustomerReference(text);
                setIsMissing(false);
                reference.forget();
              }}
              error={
                isMissing || problemOf(charge, 'reference-required')
                  ? 'El cliente lo pide en cada venta a crédito'
                  : undefined
              }
              maxLength={50}
              isReadOnly={charge.isBusy}
              isRequired={customer.referenceRequired}
              takesFocus
            />
          )}
          <TextInput
            label="Quién recoge (si se sabe)"
            value={collectedBy}
            onChange={setCollectedBy}
            maxLength={100}
            isReadOnly={charge.isBusy}
            takesFocus={!asksReference && !customer.referenceRequired}
          />
          <TextInput
            label="Nota para el ticket (si hace falta)"
            value={notes}
            onChange={setNotes}
            maxLength={2000}
            isReadOnly={charge.isBusy}
            className="col-span-2"
          />
        </div>
        {reference.uses.length > 0 && (
          <Notice tone="warning">
            {`Ese número ya está en ${usesText(reference.uses)}. Si es otro pedido, presione Enter otra vez.`}
          </Notice>
        )}
        <ChargeOutcome
          charge={charge}
          shownElsewhere={['reference-required']}
          label={reference.isChecking ? 'Revisando…' : 'Vender a crédito'}
        />
      </Form>
    </Dialog>
  );
}

function Figure({ label, cents, tone = '' }: { label: string; cents: Cents; tone?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd
        className={`truncate font-semibold ${formatPesos(cents).length > 13 ? 'text-xs leading-6' : ''} ${tone}`}
        title={formatPesos(cents)}
      >
        {formatPesos(cents)}
      </dd>
    </div>
  );
}

function usesText(uses: readonly ReferenceUse[]): string {
  return uses
    .map(({ folio, ticketNumber, soldOn }) => {
      const date = soldOn.split('-').toReversed().join('/');
      return `${folio ?? ticketNumber ?? 'una venta'} del ${date}`;
    })
    .join(', ');
}
