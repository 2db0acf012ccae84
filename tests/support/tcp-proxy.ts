import { createServer, connect, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** From now on nothing passes either way, and nobody is told: a cable that was pulled, a server that was paused. */
  stall(): void;
  /** What was held back passes, and everything after it. */
  resume(): void;
  /** Cuts every connection there is; new ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/** Stands between a client and 127.0.0.1:targetPort. */
export function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let stalled = false;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // The other side sees the end of it; here there is nobody to tell.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((inner) => {
    const outer = connect(targetPort, '127.0.0.1');
    track(inner);
    track(outer);
    inner.pipe(outer);
    outer.pipe(inner);
    if (stalled) {
      inner.pause();
      outer.pause();
    }
    inner.once('close', () => outer.destroy());
    outer.once('close', () => inner.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) return reject(new Error('no port'));
      resolve({
        port: address.port,
        stall() {
          stalled = true;
          for (const socket of sockets) socket.pause();
        },
        resume() {
          stalled = false;
          for (const socket of sockets) socket.resume();
        },
        cut() {
          for (const socket of sockets) socket.destroy();
        },
        close: () =>
          new Promise((closed) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}
