import { useState } from 'react';
import type { CompletedSale } from '../../../shared/contract/sale.ts';
import { useSession } from '../../use-session.ts';
import { failureMessage } from '../../failure-message.ts';
import { ScreenFailure } from '../../ui/screen-failure.tsx';
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
  const [saleNumber, setSaleNumber] = useState(1);
  const session = useSession();
  const cart = useCart();

  function startNextSale() {
    setDone(null);
    setSaleNumber((number) => number + 1);
  }

  if (done) return <DonePanel sale={done} onNext={startNextSale} />;
  const failed = [session, cart].find((query) => query.isError && !query.data);
  if (failed) {
    return (
      <ScreenFailure
        title="No se pudo abrir la venta"
        message={failureMessage(failed.error)}
        onRetry={() => void failed.refetch()}
      />
    );
  }
  if (!session.data || !cart.data) return <ScreenSkeleton />;
  return (
    <SaleDesk
      // A new sale starts with a clean desk.
      key={saleNumber}
      cart={cart.data}
      settings={session.data.settings}
      scanned={scanned}
      onScannedTaken={onScannedTaken}
      onDone={setDone}
    />
  );
}
