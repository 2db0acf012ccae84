/** Hands the page one port to the main process; README.md has the handshake. Nothing else is within its reach. */
import { ipcRenderer } from 'electron';

let isAnswered = false;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const nonce = askedNonce(event);
  if (nonce === null || isAnswered) return;
  isAnswered = true;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('nexus:port', null, [port2]);
  window.postMessage({ type: 'nexus:port', nonce }, window.location.origin, [port1]);
});

/** The nonce of the page's own question; null for any other message, such as one from a frame. */
function askedNonce(event: MessageEvent<unknown>): string | null {
  const { source, origin, data } = event;
  if (source !== window || origin !== window.location.origin) return null;
  if (typeof data !== 'object' || data === null || !('type' in data) || !('nonce' in data)) return null;
  return data.type === 'nexus:ask-port' && typeof data.nonce === 'string' ? data.nonce : null;
}
