import { useEffect, useRef, useState } from 'react';
import type { Cart, CompletedSale } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { computeTotals } from '../../../shared/domain/sale/totals.ts';
import { useFocusHome } from '../../keyboard/use-focus-home.ts';
import { CartTable } from './cart-table.tsx';
import { CustomerCard } from './customer-card.tsx';
import { LastSaleNotice } from './last-sale-notice.tsx';
import { LineKeys } from './line-keys.tsx';
import { SaleDialog, type DialogChoice } from './sale-dialog.tsx';
import { SearchBox } from './search-box.tsx';
import { TotalsPanel } from './totals-panel.tsx';
import { useCharge } from './use-charge.ts';
import { useDeskSearch } from './use-desk-search.ts';
import { useDeskActions } from './use-desk-actions.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useRepricing } from './use-repricing.ts';
import { useSaleCustomer } from './use-sale-customer.ts';

interface SaleDeskProps {
  readonly cart: Cart;
  readonly settings: ShopSettings;
  readonly scanned: string | null;
  readonly onScannedTaken: () => void;
  readonly onDone: (sale: CompletedSale) => void;
}

/** Search and cart on the left, customer and totals on the right. */
export function SaleDesk({ cart, settings, scanned, onScannedTaken, onDone }: SaleDeskProps) {
  const input = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<DialogChoice | null>(null);
  const charge = useCharge(onDone);
  const customer = useSaleCustomer(cart.customerId);
  const totals = computeTotals(cart.lines, settings.priceBasis, settings.taxRateBasisPoints);

  const desk = useDeskSearch(cart, input, setDialog);
  const actions = useDeskActions({ cart, customer, desk, openDialog: setDialog });
  const repricing = useRepricing(cart.operationId, desk.say);
  useDeskKeys({ input, desk, actions });
  useFocusHome(input);

  useEffect(() => {
    if (!dialog) input.current?.focus();
  }, [dialog]);

  useEffect(() => {
    if (scanned === null) return;
    onScannedTaken();
    desk.addScanned(scanned);
  }, [scanned, onScannedTaken, desk]);

  return (
    <div className="grid min-h-full grow grid-cols-1 gap-4 p-4 lg:h-full lg:min-h-0 lg:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-cols-[minmax(0,1fr)_28rem]">
      <div className="flex min-h-0 min-w-0 flex-col gap-2">
        <h1 className="sr-only">Venta</h1>
        <LastSaleNotice />
        <SearchBox
          inputRef={input}
          text={desk.text}
          onTextChange={desk.changeText}
          search={desk.search}
          lookingFor={desk.lookingFor}
          markedIndex={desk.markedIndex}
          onChoose={desk.choose}
          message={desk.message}
        />
        <CartTable
          lines={cart.lines}
          settings={settings}
          pricesBefore={repricing.before}
          markedLineId={actions.markedLine?.lineId ?? null}
          onMark={desk.markLine}
        />
        <LineKeys actions={actions} hasLine={actions.markedLine !== null} />
      </div>
      <div className="flex min-w-0 flex-col justify-between gap-4">
        <CustomerCard customerId={cart.customerId} customer={customer} onPick={actions.pickCustomer} />
        <TotalsPanel
          totals={totals}
          settings={settings}
          lineCount={cart.lines.length}
          onCharge={actions.charge}
          onCredit={actions.credit}
        />
      </div>
      {dialog && (
        <SaleDialog
          dialog={dialog}
          cart={cart}
          settings={settings}
          totals={totals}
          customer={customer.row}
          charge={charge}
          onChange={setDialog}
          onMark={desk.markLine}
          onCustomer={repricing.reprice}
          onSay={desk.say}
        />
      )}
    </div>
  );
}
