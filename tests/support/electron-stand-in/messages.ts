/** What the built main process under the stand-in tells the test, and the other way round. */
export type FromBuiltMain =
  | { readonly kind: 'browser'; readonly endpoint: string }
  | {
      readonly kind: 'left';
      readonly errorBoxes: readonly string[];
      /** What each window was told, such as to show itself. */
      readonly windows: readonly string[][];
      /** Pages of each print job. */
      readonly printedPages: readonly number[];
    };

export type ToBuiltMain = { readonly kind: 'quit' } | { readonly kind: 'second-start' };
