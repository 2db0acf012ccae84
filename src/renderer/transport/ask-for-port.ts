const PATIENCE_MS = 10_000;

/** Whether the Electron host loaded this page; otherwise the browser host served it. */
export function isElectronHost(location: Location): boolean {
  return new URLSearchParams(location.search).get('host') === 'electron';
}

/**
 * Asks the preload for its port. The nonce ties the answer to this question; `src/preload/README.md` has the handshake.
 * @throws when the preload does not answer: a defect of the host, since its listener is there before this script
 */
export function askForPort(page: Window): Promise<MessagePort> {
  const nonce = page.crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const stopWaiting = setTimeout(() => {
      page.removeEventListener('message', onMessage);
      reject(new Error('the preload handed over no port'));
    }, PATIENCE_MS);

    function onMessage(event: MessageEvent<unknown>) {
      const [port] = event.ports;
      if (event.source !== page || !isAnswer(event.data, nonce) || !port) return;
      clearTimeout(stopWaiting);
      page.removeEventListener('message', onMessage);
      port.start();
      resolve(port);
    }

    page.addEventListener('message', onMessage);
    page.postMessage({ type: 'nexus:ask-port', nonce }, page.location.origin);
  });
}

function isAnswer(data: unknown, nonce: string): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'nexus:port' &&
    'nonce' in data &&
    data.nonce === nonce
  );
}
