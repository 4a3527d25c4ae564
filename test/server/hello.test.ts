import '../support/seed.js';
import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { Hello } from '../../src/server/hello.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';

/** What becomes of a connection that sends these pieces, when it is listened to as Connection does. */
function listen(pieces: readonly Buffer[]) {
  const hello = new Hello();
  const read: Buffer[] = [];
  for (const piece of pieces) read.push(hello.decided ? piece : hello.feed(piece));
  return { foreign: hello.foreign, read: hello.foreign === undefined ? Buffer.concat(read) : undefined };
}

const opening = fc.constantFrom(
  'GET ',
  'GE',
  'POST ',
  'P',
  '\x16\x03',
  '\x16',
  'SSH-',
  'SSh-',
  '\x02\x00',
  '',
);
const bytes = fc
  .tuple(opening, fc.uint8Array({ maxLength: 12 }))
  .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));

test.prop([bytes])('what a connection speaks does not depend on the pieces it comes in', (all) => {
  const whole = listen([all]);
  expect(listen(Array.from(all, (byte) => Buffer.of(byte)))).toEqual(whole);
  for (let i = 0; i <= all.length; i++) expect(listen([all.subarray(0, i), all.subarray(i)])).toEqual(whole);
});

test.prop([fc.integer({ min: 0, max: 5 }), fc.uint8Array({ maxLength: 20 })])(
  'frames with a command that there is are handed on at once and whole',
  (command, rest) => {
    const sent = Buffer.concat([Buffer.of(command), rest]);
    expect(new Hello().feed(sent)).toBe(sent);
  },
);

it.each([
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: chat\r\n\r\n')],
  ['TLS', Buffer.from('16030100c8010000c40303', 'hex')],
  ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
])('a client that speaks %s gets one line that it can show, and is closed, in whatever pieces it sends', async (name, bytes) => {
  const server = await startTestServer();
  for (const size of [bytes.length, 1]) {
    const client = await RawClient.connect(server.port);
    await client.frame();
    for (let i = 0; i < bytes.length; i += size) client.send(bytes.subarray(i, i + size));
    expect((await client.rest()).toString('latin1')).toBe(
      `This is a chat server with a protocol of its own. It does not speak ${name}.\r\n`,
    );
  }
  expect((await server.connectionLines()).at(-1)).toMatch(new RegExp(` - disconnected - speaks ${name}$`));
});
