import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { RawClient } from '../support/raw-client.js';
import { SEED } from '../support/seed.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** Seconds to go on for. `npm test` takes a moment; `make fuzz SECONDS=600` takes its time. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 2);

const validFrame = fc.oneof(
  fc.constantFrom('Bob', 'Ann', 'bob', 'Cy').map((name) => frame(0, name)),
  fc.constantFrom(frame(1), frame(3), frame(4, 'Bob Hi'), frame(4, 'Ann Hi')),
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).map((text) => frame(2, text)),
);

const anyFrame = fc
  .tuple(fc.oneof(fc.nat(6), fc.nat(255)), fc.uint8Array({ maxLength: 60 }))
  .map(([command, message]) => frame(command, message));

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
const visit = fc.record({
  bytes: fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: validFrame },
        { weight: 3, arbitrary: anyFrame },
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

type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never;

async function pay(server: TestServer, how: Visit): Promise<void> {
  const client = await RawClient.connect(server.port);
  if (!how.reads) client.socket.pause();
  else if (how.waits) await client.frame();
  const bytes = how.bytes.subarray(0, Math.round(how.until * how.bytes.length));
  for (let at = 0; at < bytes.length; at += how.piece) client.send(bytes.subarray(at, at + how.piece));
  if (how.way === 'leave') client.send(frame(1));
  if (how.way === 'leave' || how.way === 'end') {
    client.socket.resume();
    client.end();
    await client.ended;
  } else if (how.way === 'cut') client.drop();
  else client.reset();
  await client.closed;
}

/** A client as if nothing had been: nobody is in, it is let in at once, it is heard, it goes. */
async function asIfNothingHadBeen(server: TestServer): Promise<void> {
  await server.chat.whenEmpty();
  expect(server.chat.users).toEqual([]);
  const bob = await RawClient.join(server.port, 'Bob');
  const ann = await RawClient.join(server.port, 'Ann');
  expect(await bob.frame()).toBe('02 **Ann is joining the chat**');
  bob.send(frame(2, 'Hi'));
  expect(await ann.frame()).toBe('02 [Bob] Hi');
  bob.send(frame(1));
  expect((await bob.rest()).toString('hex')).toBe('');
  expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  ann.send(frame(1));
  expect((await ann.rest()).toString('hex')).toBe('');
  await server.chat.whenEmpty();
}

it(`the server is unharmed by whatever comes to its port, for ${SECONDS} s`, {
  timeout: (SECONDS + 60) * 1000,
}, async () => {
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  process.on('uncaughtException', onFault).on('unhandledRejection', onFault);
  const server = await startTestServer();
  const until = Date.now() + SECONDS * 1000;
  let runs = 0;
  for (let round = 0; round === 0 || Date.now() < until; round++) {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 5 }), async (visits) => {
        runs += 1;
        await Promise.all(visits.map((how) => pay(server, how)));
        await asIfNothingHadBeen(server);
        expect(faults).toEqual([]);
        expect(server.troubles).toEqual([]);
      }),
      { seed: SEED + round, numRuns: 20 },
    );
  }
  process.off('uncaughtException', onFault).off('unhandledRejection', onFault);
  console.log(`${runs} runs`);
  // Whatever was sent, each line of both logs is one line of printable ASCII with a time in front.
  await server.stop('The test has ended.');
  const lines = [...(await server.chatLines()), ...(await server.connectionLines())];
  for (const line of lines) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [\x20-\x7e]+$/.test(line)) expect.unreachable(line);
  }
});
