import { describe, expect, it } from 'vitest';
import type { Connections } from '../adapters/postgres/connections.ts';
import { CentralUnavailableError } from '../application/ports.ts';
import { createDeferredConnections } from './deferred-connections.ts';

function connectionsOf(events: string[], name: string): Connections {
  return {
    async use<Value>(): Promise<Value> {
      events.push(`${name} used`);
      throw new Error(name);
    },
    dedicated: () => Promise.reject(new Error(name)),
    async close() {
      events.push(`${name} closed`);
    },
  };
}

describe('createDeferredConnections', () => {
  it('says that central is away until there are some', async () => {
    const connections = createDeferredConnections(() => {});
    expect(connections.isConnected()).toBe(false);
    await expect(connections.use(1, async () => 1)).rejects.toThrow(CentralUnavailableError);
    await expect(connections.dedicated()).rejects.toThrow(CentralUnavailableError);
  });

  it('uses the newest and closes the ones before', async () => {
    const events: string[] = [];
    const connections = createDeferredConnections(() => {});
    connections.connectTo(connectionsOf(events, 'first'));
    connections.connectTo(connectionsOf(events, 'second'));
    await expect(connections.use(1, async () => 1)).rejects.toThrow('second');
    await connections.close();
    expect(events).toEqual(['first closed', 'second used', 'second closed']);
  });

  it('closes at once what comes after it was closed itself', async () => {
    const events: string[] = [];
    const connections = createDeferredConnections(() => {});
    await connections.close();
    connections.connectTo(connectionsOf(events, 'late'));
    expect(events).toEqual(['late closed']);
  });
});
