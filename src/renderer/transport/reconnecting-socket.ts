const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

/** The socket that is open now, or the promise of the next one. */
export interface ReconnectingSocket {
  opened(): Promise<WebSocket>;
}

/**
 * Keeps a WebSocket open for as long as the page lives. Calls on a socket that closes fail by themselves; the next
 * call waits here for the socket that replaces it, so a restart of the host is a pause and not an error.
 */
export function openReconnectingSocket(url: string, onOpen: (socket: WebSocket) => void): ReconnectingSocket {
  let ready = Promise.withResolvers<WebSocket>();
  let delayMs = FIRST_DELAY_MS;

  function connect() {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    let wasOpen = false;
    socket.addEventListener('open', () => {
      wasOpen = true;
      delayMs = FIRST_DELAY_MS;
      onOpen(socket);
      ready.resolve(socket);
    });
    // A socket that fails to open reports `error` and then `close`; `close` alone is enough.
    socket.addEventListener('close', () => {
      if (wasOpen) ready = Promise.withResolvers();
      setTimeout(connect, delayMs);
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    });
  }

  connect();
  return { opened: () => ready.promise };
}
