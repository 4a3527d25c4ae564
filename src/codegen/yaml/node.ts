/** The tree that the YAML reader makes: plain values, each with its place in the file. */

import type { Location } from '../diagnostics.js';

export type ScalarValue = string | bigint | number | boolean | null;

interface Located {
  /** Where the value starts: after the anchor if it has one; for a missing value, after the colon or dash. */
  readonly location: Location;
}

export interface YamlScalar extends Located {
  readonly kind: 'scalar';
  /** Integers are bigint, other numbers number. */
  readonly value: ScalarValue;
  /**
   * The text with quotes, escapes and folding resolved but not converted: `0x12_34` for the integer 0x1234,
   * `0.10` for the number 0.1. For a string it equals `value`.
   */
  readonly source: string;
  /**
   * Maps a 0-based index into `source` (its length included) to the file. Exact but for
   * quoted scalars of several lines, where the answer is the start of the scalar.
   */
  locate(offset: number): Location;
}

export interface YamlEntry {
  readonly key: string | bigint | number | boolean;
  /** The key as text, integers in decimal. Unique in its map. */
  readonly keyText: string;
  readonly keyLocation: Location;
  /** The key as a node, for its `source` and `locate`. */
  readonly keyNode: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlMap extends Located {
  readonly kind: 'map';
  /** In the order of the file. */
  readonly entries: readonly YamlEntry[];
  /** The value of the entry with this `keyText`. */
  get(keyText: string): YamlNode | undefined;
}

export interface YamlSeq extends Located {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlMap | YamlSeq | YamlScalar;
