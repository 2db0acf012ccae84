import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Charge } from './use-charge.ts';

/** The button that charges, and what came of it when it was not a sale. */
export function ChargeOutcome({ charge, label }: { charge: Charge; label: string }) {
  const { kind } = charge.state;
  return (
    <>
      {charge.message && <Notice tone={kind === 'verifying' ? 'warning' : 'danger'}>{charge.message}</Notice>}
      {kind === 'unknown' ? (
        <Button submits variant="primary" size="large" action="add" className="w-full justify-between!">
          Reintentar
        </Button>
      ) : (
        <Button
          submits
          variant="primary"
          size="large"
          action="add"
          isPending={charge.isBusy}
          className="w-full justify-between!"
        >
          {kind === 'charging' ? 'Guardando…' : kind === 'verifying' ? 'Verificando…' : label}
        </Button>
      )}
    </>
  );
}
