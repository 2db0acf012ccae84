import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import type { DeskActions } from './use-desk-actions.ts';

/** What can be done with the marked line and with the sale as a whole, each with its key. */
export function LineKeys({ actions, hasLine }: { actions: DeskActions; hasLine: boolean }) {
  return (
    <div role="toolbar" aria-label="Partidas" className="flex flex-wrap items-center gap-1.5">
      <Button size="small" action="quantity" onPress={actions.editQuantity} isDisabled={!hasLine}>
        Cantidad
      </Button>
      <Button size="small" action="price" onPress={actions.editPrice} isDisabled={!hasLine}>
        Precio
      </Button>
      <Button size="small" action="remove" onPress={actions.remove} isDisabled={!hasLine}>
        Quitar
      </Button>
      <Button size="small" action="free-line" onPress={actions.addFreeLine}>
        Partida libre
      </Button>
      <span className="flex items-center gap-1.5 text-sm text-muted max-2xl:hidden">
        <KeyHint action="increase" />
        <KeyHint action="decrease" /> piezas
      </span>
      <span className="ml-auto flex gap-1.5">
        <Button size="small" variant="quiet" action="park" onPress={actions.park} isDisabled={!hasLine}>
          Dejar en espera
        </Button>
        <Button size="small" variant="quiet" action="parked" onPress={actions.showParked}>
          Retomar
        </Button>
      </span>
    </div>
  );
}
