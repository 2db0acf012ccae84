import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { isRfcShape, normaliseRfc } from '../../../shared/domain/customers/rfc.ts';
import { parseAmount, ZERO_CENTS } from '../../../shared/domain/money.ts';
import { client, shopErrorOf } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { newCustomerId, newOperationId } from '../../ids.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SupervisorDialog } from '../cashiers/supervisor-dialog.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { rfcWarning } from './rfc-warning.ts';

interface NewCustomerDialogProps {
  readonly name: string;
  readonly onCreated: (customer: CustomerRow) => void;
  readonly onClose: () => void;
}

const DEFAULT_TERMS_DAYS = '30';

/** The least that a new customer needs at the counter. The ids are minted once: trying again makes the same customer. */
export function NewCustomerDialog({ name: nameAtFirst, onCreated, onClose }: NewCustomerDialogProps) {
  const [ids] = useState(() => ({ operationId: newOperationId(), customerId: newCustomerId() }));
  const [name, setName] = useState(nameAtFirst);
  const [rfc, setRfc] = useState('');
  const [phone, setPhone] = useState('');
  const [limitText, setLimitText] = useState('');
  const [termsText, setTermsText] = useState(DEFAULT_TERMS_DAYS);
  const [tried, setTried] = useState(false);

  const limit = limitText.trim() === '' ? ZERO_CENTS : parseAmount(limitText);
  const terms = /^\d{1,4}$/.test(termsText.trim()) ? Number(termsText) : undefined;

  const rfcTyped = normaliseRfc(rfc);
  const isRfcWrong = rfcTyped !== '' && !isRfcShape(rfcTyped);

  const create = useMutation({
    mutationFn: (fields: Parameters<typeof client.customers.create>[0]['fields']) =>
      client.customers.create({ ...ids, fields }),
    onSuccess: onCreated,
  });
  const refusal = create.isError ? shopErrorOf(create.error) : undefined;

  function apply() {
    setTried(true);
    if (create.isPending || name.trim() === '' || isRfcWrong) return;
    if (limit === undefined || terms === undefined) return;
    create.mutate({
      name: name.trim(),
      rfc: rfcTyped || null,
      businessName: null,
      email: null,
      phone: phone.trim() || null,
      address: null,
      creditLimitCents: limit,
      paymentTermsDays: terms,
    });
  }

  if (refusal?.code === 'authorisation-required') {
    return (
      <SupervisorDialog
        right={refusal.right}
        detail={refusal.detail}
        operationId={ids.operationId}
        onAllowed={apply}
        onClose={() => create.reset()}
      />
    );
  }
  return (
    <Dialog title="Cliente nuevo" width="medium" onClose={onClose} isBusy={create.isPending}>
      <Form onSubmit={apply}>
        <TextInput
          label="Nombre"
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? 'Escriba el nombre del cliente' : undefined}
          maxLength={200}
          isRequired
          takesFocus
        />
        <div className="grid grid-cols-2 gap-x-4">
          <TextInput
            label="RFC"
            value={rfc}
            onChange={setRfc}
            error={tried && isRfcWrong ? 'No es un RFC: son 12 o 13 caracteres' : undefined}
            warning={rfcWarning(rfcTyped)}
            maxLength={20}
          />
          <TextInput label="Teléfono" value={phone} onChange={setPhone} maxLength={20} />
          <TextInput
            label="Límite de crédito"
            value={limitText}
            onChange={setLimitText}
            error={tried && limit === undefined ? 'Escriba un monto como 5,000' : undefined}
            hint="Vacío: sin crédito"
            figures
          />
          <TextInput
            label="Días de crédito"
            value={termsText}
            onChange={setTermsText}
            error={tried && terms === undefined ? 'Un número de días' : undefined}
            figures
          />
        </div>
        {create.isError && (
          <Notice tone="danger" className="mt-2">
            {failureMessage(create.error)}
          </Notice>
        )}
        <Button
          submits
          variant="primary"
          action="add"
          isPending={create.isPending}
          className="mt-3 w-full justify-between!"
        >
          Dar de alta y elegir
        </Button>
      </Form>
    </Dialog>
  );
}
