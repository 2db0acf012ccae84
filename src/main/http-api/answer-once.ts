import {
  OutcomeUnknownError,
  StorageFullError,
  type IdSource,
  type LocalStore,
  type Logger,
  type RememberedRequest,
} from '../application/ports.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { canonicalJson } from '../../shared/operations/operation.ts';
import type { EndpointResult, SuccessStatus } from './endpoint.ts';
import { operationIdOfKey, sha256 } from './fingerprint.ts';

export interface AskedWrite {
  readonly key: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly sent: unknown;
}

export interface OnceAnswer {
  readonly status: SuccessStatus;
  /** JSON, byte for byte the same for a resend. */
  readonly body: string;
  readonly replayed: boolean;
}

export type AnswerOnce = (
  asked: AskedWrite,
  work: (operationId: OperationId) => Promise<EndpointResult>,
) => Promise<Result<OnceAnswer, ShopError>>;

export interface AnswerOnceDeps {
  readonly local: Pick<
    LocalStore,
    'identity' | 'rememberedRequest' | 'rememberRequest' | 'entryById' | 'reopen'
  >;
  readonly ids: IdSource;
  readonly logger: Logger;
}

/**
 * Does the work of a key once. The key gives the operation's id, so a crash after the work and before its answer was
 * stored leads the resend to the same operation. A refused request wrote nothing and binds its key to nothing.
 */
export function createAnswerOnce(deps: AnswerOnceDeps): AnswerOnce {
  const underWay = new Map<string, Promise<unknown>>();

  return async (asked, work) => {
    const { key } = asked;
    if (key === undefined) return plain(await work(deps.ids.newId() as OperationId));
    if (!isKey(key)) {
      return failure({
        code: 'bad-input',
        field: 'Idempotency-Key',
        problem: 'debe tener de 1 a 255 caracteres',
      });
    }
    // A resend that overtakes the first request waits for it.
    while (underWay.has(key)) await underWay.get(key);
    const answering = answerKey(deps, key, asked, work);
    underWay.set(
      key,
      answering.then(
        () => underWay.delete(key),
        () => underWay.delete(key),
      ),
    );
    return answering;
  };
}

async function answerKey(
  deps: AnswerOnceDeps,
  key: string,
  asked: AskedWrite,
  work: (operationId: OperationId) => Promise<EndpointResult>,
): Promise<Result<OnceAnswer, ShopError>> {
  const fingerprint = await sha256(`${asked.method} ${asked.path}\n${canonicalJson(asked.sent)}`);
  const operationId = await operationIdOfKey(deps.local.identity.terminalId, key);
  const known = deps.local.rememberedRequest(key);
  const bound =
    known !== undefined && (known.answer !== null || deps.local.entryById(operationId) !== undefined);
  if (bound && known.fingerprint !== fingerprint) return failure({ code: 'id-reused' });
  if (known?.answer) {
    const { status, body } = known.answer;
    return success({ status: status === 202 ? 202 : 200, body, replayed: true });
  }

  const unwritable = writeDown(deps.local, key, { fingerprint, answer: null });
  if (unwritable) return failure(unwritable);
  const result = plain(await work(operationId));
  if (result.ok) {
    const { status, body } = result.value;
    const lost = writeDown(deps.local, key, { fingerprint, answer: { status, body } });
    // The work is durable and its id follows from the key: a resend finds it all the same.
    if (lost) deps.logger.error('api-answer-not-stored', { operationId, code: lost.code });
  }
  return result;
}

function writeDown(
  local: AnswerOnceDeps['local'],
  key: string,
  request: RememberedRequest,
): ShopError | undefined {
  try {
    local.rememberRequest(key, request);
    return undefined;
  } catch (error) {
    if (error instanceof StorageFullError) return { code: 'disk-full' };
    if (!(error instanceof OutcomeUnknownError)) throw error;
    local.reopen();
    return { code: 'outcome-unknown' };
  }
}

function plain(result: EndpointResult): Result<OnceAnswer, ShopError> {
  if (!result.ok) return result;
  return success({ status: result.value.status, body: JSON.stringify(result.value.body), replayed: false });
}

function isKey(key: string): boolean {
  return /^[\x21-\x7e][\x20-\x7e]{0,254}$/.test(key);
}
