/** A number of a JSON text as its digits were written. A binary fraction never stands between them and a centavo. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** So that two texts of the same request compare alike. */
  toJSON(): { readonly number: string } {
    return { number: this.source };
  }
}

type SourceReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWithSource = JSON.parse as (text: string, reviver: SourceReviver) => unknown;

/**
 * JSON with every number as a `JsonNumber` (the reviver's `context.source`: ECMAScript, "JSON.parse source text access").
 * @throws SyntaxError for text that is not JSON, `NaN` and `Infinity` included, or that is nested too deeply
 */
export function parseExactJson(text: string): unknown {
  try {
    return parseWithSource(text, (_key, value, context) =>
      typeof value === 'number' ? new JsonNumber(context.source ?? String(value)) : value,
    );
  } catch (error) {
    // The reviver descends one call a level.
    if (error instanceof RangeError) throw new SyntaxError('nested too deeply', { cause: error });
    throw error;
  }
}
