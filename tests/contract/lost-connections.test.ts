import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRouter } from '../../src/main/rpc/router.ts';
import { memoryLog, type LogLine } from '../integration/replica/temporary-replica.ts';
import { fakeUseCases } from './fake-use-cases.ts';
import { remoteTransports, type RemoteConnection } from './transports.ts';

const held = { text: 'espera', customerId: null, limit: 1 };

describe.each(Object.entries(remoteTransports))('over %s', (_name, connect) => {
  let fake: ReturnType<typeof fakeUseCases>;
  let log: LogLine[];
  let connection: RemoteConnection;

  beforeEach(async () => {
    fake = fakeUseCases();
    const memory = memoryLog();
    log = memory.log;
    connection = await connect(createRouter(fake.useCases, memory.logger, () => 'REF42'));
  });
  afterEach(async () => {
    fake.release();
    await connection.close();
  });

  it('lets a call go that is aborted, and goes on', async () => {
    const stop = new AbortController();
    const call = safe(connection.client.parts.search(held, { signal: stop.signal }));
    await vi.waitFor(() => expect(fake.heldCount()).toBe(1));
    stop.abort();
    expect((await call).error).not.toBeNull();
    expect(log).toEqual([]);
    await expect(connection.client.sale.unacknowledged()).resolves.toBeNull();
  });

  it('ends every call when the connection is lost: those in flight, those made later, and streams', async () => {
    const { client } = connection;
    const stream = await client.session.watchStatus();
    await stream.next();
    const inFlight = safe(client.parts.search(held));
    const rest = safe(stream.next());
    await vi.waitFor(() => expect(fake.heldCount()).toBe(1));
    await connection.cut();
    expect((await inFlight).error).not.toBeNull();
    expect((await rest).error).not.toBeNull();
    expect((await safe(client.sale.unacknowledged())).error).not.toBeNull();
    await vi.waitFor(() => expect(fake.listenerCount()).toBe(0));
  });

  it('finishes what was asked although nobody waits for the answer any more', async () => {
    void safe(connection.client.parts.search(held));
    await vi.waitFor(() => expect(fake.heldCount()).toBe(1));
    await connection.cut();
    fake.release();
    await vi.waitFor(() => expect(fake.finishedCount()).toBe(1));
    expect(log).toEqual([]);
  });

  it('carries nothing of what is inside an unexpected error', async () => {
    const { error } = await safe(connection.client.parts.search({ ...held, text: 'defecto' }));
    expect(JSON.stringify(error) + String(error)).toContain('REF42');
    expect(JSON.stringify(error) + String(error)).not.toContain('SELECT');
  });

  it('drops what is no call, and goes on', async () => {
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    for (const message of [
      '',
      'hola',
      '{',
      'null',
      '[]',
      '{"i":"1"}',
      '{"i":"1","p":{}}',
      { i: 1 },
      7,
      null,
    ]) {
      connection.sendRaw(message);
    }
    connection.sendRaw('{"i":"9","p":{"u":"/no/such/procedure"}}');
    await expect(connection.client.sale.unacknowledged()).resolves.toBeNull();
    process.off('unhandledRejection', onRejection);
    expect(rejections).toEqual([]);
  });
});
