import type { IpcMain, MessagePortMain, WebContents } from 'electron';
import type { Logger } from '../application/ports.ts';
import { SCREEN_ORIGIN } from './screen-scheme.ts';

/** The one channel between preload and main (src/preload/README.md). */
const CHANNEL = 'nexus:port';

export interface HandoverOptions {
  readonly ipc: Pick<IpcMain, 'on'>;
  /** The page of our window now; null while there is none. */
  readonly page: () => Pick<WebContents, 'mainFrame'> | null;
  readonly accept: (port: MessagePortMain) => void;
  readonly logger: Logger;
}

/**
 * Takes the port that the preload sends: from the main frame of our window, while it shows the application, one at a
 * time. A page that was loaded anew, after its process crashed, brings a new port; the old one is closed.
 */
export function takePorts({ ipc, page, accept, logger }: HandoverOptions): void {
  let current: MessagePortMain | null = null;
  ipc.on(CHANNEL, (event) => {
    const [port, ...others] = event.ports;
    const frame = event.senderFrame;
    const isOurs = frame !== null && frame === page()?.mainFrame && frame.origin === SCREEN_ORIGIN;
    if (!port || others.length > 0 || !isOurs) {
      for (const refused of event.ports) refused.close();
      logger.warn('port-refused', { origin: frame?.origin ?? null, count: event.ports.length });
      return;
    }
    current?.close();
    current = port;
    accept(port);
    port.start();
  });
}
