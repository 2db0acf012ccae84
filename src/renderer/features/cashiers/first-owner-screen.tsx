import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isPin } from '../../../shared/domain/cashiers/pin.ts';
import { client } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { newCashierId } from '../../ids.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FIRST_PRICES, FirstPricesFields, type FirstPrices } from '../settings/shared/first-prices.tsx';
import { NewPinFields, newPinProblems } from './new-pin-fields.tsx';

/** The first thing that a new shop shows: who owns it. He is on duty as soon as he is made. */
export function FirstOwnerScreen() {
  const [cashierId] = useState(newCashierId);
  const [name, setName] = useState('');
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [prices, setPrices] = useState<FirstPrices>(FIRST_PRICES);
  const [tried, setTried] = useState(false);
  const [scanned, setScanned] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      client.cashiers.createFirstOwner({ cashierId, name: name.trim(), pin: pins.pin, prices }),
  });
  useKeyLayer({ kind: 'dialog', handlers: {}, onScan: () => setScanned(true) });

  function apply() {
    setTried(true);
    setScanned(false);
    if (create.isPending || name.trim() === '' || !isPin(pins.pin) || pins.pin !== pins.again) return;
    create.mutate();
  }

  return (
    <div className="flex grow items-center justify-center p-4">
      <section
        aria-labelledby="first-owner"
        className="rise w-full max-w-xl rounded-lg border border-line bg-surface p-6 shadow-over"
      >
        <h1 id="first-owner" className="text-xl font-semibold">
          Bienvenido: cree al dueño
        </h1>
        <p className="mt-1 mb-5 text-muted">
          Es quien da de alta a los demás cajeros y cambia los ajustes de la tienda. Para entrar basta su PIN.
        </p>
        <Form onSubmit={apply}>
          <TextInput
            label="Nombre"
            value={name}
            onChange={setName}
            error={tried && name.trim() === '' ? 'Escriba su nombre' : undefined}
            hint="Aparece en los tickets y en los registros."
            maxLength={100}
            isRequired
            takesFocus
          />
          <NewPinFields pins={pins} onChange={setPins} problems={tried ? newPinProblems(pins) : {}} />
          <FirstPricesFields prices={prices} onChange={setPrices} />
          <div className="mb-3 empty:hidden">
            {scanned && <Notice tone="warning">El escáner no escribe aquí.</Notice>}
            {create.isError && !scanned && <Notice tone="danger">{failureMessage(create.error)}</Notice>}
          </div>
          <Button
            submits
            variant="primary"
            size="large"
            action="add"
            isPending={create.isPending}
            className="w-full justify-between!"
          >
            Crear y empezar
          </Button>
        </Form>
      </section>
    </div>
  );
}
