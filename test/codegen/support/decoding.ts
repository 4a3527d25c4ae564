/** A stream of objects, decoded in pieces, and read when all of it is there. */
import { fc } from '@fast-check/vitest';
import { Decoder, KaitaiError, KaitaiStream } from '../../../src/runtime/index.js';
import type { GeneratedClass } from './generated.js';
import { readTop } from './official.js';
import { type Plain, plain } from './plain.js';

export interface Outcome {
  readonly values: Plain[];
  /** Of what ended it, if anything did. */
  readonly error?: string;
}

/** What the decoder makes of a stream in pieces. */
export function decode(
  type: GeneratedClass,
  chunks: readonly Uint8Array[],
  maxBytes = Number.MAX_SAFE_INTEGER,
): Outcome {
  const decoder = new Decoder(type, { maxBytes });
  const values: Plain[] = [];
  try {
    for (const chunk of chunks) for (const value of decoder.feed(chunk)) values.push(plain(value));
    for (const value of decoder.end()) values.push(plain(value));
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
    return { values, error: error.name };
  }
  return { values };
}

/** What reading one after the other makes of it, when all of it is there. */
export function readAll(type: GeneratedClass, bytes: Uint8Array): Outcome {
  const values: Plain[] = [];
  try {
    if (type.endsWithStream) return { values: [plain(type.fromBytes(bytes))] };
    for (let at = 0; at < bytes.length; ) {
      const io = new KaitaiStream(bytes.subarray(at));
      const value = readTop(new type(io));
      if (io.pos === 0) throw new KaitaiError('takes no bytes');
      values.push(plain(value));
      at += io.pos;
    }
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
    return { values, error: error.name };
  }
  return { values };
}

/** A stream and the same in pieces. */
export const inPieces = (stream: fc.Arbitrary<Uint8Array>) =>
  stream.chain((bytes) =>
    fc.array(fc.nat(bytes.length), { maxLength: 12 }).map((places) => {
      const cuts = [0, ...places.sort((a, b) => a - b), bytes.length];
      return { bytes, chunks: cuts.slice(1).map((end, i) => bytes.slice(cuts[i], end)) };
    }),
  );
