import { deepStrictEqual } from 'node:assert/strict';
import { BY_HAND, type Codec, type Subject } from './subject.js';

/** The bytes that each codec reads. */
export type Inputs = ReadonlyMap<Codec, Uint8Array>;

/**
 * Before anything is measured: every codec reads the same data, and what it writes is read again as the same; all
 * that write the same format write the same bytes.
 *
 * @returns what each codec reads: the bytes that were written by hand, or for another format its own
 * @throws Error that says which codec, and how it differs
 */
export function checked({ name, data, codecs }: Subject): Inputs {
  const bytes = codecs.find((codec) => codec.name === BY_HAND)?.write?.(data);
  if (bytes === undefined) throw new Error(`${name}: nothing was written by hand`);
  const inputs = new Map<Codec, Uint8Array>();
  for (const codec of codecs) {
    try {
      const written = codec.write?.(data);
      const input: Uint8Array = codec.ownFormat && written !== undefined ? written : bytes;
      if (written !== undefined) deepStrictEqual(Uint8Array.from(written), Uint8Array.from(input));
      deepStrictEqual(codec.plain(codec.read(input)), data);
      // A copy in memory of its own, as what comes from a socket or a file.
      inputs.set(codec, new Uint8Array(Uint8Array.from(input).buffer));
    } catch (error) {
      throw new Error(`${name}: ${codec.name} is wrong`, { cause: error });
    }
  }
  return inputs;
}
