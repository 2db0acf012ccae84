import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { CashierGate } from './cashier-gate.tsx';
import { DefectBoundary } from './defect-boundary.tsx';
import { followDuty } from './features/cashiers/duty-feed.ts';
import { reportActivity } from './features/cashiers/report-activity.ts';
import { openLocal } from './features/settings/local/apply-local.ts';
import { followStatus } from './features/status/status-feed.ts';
import { listenToKeys } from './keyboard/keyboard.ts';
import { followPriceNews } from './price-news.ts';
import { queryClient } from './query-client.ts';

void openLocal();
listenToKeys(window);
reportActivity(window);
followPriceNews(queryClient);
void followStatus(new AbortController().signal);
void followDuty(new AbortController().signal);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
createRoot(root).render(
  <StrictMode>
    <DefectBoundary>
      <I18nProvider locale="es-MX">
        <QueryClientProvider client={queryClient}>
          <CashierGate>
            <App />
          </CashierGate>
        </QueryClientProvider>
      </I18nProvider>
    </DefectBoundary>
  </StrictMode>,
);
