import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SalePage } from './page-models/sale-page.ts';
import { expect, test } from './support/test.ts';

test('the status says quietly that the server is away, sales go on, and what waited is sent when it is back', async ({
  page,
  shop,
}) => {
  const sale = await SalePage.open(page);
  const [code = ''] = await sale.codesOf('filtro', 1);
  await expect(sale.status).toContainText('Servidor conectado');
  await expect(sale.status).not.toContainText('por enviar');

  const server = frozenServer(shop.host === 'none' ? '' : shop.dataFolder);
  try {
    await expect(sale.status).toContainText('Sin servidor: se sigue vendiendo');
    await expect(sale.searchBox).toBeFocused();
    await expect(sale.dialog).toBeHidden();

    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.chargeExact();
    await expect(sale.doneFigure('Folio')).toHaveText(/^NX-\d{6}$/);
    await expect(sale.status).toContainText('1 por enviar');
    await sale.startNextSale();
  } finally {
    server.goOn();
  }
  await expect(sale.status).toContainText('Servidor conectado');
  await expect(sale.status).not.toContainText('por enviar');
});

/** A PostgreSQL whose connections stay open and answer nothing: worse than one that is gone. */
function frozenServer(dataFolder: string): { goOn(): void } {
  const pidFile = readFileSync(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const postmaster = Number(pidFile.split('\n')[0]);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
  const processes = [postmaster, ...children.split('\n').map(Number).filter(Boolean)];
  const signal = (name: NodeJS.Signals) => {
    for (const pid of processes) process.kill(pid, name);
  };
  signal('SIGSTOP');
  return { goOn: () => signal('SIGCONT') };
}
