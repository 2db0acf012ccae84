import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line between a terminal and PostgreSQL that fails as it is told to. Speaks no TLS, so that it can read along. */
export interface TcpProxy {
  /** The same connection string, through this line. */
  through(url: string): string;
  /** Later connections go to another server: it came back on another port. */
  retarget(url: string): void;
  /** `refuse`: connections are cut and none is taken. `stall`: everything stays open and nothing passes. */
  line: 'pass' | 'refuse' | 'stall';
  /** The next answers to a delivery's or a migration's COMMIT are dropped with their connections: central has it, nobody else knows. */
  repliesToDrop: number;
  /** Sees what a terminal sends, before it is passed on. */
  onRequest: (text: string) => void;
}

/** What a delivery and a migration send on their way to COMMIT. */
const WRITING = /open_delivery|INSERT INTO public\.schema_migrations/;

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  isWriting: boolean;
}

export async function openTcpProxy(targetUrl: string): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let target = new URL(targetUrl);
  let line: TcpProxy['line'] = 'pass';

  const cut = (pair: Pair) => {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  };
  const fromClient = (pair: Pair, chunk: Buffer) => {
    const text = chunk.toString('latin1');
    if (WRITING.test(text)) pair.isWriting = true;
    proxy.onRequest(text);
    pair.server.write(chunk);
  };
  const fromServer = (pair: Pair, chunk: Buffer) => {
    const isCommit = chunk.includes('COMMIT\u0000');
    const isDropped = isCommit && pair.isWriting && proxy.repliesToDrop > 0;
    if (isCommit) pair.isWriting = false;
    if (isDropped) {
      proxy.repliesToDrop -= 1;
      cut(pair);
    } else {
      pair.client.write(chunk);
    }
  };

  const listener = createServer((client) => {
    if (line === 'refuse') {
      client.destroy();
      return;
    }
    const server = connect(Number(target.port), target.hostname);
    const pair: Pair = { client, server, isWriting: false };
    pairs.add(pair);
    client.on('data', (chunk: Buffer) => fromClient(pair, chunk));
    server.on('data', (chunk: Buffer) => fromServer(pair, chunk));
    for (const socket of [client, server]) {
      socket.on('error', () => cut(pair));
      socket.on('close', () => cut(pair));
    }
    if (line === 'stall') hold(pair);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;

  const proxy: TcpProxy = {
    repliesToDrop: 0,
    onRequest: () => {},
    through(url) {
      const changed = new URL(url);
      changed.hostname = '127.0.0.1';
      changed.port = String(port);
      return changed.href;
    },
    retarget(url) {
      target = new URL(url);
    },
    get line() {
      return line;
    },
    set line(next) {
      line = next;
      for (const pair of [...pairs]) {
        if (next === 'refuse') cut(pair);
        else if (next === 'stall') hold(pair);
        else release(pair);
      }
    },
  };
  onTestFinished(() => {
    for (const pair of [...pairs]) cut(pair);
    listener.close();
  });
  return proxy;
}

function hold({ client, server }: Pair): void {
  client.pause();
  server.pause();
}

function release({ client, server }: Pair): void {
  client.resume();
  server.resume();
}
