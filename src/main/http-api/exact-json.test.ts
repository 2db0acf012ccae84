import { describe, expect, it } from 'vitest';
import { JsonNumber, parseExactJson } from './exact-json.ts';

describe('parseExactJson', () => {
  it('keeps the digits of a number as they were written', () => {
    expect(parseExactJson('{"a": 0.1, "b": [1e308, 9007199254740993, 1.10, -0]}')).toEqual({
      a: new JsonNumber('0.1'),
      b: [
        new JsonNumber('1e308'),
        new JsonNumber('9007199254740993'),
        new JsonNumber('1.10'),
        new JsonNumber('-0'),
      ],
    });
  });

  it('leaves everything else as JSON has it', () => {
    expect(parseExactJson('{"a": "1", "b": null, "c": true, "d": []}')).toEqual({
      a: '1',
      b: null,
      c: true,
      d: [],
    });
  });

  it.each(['{"amount": NaN}', '{"amount": Infinity}', '', '{', "{'a': 1}"])('refuses %j', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  it('refuses a text nested too deeply as it refuses any other that is not JSON', () => {
    expect(() => parseExactJson('['.repeat(200_000) + ']'.repeat(200_000))).toThrow(SyntaxError);
  });
});
