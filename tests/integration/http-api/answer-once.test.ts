import { describe, expect, it } from 'vitest';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import { StorageFullError, type RememberedRequest } from '../../../src/main/application/ports.ts';
import { createAnswerOnce, type AskedWrite } from '../../../src/main/http-api/answer-once.ts';
import type { EndpointResult } from '../../../src/main/http-api/endpoint.ts';
import { parseExactJson } from '../../../src/main/http-api/exact-json.ts';
import type { OperationId } from '../../../src/shared/domain/ids.ts';
import { failure, success } from '../../../src/shared/domain/result.ts';
import { customerBody } from '../../support/core/operations.ts';
import { openTemporaryStore, record, type TemporaryStore } from '../../support/core/temporary-store.ts';

const KEY = 'pedido-1';

function answerOnceOver({ store, logger }: TemporaryStore) {
  return createAnswerOnce({ local: store, ids: uuidSource, logger });
}

function asked(body: string, changes: Partial<AskedWrite> = {}): AskedWrite {
  return {
    key: KEY,
    method: 'POST',
    path: '/api/pos/customers',
    sent: parseExactJson(body),
    ...changes,
  };
}

function fullDisk(folder: TemporaryStore, isFull: (request: RememberedRequest) => boolean): TemporaryStore {
  const rememberRequest = (key: string, request: RememberedRequest) => {
    if (isFull(request)) throw new StorageFullError('database or disk is full');
    folder.store.rememberRequest(key, request);
  };
  return { ...folder, store: { ...folder.store, rememberRequest } };
}

/** Records an operation and counts how often it was asked to. */
function recording({ store }: TemporaryStore) {
  const ids: OperationId[] = [];
  const work = async (id: OperationId): Promise<EndpointResult> => {
    ids.push(id);
    if (!store.entryById(id)) record(store, { ...customerBody(), id });
    return success({ status: 202, body: { id: null, times: ids.length } });
  };
  return { ids, work };
}

describe('answerOnce', () => {
  it('gives a resend the first answer, status and body, and does nothing', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answerOnce = answerOnceOver(folder);
    const first = await answerOnce(asked('{"name": "Taller", "credit_limit": 10.50}'), work);
    const resent = await answerOnce(asked('{"credit_limit":10.50,"name":"Taller"}'), work);

    expect(first).toEqual(success({ status: 202, body: '{"id":null,"times":1}', replayed: false }));
    expect(resent).toEqual(success({ status: 202, body: '{"id":null,"times":1}', replayed: true }));
    expect(ids).toHaveLength(1);
  });

  it('knows the key after a restart', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const first = await answerOnceOver(folder)(asked('{"name": "Taller"}'), work);
    folder.store.close();

    const again = openTemporaryStore({ directory: folder.directory });
    const resent = await answerOnceOver(again)(asked('{"name": "Taller"}'), work);
    expect(resent.ok && resent.value.body).toBe(first.ok && first.value.body);
    expect(ids).toHaveLength(1);
  });

  it('leads a resend to the same operation when the process ended before it could answer', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const died = answerOnceOver(folder)(asked('{"name": "Taller"}'), async (id) => {
      await work(id);
      throw new Error('killed');
    });
    await expect(died).rejects.toThrow('killed');

    const resent = await answerOnceOver(folder)(asked('{"name": "Taller"}'), work);
    expect(resent.ok).toBe(true);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(folder.store.lastSeq()).toBe(1);
  });

  it.each([
    ['another body', asked('{"name": "Otro"}')],
    ['another path', asked('{"name": "Taller"}', { path: '/api/pos/payments' })],
  ])('refuses the same key with %s', async (_what, other) => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answerOnce = answerOnceOver(folder);
    await answerOnce(asked('{"name": "Taller"}'), work);
    expect(await answerOnce(other, work)).toEqual(failure({ code: 'id-reused' }));
    expect(ids).toHaveLength(1);
  });

  it('tells numbers apart by their digits', async () => {
    const folder = openTemporaryStore();
    const { work } = recording(folder);
    const answerOnce = answerOnceOver(folder);
    await answerOnce(asked('{"n": 9007199254740993}'), work);
    expect(await answerOnce(asked('{"n": 9007199254740992}'), work)).toEqual(failure({ code: 'id-reused' }));
    expect(await answerOnce(asked('{"n": "9007199254740993"}'), work)).toEqual(
      failure({ code: 'id-reused' }),
    );
  });

  it('binds a key to nothing while its request was refused', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answerOnce = answerOnceOver(folder);
    const refused = failure({ code: 'customer-not-found' } as const);
    expect(await answerOnce(asked('{"name": "Taller"}'), async () => refused)).toEqual(refused);
    expect((await answerOnce(asked('{"name": "Corregido"}'), work)).ok).toBe(true);
    expect(ids).toHaveLength(1);
  });

  it('lets a resend that overtakes the first request wait for it', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answerOnce = answerOnceOver(folder);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => answerOnce(asked('{"name": "Taller"}'), work)),
    );
    expect(ids).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.body)).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && answer.value.replayed)).toHaveLength(9);
  });

  it('answers what was recorded even when the answer cannot be stored', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const full = fullDisk(folder, (request) => request.answer !== null);
    const first = await answerOnceOver(full)(asked('{"name": "Taller"}'), work);
    expect(first.ok).toBe(true);
    expect(folder.logger.events).toContainEqual({ level: 'error', event: 'api-answer-not-stored' });

    const resent = await answerOnceOver(folder)(asked('{"name": "Taller"}'), work);
    expect(resent.ok).toBe(true);
    expect(new Set(ids).size).toBe(1);
    expect(folder.store.lastSeq()).toBe(1);
  });

  it('does nothing when the key itself cannot be stored', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answerOnce = answerOnceOver(fullDisk(folder, () => true));
    expect(await answerOnce(asked('{"name": "Taller"}'), work)).toEqual(failure({ code: 'disk-full' }));
    expect(ids).toHaveLength(0);
  });

  it.each(['', ' ', 'ñ', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answer = await answerOnceOver(folder)(asked('{}', { key }), work);
    expect(!answer.ok && answer.error.code).toBe('bad-input');
    expect(ids).toHaveLength(0);
  });

  it('gives every request without a key an operation of its own', async () => {
    const folder = openTemporaryStore();
    const { ids, work } = recording(folder);
    const answerOnce = answerOnceOver(folder);
    await answerOnce(asked('{"name": "Taller"}', { key: undefined }), work);
    await answerOnce(asked('{"name": "Taller"}', { key: undefined }), work);
    expect(new Set(ids).size).toBe(2);
  });
});
