import { createRouterClient, type RouterClient } from '@orpc/server';
import { v7 } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import type { App, AppRouter } from '../../../src/main/compose.ts';
import { startTemporaryApp, temporaryDataFolder } from './temporary-app.ts';

const WAIT = { timeout: 30_000, interval: 20 };

/** A new shop whose database has come up and been copied. */
async function newShop(): Promise<{ app: App; api: RouterClient<AppRouter> }> {
  const { app } = await startTemporaryApp(temporaryDataFolder());
  const api = createRouterClient(app.router);
  await api.session.start();
  await vi.waitFor(() => expect(app.useCases.cashiers.duty.current().state).toBe('no-owner'), WAIT);
  return { app, api };
}

describe('the first start of a shop', () => {
  it('takes the precio base that its owner chose, and writes in the history who chose it', async () => {
    const { api } = await newShop();
    await api.cashiers.createFirstOwner({
      ...{ cashierId: v7(), name: 'Elena', pin: '2468' },
      prices: { priceBasis: 'publico', roundingStepCents: 50 },
    });
    await vi.waitFor(async () => {
      const { settings } = await api.session.start();
      expect(settings).toMatchObject({ priceBasis: 'publico', roundingStepCents: 50 });
    }, WAIT);
    const { rows } = await api.settings.history({ name: 'priceBasis', limit: 5 });
    expect(rows).toMatchObject([
      { cashierName: 'Elena', before: 'Neto, más IVA', after: 'Público, con IVA' },
    ]);
  });
});

describe('what the owner sets', () => {
  it('is refused to whoever is not on duty, and reaches this terminal once he is', async () => {
    const { app, api } = await newShop();
    const change = { before: { phone: '' }, after: { phone: '55 1234 5678' } };
    await expect(api.settings.change(change)).rejects.toMatchObject({ data: { code: 'nobody-on-duty' } });
    await expect(api.local.change({ theme: 'dark' })).rejects.toMatchObject({
      data: { code: 'nobody-on-duty' },
    });

    await api.cashiers.createFirstOwner({ cashierId: v7(), name: 'Elena', pin: '2468' });
    const before = app.useCases.status.current().priceRevision;
    await api.settings.change(change);
    await vi.waitFor(
      async () => expect((await api.session.start()).settings.phone).toBe('55 1234 5678'),
      WAIT,
    );
    // Whatever shows prices is told to ask anew.
    expect(app.useCases.status.current().priceRevision).toBeGreaterThan(before);

    await expect(api.settings.change(change)).resolves.toEqual({ saved: true });
    const another = { before: { phone: '' }, after: { phone: '99' } };
    await expect(api.settings.change(another)).rejects.toMatchObject({
      data: {
        code: 'changed-meanwhile',
        changes: [{ seen: 'vacío', current: '55 1234 5678', wanted: '99' }],
      },
    });
  });

  it('is refused whole when one of it is none', async () => {
    const { api } = await newShop();
    await api.cashiers.createFirstOwner({ cashierId: v7(), name: 'Elena', pin: '2468' });
    const { settings } = await api.settings.shared();
    const wrong = [
      ...[{ taxRateBasisPoints: 10_001 }, { roundingStepCents: 5 }, { timeZone: 'America/Macondo' }],
      ...[{ rfc: 'NUÑEZ' }, { shopName: '  ' }, { address: 'x\u0000' }, { taxRegime: '999' }],
    ];
    for (const one of wrong) {
      await expect(
        api.settings.change({ before: settings, after: { phone: '55', ...one } }),
      ).rejects.toMatchObject({ data: { code: 'bad-input' } });
    }
    expect((await api.settings.shared()).settings.phone).toBe('');
  });
});
