import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { success } from '../../src/shared/domain/result.ts';
import type { Logger } from '../../src/main/application/ports.ts';
import type { UseCases } from '../../src/main/application/use-cases.ts';
import { createRouter } from '../../src/main/rpc/router.ts';
import { mintCredentials, type Credentials } from '../../src/main/browser-host/credentials.ts';
import { testSettings } from './test-settings.ts';
import { serveBrowserHost, type BrowserHost } from '../../src/main/browser-host/serve.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A browser host on a real port, with a screen of one page and the use cases that the protections need. */
export interface ServedShop {
  readonly host: BrowserHost;
  readonly credentials: Credentials;
  readonly log: readonly string[];
  /** Sends what a browser or a program would, header by header; `fetch` would not let us forge them. */
  ask(path: string, headers?: OutgoingHttpHeaders, method?: string, body?: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function serveShop(): Promise<ServedShop> {
  const screenDirectory = mkdtempSync(join(tmpdir(), 'nexus-screen-'));
  mkdirSync(join(screenDirectory, 'assets'));
  writeFileSync(join(screenDirectory, 'index.html'), '<!doctype html><title>Nexus POS</title>');
  writeFileSync(join(screenDirectory, 'assets', 'index-1a2b.js'), 'export {};');
  writeFileSync(`${screenDirectory}-secret.txt`, 'outside');
  const log: string[] = [];
  const write = (event: string, details?: object) =>
    log.push(`${event} ${JSON.stringify(details, withErrors)}`);
  const logger: Logger = { info: write, warn: write, error: write };
  const credentials = mintCredentials();
  const host = await serveBrowserHost({
    router: createRouter(onlySession(), logger, () => 'REF'),
    api: async (asked) => {
      if (asked.url.endsWith('/fails')) throw new Error('select secret from table');
      return Response.json({ method: asked.method, received: (await asked.text()).length });
    },
    screenDirectory,
    developmentServer: null,
    port: 0,
    credentials,
    logger,
  });
  return {
    host,
    credentials,
    log,
    ask: (path, headers = {}, method = 'GET', body = '') => ask(host.port, path, headers, method, body),
    async close() {
      await host.stop();
      rmSync(screenDirectory, { recursive: true });
      rmSync(`${screenDirectory}-secret.txt`);
    },
  };
}

function onlySession(): UseCases {
  const useCases: Partial<UseCases> = {
    startSession: async () =>
      success({
        terminalCode: 'T01',
        host: 'browser',
        version: '0.0.0',
        settings: testSettings,
      }),
  };
  return useCases as UseCases;
}

function withErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value;
}

function ask(port: number, path: string, headers: OutgoingHttpHeaders, method: string, body: string) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
