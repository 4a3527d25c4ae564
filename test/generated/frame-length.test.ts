import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { hex } from '../support/bytes.js';
import { anyBytes, readHere, TYPES } from './support/types.js';

const FRAMES = TYPES.flatMap((type) =>
  type.name === 'Chat'
    ? []
    : [{ ...type, Frame: type.name === 'ClientFrame' ? Chat.ClientFrame : Chat.ServerFrame }],
);

/** Bytes before and behind the frame, which must not matter. */
const around = fc.uint8Array({ maxLength: 8 });

describe.each(FRAMES)('the length of a $name', ({ Frame, ...type }) => {
  it('is known when the frame is there, wherever it is and whatever follows', () => {
    fc.assert(
      fc.property(type.objects, around, around, (object, before, behind) => {
        const bytes = object.toBytes();
        const all = Buffer.concat([before, bytes, behind]);
        expect(Frame.frameLength(all, before.length)).toBe(bytes.length);
        expect(Frame.frameLength(all, before.length, before.length + bytes.length)).toBe(bytes.length);
      }),
    );
  });

  it('is never reached by a part of it, and never overshot: who waits for so many bytes always gets on', () => {
    fc.assert(
      fc.property(type.objects, fc.nat(), (object, place) => {
        const bytes = object.toBytes();
        // Each of the first bytes, where it matters, and any other place.
        for (const there of [0, 1, 2, 3, 4, place % bytes.length].filter((n) => n < bytes.length)) {
          const needed = Frame.frameLength(bytes, 0, there);
          expect(needed).toBeGreaterThan(there);
          expect(needed).toBeLessThanOrEqual(bytes.length);
        }
      }),
    );
  });

  it('is what the reader takes, of any bytes; and the reader refuses fewer', () => {
    fc.assert(
      fc.property(anyBytes(type), (bytes) => {
        const outcome = readHere(type, bytes);
        const length = Frame.frameLength(bytes);
        if ('consumed' in outcome) expect(length).toBe(outcome.consumed);
        if (length > bytes.length) expect(outcome).toMatchObject({ error: 'EOFError' });
      }),
      { numRuns: 1000 },
    );
  });

  it('counts the header, and the message by two bytes in network order', () => {
    expect(Frame.frameLength(hex(''))).toBe(3);
    expect(Frame.frameLength(hex('02 01'))).toBe(3);
    expect(Frame.frameLength(hex('02 0000'))).toBe(3);
    expect(Frame.frameLength(hex('02 0102'))).toBe(3 + 0x102);
    expect(Frame.frameLength(hex('ff ffff'))).toBe(3 + 0xffff);
  });
});
