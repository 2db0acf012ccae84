import { useCallback, useState } from 'react';
import { AccountsScreen } from './features/accounts/accounts-screen.tsx';
import { lockCounter } from './features/cashiers/lock-counter.ts';
import { HelpDialog } from './features/help/help-dialog.tsx';
import { InvoicesScreen } from './features/invoices/invoices-screen.tsx';
import { SaleScreen } from './features/sale/sale-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { StatusBar } from './features/status/status-bar.tsx';
import { Header } from './header.tsx';
import { useKeyLayer } from './keyboard/use-key-layer.ts';
import { useScreen } from './use-screen.ts';

/** The frame that is always there: header, the screen, the status. */
export function App() {
  const [screen, goTo] = useScreen();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [scanned, setScanned] = useState<string | null>(null);
  const forgetScanned = useCallback(() => setScanned(null), []);

  useKeyLayer({
    kind: 'app',
    handlers: {
      'go-sale': () => goTo('sale'),
      'go-accounts': () => goTo('accounts'),
      'go-invoices': () => goTo('invoices'),
      'go-settings': () => goTo('settings'),
      'switch-cashier': lockCounter,
      help: () => setIsHelpOpen(true),
    },
    // On any screen that has no use for it, a reading goes to the sale.
    onScan: (text) => {
      setScanned(text);
      goTo('sale');
    },
  });

  return (
    <div className="flex min-h-full flex-col lg:h-full">
      <Header screen={screen} onGo={goTo} onHelp={() => setIsHelpOpen(true)} />
      <main className="flex min-h-0 grow flex-col">
        {screen === 'sale' && <SaleScreen scanned={scanned} onScannedTaken={forgetScanned} />}
        {screen === 'accounts' && <AccountsScreen />}
        {screen === 'invoices' && <InvoicesScreen />}
        {screen === 'settings' && <SettingsScreen />}
      </main>
      <StatusBar />
      {isHelpOpen && <HelpDialog onClose={() => setIsHelpOpen(false)} />}
    </div>
  );
}
