import { fc } from '@fast-check/vitest';
import { chat, chatClientFrame, chatServerFrame } from '../../../generated/arbitraries/chat.js';
import { Chat } from '../../../generated/typescript/chat.js';
import { KaitaiError, KaitaiStream, type KaitaiStruct } from '../../../src/runtime/index.js';
import { plain } from '../../codegen/support/plain.js';
import type { Read, Refused } from './official-chat.js';

/** A generated class, and objects of it. */
export interface TypeUnderTest {
  readonly name: string;
  readonly Class: new (io: KaitaiStream) => KaitaiStruct;
  readonly objects: fc.Arbitrary<KaitaiStruct>;
}

/** Everything that is read from a file or a connection. */
export const TYPES: readonly TypeUnderTest[] = [
  { name: 'Chat', Class: Chat, objects: chat() },
  { name: 'ClientFrame', Class: Chat.ClientFrame, objects: chatClientFrame() },
  { name: 'ServerFrame', Class: Chat.ServerFrame, objects: chatServerFrame() },
];

/** Bytes that may be anything: noise, noise in a frame, and objects of the type after a few accidents. */
export function anyBytes({ objects }: TypeUnderTest): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom<number[]>([], [0], [1]), framedNoise).map(concat) },
    { weight: 5, arbitrary: fc.tuple(objects, fc.array(accident, { maxLength: 3 })).map(damage) },
  );
}

/** A message of characters that mean something somewhere, behind a header that fits it. */
const framedNoise = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.array(
      fc.oneof(
        fc.constantFrom(...Buffer.from('[]* \n**Bob is joining the chat**\0\x01')),
        fc.nat({ max: 0x7f }),
        fc.nat({ max: 0xff }),
      ),
      { maxLength: 30 },
    ),
  )
  .map(([command, message]) => [command, 0, message.length, ...message]);

type Accident = (bytes: readonly number[]) => number[];

const accident: fc.Arbitrary<Accident> = fc
  .record({
    how: fc.constantFrom('replace', 'insert', 'delete', 'cut', 'append'),
    // Half of them near the start, where the headers are.
    at: fc.oneof(fc.nat({ max: 8 }), fc.nat()),
    byte: fc.oneof(fc.constantFrom(0, 1, 0x20, 0x2a, 0x5b, 0x5d, 0x0a, 0x80, 0xff), fc.nat({ max: 0xff })),
  })
  .map(({ how, at, byte }) => (bytes) => {
    const place = at % (bytes.length + 1);
    const [before, behind] = [bytes.slice(0, place), bytes.slice(place)];
    switch (how) {
      case 'replace':
        return [...before, byte, ...behind.slice(1)];
      case 'insert':
        return [...before, byte, ...behind];
      case 'delete':
        return [...before, ...behind.slice(1)];
      case 'cut':
        return [...before];
      default:
        return [...bytes, byte];
    }
  });

function damage([object, accidents]: [KaitaiStruct, Accident[]]): Uint8Array {
  return Uint8Array.from(accidents.reduce((bytes, happen) => happen(bytes), Array.from(object.toBytes())));
}

function concat(parts: number[][]): Uint8Array {
  return Uint8Array.from(parts.flat());
}

/**
 * Reads with the generated reader.
 *
 * @throws whatever it throws that does not say that the bytes are wrong
 */
export function readHere(
  { Class }: TypeUnderTest,
  bytes: Uint8Array,
): (Read & { readonly object: KaitaiStruct }) | Refused {
  const io = new KaitaiStream(bytes);
  try {
    const object = new Class(io);
    return { object, fields: plain(object), consumed: io.pos };
  } catch (error) {
    if (!(error instanceof KaitaiError)) throw error;
    return { error: error.name };
  }
}

/** Counts how often something was the case, so that a property cannot hold for want of cases. */
export class Tally {
  readonly #counts = new Map<string, number>();

  count(what: string): void {
    this.#counts.set(what, this.of(what) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }
}
