import { describe, expect, it } from 'vitest';
import type { ApiUseCases } from '../application/api/api-use-cases.ts';
import type { LocalStore } from '../application/ports.ts';
import { createHttpApi } from './index.ts';

interface LogLine {
  readonly event: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;
}

function failingApi(failure: Error) {
  const log: LogLine[] = [];
  const write = (event: string, details?: LogLine['details']) => void log.push({ event, details });
  const fail = async () => {
    throw failure;
  };
  const useCases: Partial<ApiUseCases> = { customer: fail, recordPayment: fail };
  const api = createHttpApi({
    useCases: useCases as ApiUseCases,
    local: {} as LocalStore,
    ids: { newId: () => '00000000-0000-7000-8000-00000000000a' },
    logger: { info: write, warn: write, error: write },
    newReference: () => 'K7M2P',
    version: '0.0.0',
  });
  return { api, log };
}

describe('what nobody expected', () => {
  it('is answered with a reference that leads to the line of the log, and with nothing else', async () => {
    const cause = new Error('insert into payments values (1) violates constraint "payments_amount_range"');
    const { api, log } = failingApi(cause);
    const body = JSON.stringify({ customer_id: 1, amount: 5 });
    for (const answer of [
      await api.request('/api/pos/customers/1'),
      await api.request('/api/pos/payments', { method: 'POST', body }),
    ]) {
      expect(answer.status).toBe(500);
      const { error, ...others } = (await answer.json()) as { error: string };
      expect(error).toMatch(/^Error inesperado \(referencia K7M2P\)/);
      expect(error).not.toMatch(/insert|constraint|\.ts/);
      expect(others).toEqual({});
    }
    expect(log).toEqual([
      {
        event: 'http-api-failed',
        details: { reference: 'K7M2P', method: 'GET', path: '/api/pos/customers/1', error: cause },
      },
      {
        event: 'http-api-failed',
        details: { reference: 'K7M2P', method: 'POST', path: '/api/pos/payments', error: cause },
      },
    ]);
  });

  it('is no part of a request that is refused', async () => {
    const { api, log } = failingApi(new Error('never asked'));
    const answer = await api.request('/api/pos/payments', { method: 'POST', body: '{"amount": 1' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'El cuerpo de la petición no es JSON válido. No se guardó nada.' },
    ]);
    expect(log).toEqual([]);
  });
});
