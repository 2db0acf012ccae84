import type pg from 'pg';
import type { CentralStore, CreditDecision } from '../../application/ports.ts';
import { centsFromDecimal, centsToDecimal } from '../../../shared/domain/money.ts';

/** How long a hold counts: longer than any sale takes to be rung up and delivered on line. */
const HOLD_SECONDS = 120;

interface AnswerRow {
  readonly authorised: boolean;
  readonly reason: 'inactive' | 'limit';
  readonly credit_limit: string;
  readonly balance: string;
  readonly available: string;
}

export async function authoriseCredit(
  client: pg.ClientBase,
  request: Parameters<CentralStore['authoriseCredit']>[0],
): Promise<CreditDecision> {
  const { rows } = await client.query<AnswerRow>(
    'SELECT * FROM public.authorise_credit($1, $2, $3::numeric, $4, $5::uuid[], $6::numeric[])',
    [
      ...[request.operationId, request.customerId, centsToDecimal(request.amountCents), HOLD_SECONDS],
      request.undelivered.map(({ operationId }) => operationId),
      request.undelivered.map(({ changeCents }) => centsToDecimal(changeCents)),
    ],
  );
  const [answer] = rows;
  if (!answer) throw new Error('authorise_credit gave no answer');
  if (answer.authorised) return { authorised: true };
  return {
    authorised: false,
    reason: answer.reason,
    limitCents: centsFromDecimal(answer.credit_limit),
    balanceCents: centsFromDecimal(answer.balance),
    availableCents: centsFromDecimal(answer.available),
  };
}
