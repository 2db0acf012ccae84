import { useState } from 'react';
import type { CompletedSale } from '../../../shared/contract/sale.ts';
import { useSession } from '../../use-session.ts';
import { ScreenSkeleton } from '../../ui/screen-skeleton.tsx';
import { DonePanel } from './done-panel.tsx';
import { SaleDesk } from './sale-desk.tsx';
import { useCart } from './use-cart.ts';

interface SaleScreenProps {
  /** What a scanner read on another screen. */
  readonly scanned: string | null;
  readonly onScannedTaken: () => void;
}

/** Venta: the desk until a sale is made, then what to hand over, then the desk again. */
export function SaleScreen({ scanned, onScannedTaken }: SaleScreenProps) {
  const [done, setDone] = useState<CompletedSale | null>(null);
  const session = useSession();
  const cart = useCart();

  if (done) return <DonePanel sale={done} onNext={() => setDone(null)} />;
  if (!session.data || !cart) return <ScreenSkeleton />;
  return (
    <SaleDesk
      // A new sale starts with a clean desk.
      key={cart.operationId}
      cart={cart}
      settings={session.data.settings}
      scanned={scanned}
      onScannedTaken={onScannedTaken}
      onDone={setDone}
    />
  );
}
