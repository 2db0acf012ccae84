const SECRET_NAME =
  /password|passwd|pwd|secret|token|authorization|cookie|session|api_?key|^pin$|^url$|connectionString/i;
/** User and password of a connection string, also one with a slash or an @ that nobody encoded. */
const SECRET_IN_CONNECTION = /(postgres(?:ql)?:\/\/)[^\s"']*@/gi;
/** The same in any other address, where a path may hold an @ too. */
const SECRET_IN_URL = /([\w+.-]+:\/\/)[^\s/@]*:[^\s/@]*@/g;
const SECRET_IN_QUERY = /([?&](?:token|password)=)[^&\s]+/g;
const MAX_DEPTH = 6;

/** A copy for the log: errors with their causes as plain data, secrets masked by their name and by their shape. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[…]';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  const fields: Record<string, unknown> = { ...value };
  if (value instanceof Error) {
    // Not enumerable, and the whole point of logging an error.
    Object.assign(fields, { name: value.name, message: value.message, stack: value.stack });
    if (value.cause !== undefined) fields['cause'] = value.cause;
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      SECRET_NAME.test(name) && field !== null && field !== undefined
        ? '***'
        : withoutSecrets(field, depth + 1),
    ]),
  );
}

function maskText(text: string): string {
  return text
    .replace(SECRET_IN_CONNECTION, '$1***@')
    .replace(SECRET_IN_URL, '$1***@')
    .replace(SECRET_IN_QUERY, '$1***');
}
