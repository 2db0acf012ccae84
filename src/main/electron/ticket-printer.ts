import type { BrowserWindow } from 'electron';
import type { Logger, TicketPrinter } from '../application/ports.ts';
import { containPage } from './contain-page.ts';
import { PAGE_RIGHTS, type WindowMaker } from './shop-window.ts';

const PAPER_WIDTH_MICRONS = 80_000;
const MICRONS_PER_PIXEL = 25_400 / 96;
const PAPER_WIDTH_PIXELS = Math.round(PAPER_WIDTH_MICRONS / MICRONS_PER_PIXEL);
/** Room below the last line, or rounding would push it to a second page. */
const MARGIN_PIXELS = 8;

/**
 * Prints tickets on the computer's default printer through a window that is not seen. Where there is no printer, or it
 * refuses, the screen is asked to print, which shows the dialog of the system.
 */
export function electronPrinter(Window: WindowMaker, logger: Logger): TicketPrinter {
  return {
    async print(html) {
      const window = new Window({
        show: false,
        width: PAPER_WIDTH_PIXELS,
        height: 400,
        useContentSize: true,
        webPreferences: { ...PAGE_RIGHTS, devTools: false },
      });
      try {
        containPage(window.webContents);
        await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
        const printers = await window.webContents.getPrintersAsync();
        if (printers.length === 0) return 'renderer';
        return await printOnPaper(window, logger);
      } finally {
        window.destroy();
      }
    },
  };
}

/** On a page as long as the ticket: with any other, a long ticket is cut into pages. */
async function printOnPaper(window: BrowserWindow, logger: Logger): Promise<'printed' | 'renderer'> {
  const measured: unknown = await window.webContents.executeJavaScript(
    'document.documentElement.scrollHeight',
  );
  if (typeof measured !== 'number' || !Number.isFinite(measured)) throw new Error('the ticket has no height');
  const height = Math.ceil((measured + MARGIN_PIXELS) * MICRONS_PER_PIXEL);
  return new Promise((resolve) => {
    window.webContents.print(
      {
        silent: true,
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: { width: PAPER_WIDTH_MICRONS, height },
      },
      (printed, reason) => {
        if (!printed) logger.warn('ticket-not-printed', { reason });
        resolve(printed ? 'printed' : 'renderer');
      },
    );
  });
}
