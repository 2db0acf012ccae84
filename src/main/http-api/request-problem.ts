import type { z } from '@hono/zod-openapi';
import { errorMessage } from '../../shared/domain/errors.ts';

/** The first thing wrong with a body, in Spanish, with the place where it stands: `items[0].quantity`. */
export function bodyProblem(error: z.ZodError): string {
  const issue = firstIssue(error);
  if (issue.code === 'custom' && issue.params?.['verbatim'] === true) return issue.message;
  return errorMessage({ code: 'bad-input', field: fieldName(issue.path), problem: problemText(issue) });
}

/** The same of a query, which would not have stored anything. */
export function queryProblem(error: z.ZodError): string {
  const issue = firstIssue(error);
  return `${fieldName(issue.path)}: ${problemText(issue)}.`;
}

function firstIssue(error: z.ZodError): z.core.$ZodIssue {
  const issue = error.issues[0];
  if (!issue) throw new TypeError('a refused request without an issue');
  return issue;
}

function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : `${text}${text ? '.' : ''}${String(step)}`,
    '',
  );
  return name || 'Datos';
}

/** Limits of text and refinements carry their own Spanish; what zod says by itself is said here. */
function problemText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'too_big':
      return issue.origin === 'string' ? issue.message : 'tiene más elementos de los permitidos';
    case 'invalid_value':
      return `no es uno de ${issue.values.map(String).join(', ')}`;
    default:
      return 'falta o no es del tipo esperado';
  }
}
