import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { clientFrameSplitter, LIMITS, serverFrameSplitter } from '../../src/protocol/index.js';
import { frame, hex } from '../support/bytes.js';

const anyFrame = fc
  .tuple(
    fc.nat(255),
    fc.oneof(
      { weight: 9, arbitrary: fc.uint8Array({ maxLength: 40 }) },
      fc.uint8Array({ maxLength: 700, size: 'max' }),
    ),
  )
  .map(([command, message]) => frame(command, message));

/** A stream and the places where it is cut; places may coincide, which makes an empty piece. */
const cutStream = (bytes: fc.Arbitrary<Uint8Array>) =>
  bytes.chain((all) =>
    fc
      .array(fc.nat(all.length), { maxLength: 30 })
      .map((places) => [0, ...places.sort((a, b) => a - b), all.length])
      .map((places) => places.slice(1).map((end, i) => all.slice(places[i], end))),
  );

const asHex = (frames: Uint8Array[]) => frames.map((bytes) => Buffer.from(bytes).toString('hex'));
const feedAll = (chunks: Uint8Array[], splitter = clientFrameSplitter()) =>
  chunks.flatMap((chunk) => splitter.feed(chunk));

describe('the splitter', () => {
  it('gives back the frames of a stream, however it is cut', () => {
    const stream = fc
      .array(anyFrame, { maxLength: 12 })
      .chain((frames) => cutStream(fc.constant(Buffer.concat(frames))).map((chunks) => ({ frames, chunks })));
    fc.assert(
      fc.property(stream, ({ frames, chunks }) => {
        for (const splitter of [clientFrameSplitter(), serverFrameSplitter()]) {
          expect(asHex(feedAll(chunks, splitter))).toEqual(asHex(frames));
          expect(splitter.frames).toBe(frames.length);
          expect(splitter.waiting).toBe(0);
        }
      }),
    );
  });

  it('hands on no more frames than it is told to, and the rest when it is given again', () => {
    const stream = fc
      .array(anyFrame, { maxLength: 12 })
      .chain((frames) => cutStream(fc.constant(Buffer.concat(frames))));
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 4 }), (chunks, most) => {
        const splitter = clientFrameSplitter();
        const frames: Uint8Array[] = [];
        for (let chunk of chunks) {
          while (chunk.length > 0) {
            const before = frames.length;
            const used = splitter.each(chunk, (io, length) => frames.push(io.readBytes(length)), most);
            expect(frames.length - before).toBeLessThanOrEqual(most);
            if (used < chunk.length) expect(frames.length - before).toBe(most);
            chunk = chunk.subarray(used);
          }
        }
        expect(asHex(frames)).toEqual(asHex(feedAll(chunks)));
      }),
    );
  });

  it('gives the same frames for any bytes, however they are cut, and keeps the rest', () => {
    // Small bytes, or most streams would be the start of one long frame.
    const bytes = fc
      .array(fc.oneof(fc.nat(3), fc.nat(255)), { maxLength: 300 })
      .map((all) => Uint8Array.from(all));
    fc.assert(
      fc.property(cutStream(bytes), (chunks) => {
        const all = Buffer.concat(chunks);
        const splitter = clientFrameSplitter();
        const frames = feedAll(chunks, splitter);
        expect(asHex(frames)).toEqual(asHex(clientFrameSplitter().feed(all)));
        // Nothing is lost and nothing made up: the frames and what waits are the stream.
        expect(Buffer.concat(frames)).toEqual(all.subarray(0, all.length - splitter.waiting));
      }),
    );
  });

  it('hands each frame to who reads at once as it gives it back, wherever the reader leaves the stream', () => {
    const stream = fc
      .array(anyFrame, { maxLength: 12 })
      .chain((frames) => cutStream(fc.constant(Buffer.concat(frames))).map((chunks) => ({ frames, chunks })));
    fc.assert(
      fc.property(stream, fc.nat(50), ({ frames, chunks }, elsewhere) => {
        const [splitter, seen] = [clientFrameSplitter(), [] as Uint8Array[]];
        const used = chunks.map((chunk) =>
          splitter.each(chunk, (io, length) => {
            seen.push(io.readBytes(length));
            io.seek(elsewhere);
          }),
        );
        expect(asHex(seen)).toEqual(asHex(frames));
        expect(used).toEqual(chunks.map((chunk) => chunk.length));
        expect(splitter.frames).toBe(frames.length);
      }),
    );
  });

  it('gives one byte at a time the same as all at once', () => {
    const bytes = Buffer.concat([frame(2, 'Hi'), frame(1), frame(9, 'x'.repeat(300)), frame(2, '')]);
    expect(asHex(feedAll(Array.from(bytes, (byte) => Uint8Array.of(byte))))).toEqual(
      asHex(clientFrameSplitter().feed(bytes)),
    );
  });

  it('does not copy a frame that arrives whole', () => {
    const chunk = Buffer.concat([frame(2, 'Hi'), frame(1)]);
    for (const view of clientFrameSplitter().feed(chunk)) expect(view.buffer).toBe(chunk.buffer);
  });

  it('keeps the start of a frame after the piece it came in is overwritten', () => {
    const splitter = clientFrameSplitter();
    const chunk = hex('02 0002 48');
    splitter.feed(chunk);
    chunk.fill(0xff);
    expect(asHex(splitter.feed(hex('69')))).toEqual(['0200024869']);
  });

  it('sets aside memory for the bytes that came, not for the length that was announced', () => {
    const splitter = clientFrameSplitter();
    splitter.feed(hex('02 ffff'));
    expect(splitter.held).toBeLessThanOrEqual(16);
    for (let i = 1; i <= LIMITS.MAX_MESSAGE - 1; i++) {
      splitter.feed(Uint8Array.of(0x41));
      expect(splitter.waiting).toBe(3 + i);
      if (splitter.held >= Math.max(17, 2 * splitter.waiting))
        expect.unreachable(`${splitter.held} for ${i}`);
    }
    expect(splitter.feed(Uint8Array.of(0x41))).toHaveLength(1);
    expect(splitter.held).toBe(0);
  });

  it('takes the longest frame there is', () => {
    const longest = frame(2, 'x'.repeat(LIMITS.MAX_MESSAGE));
    expect(longest.length).toBe(LIMITS.MAX_FRAME);
    expect(LIMITS.MAX_FRAME).toBe(65_538);
    expect(asHex(feedAll([longest.subarray(0, 40_000), longest.subarray(40_000)]))).toEqual(asHex([longest]));
  });
});
