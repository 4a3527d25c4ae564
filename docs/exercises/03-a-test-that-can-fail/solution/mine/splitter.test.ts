import { expect, it } from 'vitest';
import { clientFrameSplitter } from '../src/protocol/splitter.js';

/** A frame of a client that says something, made by hand. */
function said(text: string): Buffer {
  const message = Buffer.from(text, 'latin1');
  return Buffer.concat([Uint8Array.of(2, message.length >> 8, message.length & 0xff), message]);
}

/** Three frames: a short one, one whose length needs both bytes, and one without a message. */
const frames = [said('Hi'), said('x'.repeat(300)), Buffer.from([3, 0, 0])];
const stream = Buffer.concat(frames);
const expected = frames.map((bytes) => bytes.toString('hex'));

/** The frames that come out when the stream comes in pieces of so many bytes. */
function inPiecesOf(length: number): string[] {
  const splitter = clientFrameSplitter();
  const found: string[] = [];
  for (let at = 0; at < stream.length; at += length) {
    for (const bytes of splitter.feed(stream.subarray(at, at + length))) {
      found.push(Buffer.from(bytes).toString('hex'));
    }
  }
  return found;
}

it.each(Array.from(stream.keys(), (i) => i + 1))('gives the same frames in pieces of %d bytes', (length) => {
  expect(inPiecesOf(length)).toEqual(expected);
});
