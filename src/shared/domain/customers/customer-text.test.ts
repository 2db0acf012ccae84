import { describe, expect, it } from 'vitest';
import { customerWords, foldedCustomer, foldText } from './customer-text.ts';

describe('foldedCustomer', () => {
  it('keeps every field on its own line, so that no word spans two of them', () => {
    expect(foldedCustomer(['Núñez', null, 'NUN800101AB1'], '(55) 12 34')).toBe('nunez\nnun800101ab1\n551234');
  });

  it('has a line for a phone that is not there', () => {
    expect(foldedCustomer(['Ana'], null)).toBe('ana\n');
  });
});

describe('customerWords', () => {
  it('splits at white space and folds each word', () => {
    expect(customerWords('  TALLER  Núñez ')).toEqual(['taller', 'nunez']);
  });

  it('keeps the digits alone of a word that looks like a phone', () => {
    expect(customerWords('(55) 12-34 s.a.')).toEqual(['55', '1234', 's.a.']);
  });

  it('has no word for punctuation alone', () => {
    expect(customerWords(' - () ')).toEqual([]);
  });
});

describe('foldText', () => {
  it('makes names that differ in case and accents the same', () => {
    expect(foldText('ÁNGEL')).toBe(foldText('angel'));
  });
});
