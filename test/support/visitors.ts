import { fc } from '@fast-check/vitest';
import { frame } from './bytes.js';
import { hostileBytes } from './hostile.js';
import { RecordingClient } from './recording-client.js';

const validFrame = fc.oneof(
  fc.constantFrom('Bob', 'Ann', 'bob', 'Eve', 'Mallory').map((name) => frame(0, name)),
  fc.constantFrom(frame(1), frame(3), frame(4, 'Bob Hi'), frame(4, 'Ann Hi')),
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).map((text) => frame(2, text)),
);

/** Things that come to ports like this one by mistake or on purpose. */
const stranger = fc
  .constantFrom(
    'GET / HTTP/1.1\r\nHost: chat\r\n\r\n',
    'SSH-2.0-OpenSSH_9.9\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'NICK Bob\r\nUSER Bob 0 * :Bob\r\n',
    '\x02\xff\xff',
  )
  .map((text) => Buffer.from(text, 'latin1'));

/** What one connection does: bytes in pieces, up to any byte, and then one of the ways to go. */
export const visit = fc.record({
  bytes: fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: validFrame },
        { weight: 3, arbitrary: hostileBytes },
        { weight: 2, arbitrary: fc.uint8Array({ maxLength: 80 }) },
        { weight: 1, arbitrary: stranger },
      ),
      { maxLength: 30 },
    )
    .map((parts) => Buffer.concat(parts)),
  /** Where the stream is cut off, as a part of its length; most are not. */
  until: fc.oneof(
    { weight: 2, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
  /** How many bytes are written at a time. */
  piece: fc.constantFrom(1, 2, 7, 1000, 100_000),
  reads: fc.boolean(),
  /** What is waited for before going: the first answer, or nothing. */
  waits: fc.boolean(),
  way: fc.constantFrom('leave', 'end', 'cut', 'reset'),
});

export type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never;

/** Does it. Resolves when the connection is closed. */
export async function pay(port: number, how: Visit): Promise<void> {
  const client = await RecordingClient.connect(port);
  if (!how.reads) client.socket.pause();
  else if (how.waits) await client.frame();
  const bytes = how.bytes.subarray(0, Math.round(how.until * how.bytes.length));
  // Byte by byte only where that does not take long.
  const piece = Math.max(how.piece, bytes.length / 2000);
  for (let at = 0; at < bytes.length; at += piece) client.send(bytes.subarray(at, at + piece));
  if (how.way === 'leave') client.send(frame(1));
  if (how.way === 'leave' || how.way === 'end') {
    client.socket.resume();
    client.end();
  } else client.cut(how.way === 'reset' ? new Error('reset') : undefined);
  await client.closed;
}
