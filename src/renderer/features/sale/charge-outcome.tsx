import type { ShopError } from '../../../shared/domain/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Charge } from './use-charge.ts';

interface ChargeOutcomeProps {
  readonly charge: Charge;
  readonly label: string;
  /** Refusals that stand beside their cause. */
  readonly shownElsewhere?: readonly ShopError['code'][];
}

/** The button that charges, and what came of it when it was not a sale. */
export function ChargeOutcome({ charge, label, shownElsewhere = [] }: ChargeOutcomeProps) {
  const { kind } = charge.state;
  const isElsewhere = charge.state.kind === 'refused' && shownElsewhere.includes(charge.state.error.code);
  return (
    <>
      {charge.message && !isElsewhere && (
        <Notice tone={kind === 'verifying' ? 'warning' : 'danger'}>{charge.message}</Notice>
      )}
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
