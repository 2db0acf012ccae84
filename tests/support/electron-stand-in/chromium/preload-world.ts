/**
 * What surrounds the built preload inside the page: `require('electron')` with the one call it may make, and the way to
 * the main process. It is source text, because it runs in an isolated world of Chromium, as a preload does in Electron.
 */
export function preloadWorld(preload: string): string {
  return `(() => {
    // Without nodeIntegrationInSubFrames a preload runs in the main frame alone.
    if (window.top !== window) return;
    const ports = new Map();
    let lastPort = 0;
    const pack = (data) => data instanceof ArrayBuffer || ArrayBuffer.isView(data)
      ? { bytes: btoa(String.fromCharCode(...new Uint8Array(data.buffer ?? data))) }
      : { text: data };
    const unpack = ({ bytes, text }) => bytes === undefined
      ? text
      : Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    const send = (message) => ${BINDING}(JSON.stringify(message));
    globalThis.${DELIVER} = (id, packed) => ports.get(id)?.postMessage(unpack(packed));
    const strict = (name, part) => new Proxy(part, {
      get(target, property) {
        if (property in target || typeof property === 'symbol') return target[property];
        throw new Error('the stand-in for electron has no ' + name + '.' + String(property));
      },
    });
    const ipcRenderer = strict('ipcRenderer', {
      postMessage(channel, message, transfer = []) {
        const ids = transfer.map((port) => {
          const id = ++lastPort;
          ports.set(id, port);
          port.onmessage = (event) => send({ kind: 'message', id, data: pack(event.data) });
          return id;
        });
        send({ kind: 'ports', channel, ids });
      },
    });
    const require = (name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload has no module ' + name);
      return strict('electron', { ipcRenderer });
    };
    const module = { exports: {} };
    const exports = module.exports;
    ${preload}
  })();`;
}

/** The function by which the isolated world speaks to the main process. */
export const BINDING = 'standInSend';
/** The function by which the main process speaks to a port of the isolated world. */
export const DELIVER = 'standInDeliver';
/** The name of the isolated world. */
export const WORLD = 'preload';

export type Packed = { readonly bytes: string } | { readonly text: unknown };

export type FromPage =
  | { readonly kind: 'ports'; readonly channel: string; readonly ids: readonly number[] }
  | { readonly kind: 'message'; readonly id: number; readonly data: Packed };

export function pack(data: unknown): Packed {
  if (data instanceof ArrayBuffer) return { bytes: Buffer.from(data).toString('base64') };
  if (ArrayBuffer.isView(data)) {
    return { bytes: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') };
  }
  return { text: data };
}

export function unpack(packed: Packed): unknown {
  return 'bytes' in packed ? new Uint8Array(Buffer.from(packed.bytes, 'base64')) : packed.text;
}
