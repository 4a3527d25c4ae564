/** One character encoding. Implementations are strict: what cannot be converted is an error, never a `?`. */
export interface Encoding {
  /** The name in a Kaitai Struct specification. */
  readonly name: string;

  /** Other names it goes by, in lower case. */
  readonly aliases: readonly string[];

  /**
   * Text from `bytes[start..end)`. A byte order mark is kept as the character that it is.
   *
   * @throws DecodeError
   */
  decode(bytes: Uint8Array, start: number, end: number): string;

  /** Length in bytes of a text once encoded. Does not look whether it can be. */
  byteLength(text: string): number;

  /**
   * Writes `text` to `target` from `at` on. There must be room for `byteLength(text)` bytes.
   *
   * @throws EncodeError
   */
  encodeInto(text: string, target: Uint8Array, at: number): void;
}
