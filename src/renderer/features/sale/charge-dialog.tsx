import { useState } from 'react';
import { errorMessage } from '../../../shared/domain/errors.ts';
import {
  centsToDecimal,
  formatPesos,
  parseAmount,
  subtractCents,
  ZERO_CENTS,
  type Cents,
} from '../../../shared/domain/money.ts';
import {
  PAYMENT_METHODS,
  settleTenders,
  type PaymentMethod,
  type Tender,
} from '../../../shared/domain/sale/tender.ts';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ChargeOutcome } from './charge-outcome.tsx';
import type { Charge } from './use-charge.ts';

interface ChargeDialogProps {
  readonly totalCents: Cents;
  readonly charge: Charge;
  readonly onCharge: (tenders: readonly Tender[]) => void;
  readonly onClose: () => void;
}

const METHOD_LABELS: Record<PaymentMethod, string> = {
  efectivo: 'Efectivo',
  tarjeta: 'Tarjeta',
  transferencia: 'Transferencia',
  cheque: 'Cheque',
};

const REFERENCE_LABELS: Record<Exclude<PaymentMethod, 'efectivo'>, string> = {
  tarjeta: 'Autorización',
  transferencia: 'Clave de rastreo',
  cheque: 'Banco y número de cheque',
};

/** What was received, and the change while it is being typed. Opens with the exact amount, so that Enter charges it. */
export function ChargeDialog({ totalCents, charge, onCharge, onClose }: ChargeDialogProps) {
  const [method, setMethod] = useState<PaymentMethod>('efectivo');
  const [receivedText, setReceivedText] = useState(centsToDecimal(totalCents));
  const [reference, setReference] = useState('');
  const [problem, setProblem] = useState<string>();

  const receivedCents = method === 'efectivo' ? parseAmount(receivedText) : totalCents;
  const isLocked = charge.isBusy;

  function changeMethod(next: PaymentMethod) {
    if (isLocked) return;
    setMethod(next);
    setProblem(undefined);
  }

  function step(by: 1 | -1) {
    const index = PAYMENT_METHODS.indexOf(method) + by;
    const next = PAYMENT_METHODS[(index + PAYMENT_METHODS.length) % PAYMENT_METHODS.length];
    if (next) changeMethod(next);
  }

  function apply() {
    if (charge.state.kind === 'unknown') return charge.retry();
    if (isLocked) return;
    if (receivedCents === undefined) return setProblem('Escriba un monto como 500 o 1,250.50');
    const tender: Tender = {
      method,
      receivedCents,
      reference: method === 'efectivo' ? null : reference.trim() || null,
    };
    const settlement = settleTenders(totalCents, [tender], false);
    if (settlement.ok) onCharge([tender]);
    else setProblem(errorMessage(settlement.error));
  }

  return (
    <Dialog
      title="Cobrar"
      width="medium"
      onClose={onClose}
      isBusy={isLocked}
      handlers={{
        'mark-next': () => step(1),
        'mark-previous': () => step(-1),
        charge: () => {
          if (isLocked || method !== 'efectivo') return;
          setReceivedText(centsToDecimal(totalCents));
          setProblem(undefined);
        },
      }}
    >
      <Form onSubmit={apply} className="gap-4">
        <p className="flex items-baseline justify-between rounded-md bg-chrome px-5 py-3 text-chrome-ink">
          <span className="text-lg text-chrome-muted">Total</span>
          <span className="text-3xl font-bold">{formatPesos(totalCents)}</span>
        </p>
        <div className="flex items-end gap-3">
          <div className="grow">
            <Choice
              label="Forma de pago"
              value={method}
              onChange={changeMethod}
              isDisabled={isLocked}
              options={PAYMENT_METHODS.map((value) => ({ value, label: METHOD_LABELS[value] }))}
            />
          </div>
          <span aria-hidden="true" className="flex gap-1 pb-2.5">
            <KeyHint action="mark-previous" />
            <KeyHint action="mark-next" />
          </span>
        </div>
        {method === 'efectivo' ? (
          <TextInput
            key="received"
            label="Recibido"
            value={receivedText}
            onChange={(text) => {
              setReceivedText(text);
              setProblem(undefined);
            }}
            error={problem}
            hint={
              <span className="flex items-center gap-1.5">
                <KeyHint action="charge" /> importe exacto
              </span>
            }
            figures
            large
            takesFocus
            isReadOnly={isLocked}
          />
        ) : (
          <TextInput
            key="reference"
            label={`${REFERENCE_LABELS[method]} (si la hay)`}
            value={reference}
            onChange={setReference}
            error={problem}
            maxLength={100}
            large
            takesFocus
            isReadOnly={isLocked}
          />
        )}
        <ChangeLine method={method} totalCents={totalCents} receivedCents={receivedCents ?? ZERO_CENTS} />
        <ChargeOutcome charge={charge} label={`Cobrar ${formatPesos(totalCents)}`} />
      </Form>
    </Dialog>
  );
}

interface ChangeLineProps {
  readonly method: PaymentMethod;
  readonly totalCents: Cents;
  readonly receivedCents: Cents;
}

/** Always there, so that the dialog keeps its height while the amount is typed. */
function ChangeLine({ method, totalCents, receivedCents }: ChangeLineProps) {
  const isShort = receivedCents < totalCents;
  const difference = isShort
    ? subtractCents(totalCents, receivedCents)
    : subtractCents(receivedCents, totalCents);
  const label = isShort
    ? 'Faltan'
    : method === 'efectivo'
      ? 'Cambio'
      : `Con ${METHOD_LABELS[method].toLowerCase()}`;
  return (
    <p
      role="status"
      className={`flex items-baseline justify-between rounded-md px-5 py-3 ${isShort ? 'bg-warning-soft text-warning' : 'bg-positive-soft text-positive'}`}
    >
      <span className="text-lg font-medium">{label}</span>
      <span className="text-3xl font-bold">
        {formatPesos(method === 'efectivo' ? difference : totalCents)}
      </span>
    </p>
  );
}
