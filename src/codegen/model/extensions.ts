/**
 * What this generator knows beside the language: keys that begin with `-ts-`. The official compiler takes a key that begins
 * with `-` for the author's own, and ignores it.
 */
import type { Location } from '../diagnostics.js';
import type { Expression } from './spec.js';

/** The keys of a field of the sequence. */
export const EXTENSION_KEYS = ['-ts-value', '-ts-align', '-ts-bits'] as const;
export type ExtensionKey = (typeof EXTENSION_KEYS)[number];

/** What all keys of this generator begin with. */
export const EXTENSION_PREFIX = '-ts-';

/** What the keys of a field say. */
export interface Extensions {
  /** `-ts-value`: what the field is computed from when it is written, and must be when it is read. */
  readonly value: Expression | undefined;
  /** `-ts-align`: the field is padding, up to the next multiple of so many bytes of its stream. */
  readonly align: { readonly to: number; readonly location: Location } | undefined;
  /** `-ts-bits: continue`: where that is written, if it is. The type goes on in the byte that bits before it began. */
  readonly bits: Location | undefined;
}

/** Those of a field that has no such keys. */
export const NO_EXTENSIONS: Extensions = { value: undefined, align: undefined, bits: undefined };
