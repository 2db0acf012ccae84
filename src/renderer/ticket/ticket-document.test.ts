import { describe, expect, it } from 'vitest';
import { takeStylesOut } from './ticket-document.ts';

describe('takeStylesOut', () => {
  it('leaves the document without styles, and keeps their text in order', () => {
    const html =
      '<html><head><style>\np{margin:0}\n</style><STYLE media="print">b{color:red}</STYLE></head><p>a</p></html>';
    expect(takeStylesOut(html)).toEqual({
      html: '<html><head></head><p>a</p></html>',
      styles: ['\np{margin:0}\n', 'b{color:red}'],
    });
  });

  it('changes nothing in a document without styles', () => {
    expect(takeStylesOut('<p>a</p>')).toEqual({ html: '<p>a</p>', styles: [] });
  });
});
