/** What the built main process under the stand-in tells the test, and the other way round. */
export type FromBuiltMain =
  | { readonly kind: 'browser'; readonly endpoint: string }
  | { readonly kind: 'left'; readonly errorBoxes: readonly string[]; readonly windows: readonly string[][] };

export type ToBuiltMain = { readonly kind: 'quit' } | { readonly kind: 'second-start' };
