/** One character encoding. Implementations are strict: what cannot be converted is an error, never a `?`. */
export interface Encoding {
  /** The name in a Kaitai Struct specification. */
  readonly name: string;

  /** Other names it goes by. Case, `-` and `_` do not count in any name. */
  readonly aliases: readonly string[];

  /** Bytes in a code unit, so also the length of the zero that ends a `strz`. */
  readonly unit: 1 | 2 | 4;

  /**
   * Text from `bytes[start..end)`. A byte order mark is kept as the character that it is.
   *
   * @throws DecodeError
   */
  decode(bytes: Uint8Array, start: number, end: number): string;

  /** Length in bytes of a text once encoded. Does not look whether it can be. */
  byteLength(text: string): number;

  /**
   * Writes `text` to `target[at..end)`.
   *
   * @returns the index behind it; -1 if there is not enough room, in which some of it may then stand
   * @throws EncodeError
   */
  encodeInto(text: string, target: Uint8Array, at: number, end: number): number;
}
