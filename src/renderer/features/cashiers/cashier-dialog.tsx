import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListedCashiers } from '../../../shared/contract/cashiers.ts';
import { ROLES, type Role } from '../../../shared/domain/cashiers/rights.ts';
import { client, queries } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { newCashierId } from '../../ids.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { NewPinFields, newPinProblems } from './new-pin-fields.tsx';
import { ROLE_LABELS } from './role-labels.ts';

interface CashierDialogProps {
  /** Null: a new one. */
  readonly cashier: ListedCashiers['rows'][number] | null;
  readonly onClose: () => void;
}

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }));
const STATE_OPTIONS = [
  { value: 'active', label: 'Activo' },
  { value: 'inactive', label: 'Dado de baja' },
] as const;

/** One cashier: name, role, PIN, and whether he may sign in. What is not touched stays as it is. */
export function CashierDialog({ cashier, onClose }: CashierDialogProps) {
  const cache = useQueryClient();
  const [cashierId] = useState(() => cashier?.id ?? newCashierId());
  const [name, setName] = useState(cashier?.name ?? '');
  const [role, setRole] = useState<Role>(cashier?.role ?? 'cajero');
  const [active, setActive] = useState(cashier?.active ?? true);
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const keepsPin = cashier !== null && pins.pin === '' && pins.again === '';
  const pinProblems = keepsPin ? {} : newPinProblems(pins);

  const save = useMutation({
    mutationFn: () =>
      client.cashiers.save({
        cashierId,
        ...(name.trim() === cashier?.name ? {} : { name: name.trim() }),
        ...(role === cashier?.role ? {} : { role }),
        ...(active === cashier?.active ? {} : { active }),
        ...(keepsPin ? {} : { pin: pins.pin }),
      }),
    async onSuccess() {
      await cache.invalidateQueries({ queryKey: queries.cashiers.key() });
      onClose();
    },
  });

  function apply() {
    setTried(true);
    if (save.isPending || name.trim() === '' || Object.keys(pinProblems).length > 0) return;
    save.mutate();
  }

  return (
    <Dialog
      title={cashier ? 'Cambiar cajero' : 'Cajero nuevo'}
      width="medium"
      onClose={onClose}
      isBusy={save.isPending}
    >
      <Form onSubmit={apply}>
        <TextInput
          label="Nombre"
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? 'Escriba el nombre' : undefined}
          maxLength={100}
          isRequired
          takesFocus
        />
        <Choice label="Puesto" value={role} onChange={setRole} options={ROLE_OPTIONS} />
        <div className="mt-3">
          <NewPinFields
            pins={pins}
            onChange={setPins}
            problems={tried ? pinProblems : {}}
            hint={cashier ? 'Vacío: sigue el que tiene' : 'De 4 a 8 dígitos'}
          />
        </div>
        {cashier && (
          <Choice
            label="Estado"
            value={active ? 'active' : 'inactive'}
            onChange={(state) => setActive(state === 'active')}
            options={STATE_OPTIONS}
          />
        )}
        {save.isError && (
          <Notice tone="danger" className="mt-3">
            {failureMessage(save.error)}
          </Notice>
        )}
        <Button
          submits
          variant="primary"
          action="add"
          isPending={save.isPending}
          className="mt-5 w-full justify-between!"
        >
          {cashier ? 'Guardar' : 'Dar de alta'}
        </Button>
      </Form>
    </Dialog>
  );
}
