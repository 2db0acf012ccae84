import { useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
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
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Key, KeyHint } from '../../ui/key-hint.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ChargeOutcome } from './charge-outcome.tsx';
import { ChargeSummary } from './charge-summary.tsx';
import {
  METHOD_LABELS,
  MOST_TENDERS,
  quickAmounts,
  remainingOf,
  toggleFavor,
  withoutLastTender,
  type PaymentDraft,
} from './payment-draft.ts';
import { QuickAmounts } from './quick-amounts.tsx';
import { problemOf, type Charge } from './use-charge.ts';

interface ChargeDialogProps {
  readonly totalCents: Cents;
  /** Undefined: público en general, who has neither saldo a favor nor credit. */
  readonly customer: CustomerRow | undefined;
  readonly draft: PaymentDraft;
  readonly charge: Charge;
  readonly onCharge: (paid: PaymentDraft) => void;
  /** What is missing is to be owed. */
  readonly onCredit: (paid: PaymentDraft) => void;
  readonly onClose: () => void;
}

const REFERENCE_LABELS: Record<Exclude<PaymentMethod, 'efectivo'>, string> = {
  tarjeta: 'Autorización',
  transferencia: 'Clave de rastreo',
  cheque: 'Banco y número de cheque',
};

/**
 * What is received, in one payment or several, and the change while it is being typed. The amount is always what is
 * missing until somebody writes another, so that Enter alone charges exact money.
 */
export function ChargeDialog(props: ChargeDialogProps) {
  const { totalCents, customer, charge, onCharge, onCredit, onClose } = props;
  const [draft, setDraft] = useState(props.draft);
  const [method, setMethod] = useState<PaymentMethod>('efectivo');
  /** Null: what is missing, whatever that is by now. */
  const [typed, setTyped] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const [problem, setProblem] = useState<string>();

  const dueCents = remainingOf(totalCents, draft);
  const amountText = typed ?? centsToDecimal(dueCents);
  const amountCents = typed === null ? dueCents : parseAmount(typed);
  const favorCents = customer?.favorCents ?? ZERO_CENTS;
  const quick = method === 'efectivo' ? quickAmounts(dueCents) : [];
  const isLocked = charge.isBusy;
  const isExact = typed === null;

  function startOver(next: PaymentDraft) {
    setDraft(next);
    setTyped(null);
    setReference('');
    setMethod('efectivo');
    setProblem(undefined);
  }

  function type(text: string | null) {
    setTyped(text);
    setProblem(undefined);
  }

  function step(by: 1 | -1) {
    const index = PAYMENT_METHODS.indexOf(method) + by;
    const next = PAYMENT_METHODS[(index + PAYMENT_METHODS.length) % PAYMENT_METHODS.length];
    if (next) changeMethod(next);
  }

  function changeMethod(next: PaymentMethod) {
    if (isLocked) return;
    setMethod(next);
    setProblem(undefined);
  }

  /** The payment that is written now; undefined when it is none, and then the field says why. */
  function written(): Tender | undefined {
    if (amountCents === undefined) {
      setProblem('Escriba un monto como 500 o 1,250.50');
      return undefined;
    }
    if (method !== 'efectivo' && amountCents > dueCents) {
      setProblem(
        `Solo del efectivo se da cambio: escriba ${formatPesos(dueCents)} o menos. No se cobró nada.`,
      );
      return undefined;
    }
    return {
      method,
      receivedCents: amountCents,
      reference: method === 'efectivo' ? null : reference.trim() || null,
    };
  }

  /** Takes it as a part, and asks for the rest. */
  function addPart() {
    if (isLocked) return;
    const tender = written();
    if (!tender) return;
    if (tender.receivedCents === 0) return setProblem('Escriba cuánto paga así');
    if (tender.receivedCents >= dueCents)
      return setProblem('Ya cubre lo que falta: presione Enter para cobrar');
    if (draft.tenders.length >= MOST_TENDERS - 1)
      return setProblem(`Hasta ${MOST_TENDERS} pagos en una venta`);
    startOver({ ...draft, tenders: [...draft.tenders, tender] });
  }

  function paidNow(): PaymentDraft | undefined {
    const tender = written();
    if (!tender) return undefined;
    return tender.receivedCents === 0 ? draft : { ...draft, tenders: [...draft.tenders, tender] };
  }

  function apply() {
    if (charge.state.kind === 'unknown') return charge.retry();
    if (isLocked) return;
    const paid = paidNow();
    if (!paid) return;
    const settlement = settleTenders(totalCents, paid.tenders, false, paid.favorCents);
    if (settlement.ok) onCharge(paid);
    else setProblem(errorMessage(settlement.error));
  }

  function leaveOnCredit() {
    if (isLocked) return;
    // The exact amount was offered, not received.
    if (isExact) return onCredit(draft);
    const paid = paidNow();
    if (!paid) return;
    if (remainingOf(totalCents, paid) > 0) onCredit(paid);
    else setProblem('Lo recibido cubre la venta: no queda nada a crédito');
  }

  const addOrWrite = (event: KeyboardEvent) => {
    if (event.key === '+' && !isAmountField(event.target)) return 'pass';
    return event.repeat ? undefined : addPart();
  };
  const takeQuick = (index: number) => () => {
    const amount = quick[index];
    if (amount !== undefined && !isLocked) type(centsToDecimal(amount));
  };

  return (
    <Dialog
      title="Cobrar"
      width="wide"
      onClose={onClose}
      isBusy={isLocked}
      handlers={{
        'mark-next': () => step(1),
        'mark-previous': () => step(-1),
        charge: () => {
          if (!isLocked) type(null);
        },
        credit: () =>
          customer ? leaveOnCredit() : setProblem(errorMessage({ code: 'public-customer-on-credit' })),
        favor: () => {
          if (isLocked || favorCents === 0) return;
          startOver(toggleFavor(totalCents, draft, favorCents));
        },
        increase: addOrWrite,
        'free-line': addOrWrite,
        remove: (event) => {
          if (event.key === 'Delete' && !event.ctrlKey) return 'pass';
          if (!isLocked && draft.tenders.length > 0) startOver(withoutLastTender(draft));
          return undefined;
        },
        'quick-1': takeQuick(0),
        'quick-2': takeQuick(1),
        'quick-3': takeQuick(2),
        'quick-4': takeQuick(3),
        'quick-5': takeQuick(4),
      }}
    >
      <Form onSubmit={apply}>
        <div className="grid grid-cols-1 gap-6 md:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex flex-col gap-3">
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
            <TextInput
              key={`received-${draft.tenders.length}-${draft.favorCents}-${method === 'efectivo'}`}
              label={method === 'efectivo' ? 'Recibido' : 'Monto'}
              value={amountText}
              onChange={type}
              error={problem}
              hint={
                <span className="flex items-center gap-1.5">
                  <KeyHint action="charge" /> exacto
                  <span aria-hidden="true">·</span> <Key>+</Key> otro pago por el resto
                </span>
              }
              figures
              large
              takesFocus={method === 'efectivo'}
              isReadOnly={isLocked}
            />
            {method === 'efectivo' ? (
              <QuickAmounts amounts={quick} onTake={(amount) => type(centsToDecimal(amount))} />
            ) : (
              <TextInput
                key={`reference-${method}`}
                label={`${REFERENCE_LABELS[method]} (si la hay)`}
                value={reference}
                onChange={setReference}
                maxLength={100}
                takesFocus
                isReadOnly={isLocked}
              />
            )}
          </div>
          <ChargeSummary
            totalCents={totalCents}
            draft={draft}
            method={method}
            amountCents={amountCents ?? ZERO_CENTS}
            availableFavorCents={favorCents}
            favorProblem={problemOf(charge, 'favor-short')}
          />
        </div>
        <div className="mt-4 flex flex-col gap-3">
          <ChargeOutcome
            charge={charge}
            shownElsewhere={['favor-short']}
            label={`Cobrar ${formatPesos(totalCents)}`}
          />
          {customer && (
            <Button
              action="credit"
              onPress={leaveOnCredit}
              isDisabled={isLocked}
              className="w-full justify-between!"
            >
              {`A crédito lo que falte: ${formatPesos(creditOf(isExact, dueCents, amountCents))}`}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}

function creditOf(isExact: boolean, dueCents: Cents, amountCents: Cents | undefined): Cents {
  if (isExact || amountCents === undefined) return dueCents;
  return amountCents >= dueCents ? ZERO_CENTS : subtractCents(dueCents, amountCents);
}

function isAmountField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.inputMode === 'decimal';
}
