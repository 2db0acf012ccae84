import type { UniversalKind } from '../catalogue-part.ts';

/** Goods that fit any car: one kind in its sizes, from the brands that fill them. */
export interface Shelf {
  readonly what: UniversalKind;
  readonly es: string;
  readonly en: string;
  /** Brand to the mask of its numbers. `*` is the size's own code. */
  readonly brands: Readonly<Record<string, string>>;
  readonly sizes: readonly Size[];
  /** As for kinds of part. */
  readonly demand: number;
}

export interface Size {
  readonly es: string;
  readonly en: string;
  readonly code: string;
  readonly usd: number;
  /** For who buys by the pail: asked for once in a while. */
  readonly bulk?: true;
}

/** @param usd what a brand of the middle costs the shop */
export function size(es: string, en: string, code: string, usd: number): Size {
  return { es, en, code, usd };
}

export function pail(es: string, en: string, code: string, usd: number): Size {
  return { ...size(es, en, code, usd), bulk: true };
}
