import { z } from 'zod';

/** What oRPC sends for a call (no `t`), for a piece of a stream (3) and for an abort (4). No call of ours has a body that is not JSON. */
const callMessage = z.union([
  z.object({ i: z.string(), t: z.literal(1).optional(), p: z.object({ u: z.string().startsWith('/') }) }),
  z.object({ i: z.string(), t: z.union([z.literal(3), z.literal(4)]) }),
]);

/** Whether a message that arrived can be read as part of a call. */
export function isCallMessage(message: unknown): boolean {
  if (typeof message !== 'string') return false;
  try {
    return callMessage.safeParse(JSON.parse(message)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
