import type { IdSource, LocalStore, Logger } from '../application/ports.ts';
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
  readonly local: Pick<LocalStore, 'identity' | 'rememberedRequest' | 'rememberRequest' | 'entryById'>;
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

  deps.local.rememberRequest(key, { fingerprint, answer: null });
  const result = plain(await work(operationId));
  if (result.ok) {
    const { status, body } = result.value;
    try {
      deps.local.rememberRequest(key, { fingerprint, answer: { status, body } });
    } catch (error) {
      // The work is durable and its id follows from the key: a resend finds it all the same.
      deps.logger.error('api-answer-not-stored', { operationId, error });
    }
  }
  return result;
}

function plain(result: EndpointResult): Result<OnceAnswer, ShopError> {
  if (!result.ok) return result;
  return success({ status: result.value.status, body: JSON.stringify(result.value.body), replayed: false });
}

function isKey(key: string): boolean {
  return /^[\x21-\x7e][\x20-\x7e]{0,254}$/.test(key);
}
