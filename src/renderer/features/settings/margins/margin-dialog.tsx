import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MarginRow, MarginTargetInput } from '../../../../shared/contract/settings.ts';
import { formatPercent, parsePercent, type BasisPoints } from '../../../../shared/domain/scaled.ts';
import { client, queries, shopErrorOf } from '../../../client.ts';
import { failureMessage } from '../../../failure-message.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { marginOfPair, type MarginOption } from './margin-rows.ts';

interface MarginDialogProps {
  readonly option: MarginOption;
  readonly set: readonly MarginRow[];
  readonly onSaved: (message: string) => void;
  /** Somebody changed it meanwhile: the list is read anew. */
  readonly onOutdated: () => Promise<unknown>;
  readonly onClose: () => void;
}

const MOST_BRANDS = 5_000;

/** Sets one margin or takes it away. A customer's may be of one brand alone. */
export function MarginDialog({ option, set, onSaved, onOutdated, onClose }: MarginDialogProps) {
  const [brandId, setBrandId] = useState('');
  const { target, before } = chosen(option, brandId, set);
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const text = typed ?? (before === null ? '' : formatPercent(before));
  const margin = text.trim() === '' ? null : parsePercent(text);

  const save = useMutation({
    mutationFn: (after: BasisPoints | null) => client.settings.setMargin({ target, before, after }),
    onSuccess: (_saved, after) =>
      onSaved(
        after === null
          ? `${option.name}: sin margen propio.`
          : `${option.name}: margen de ${formatPercent(after)} %.`,
      ),
    onError: (error) => shopErrorOf(error)?.code === 'changed-meanwhile' && onOutdated(),
  });

  function apply() {
    setTried(true);
    if (margin !== undefined && !save.isPending) save.mutate(margin);
  }

  return (
    <Dialog title={`Margen: ${option.name}`} onClose={onClose} isBusy={save.isPending}>
      <Form onSubmit={apply}>
        <TextInput
          label="Margen sobre el costo"
          value={text}
          onChange={setTyped}
          error={tried && margin === undefined ? 'De −100 a 999.99, o nada para quitarlo' : undefined}
          hint="Vacío: se quita y vale el siguiente margen, hasta el de la tienda."
          suffix="%"
          figures
          large
          takesFocus
        />
        {option.target.kind === 'customer' && (
          <Brands
            value={brandId}
            onChange={(next) => {
              setBrandId(next);
              setTyped(null);
            }}
          />
        )}
        <div className="min-h-11">
          {save.isError && <Notice tone="danger">{failureMessage(save.error)}</Notice>}
        </div>
        <Button
          submits
          variant="primary"
          action="add"
          isPending={save.isPending}
          className="mt-3 w-full justify-between!"
        >
          {text.trim() === '' ? 'Quitar el margen' : 'Guardar el margen'}
        </Button>
      </Form>
    </Dialog>
  );
}

function Brands({ value, onChange }: { value: string; onChange: (brandId: string) => void }) {
  const brands = useQuery(
    queries.settings.names.queryOptions({ input: { kind: 'brand', text: '', limit: MOST_BRANDS } }),
  );
  const options = (brands.data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <SelectInput
      label="De una marca"
      value={value}
      options={[{ value: '', label: 'Todas las marcas' }, ...options]}
      onChange={onChange}
    />
  );
}

/** What is being changed, and what it was when the person saw it. */
function chosen(
  option: MarginOption,
  brandId: string,
  set: readonly MarginRow[],
): { readonly target: MarginTargetInput; readonly before: BasisPoints | null } {
  const { target, margin } = option;
  if (target.kind !== 'customer' || brandId === '') return { target, before: margin };
  const { customerId } = target;
  return {
    target: { kind: 'customer-brand', customerId, brandId: Number(brandId) },
    before: marginOfPair(set, customerId, Number(brandId)),
  };
}
