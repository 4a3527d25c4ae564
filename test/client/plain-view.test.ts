import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { PipedConsole } from '../../src/client/plain/piped-console.js';
import { PlainView } from '../../src/client/plain/plain-view.js';
import { Session } from '../../src/client/session/session.js';
import * as protocol from '../../src/protocol/index.js';
import { MemoryLink } from './support/memory-link.js';

it('the plain view sends what it could read of an input that fails, says so, and fails too', async () => {
  async function* input() {
    yield 'one\ntw';
    throw new Error('EIO: i/o error, read');
  }
  const link = new MemoryLink();
  const session = new Session(link.stream, { name: 'Bob', closeTimeout: 1 });
  const streams = { input: input(), output: new PassThrough(), errors: new PassThrough() };
  const view = new PlainView(session, new PipedConsole(streams));
  await link.say(protocol.accepted());
  expect(await view.done).toEqual({ code: 1, sentence: 'The input cannot be read: EIO: i/o error, read.' });
  expect(link.frames).toEqual(['00 Bob', '03', '02 one', '01']);
});

it('the plain view does not send a text that is too long with the name in front', async () => {
  async function* input() {
    yield `${'x'.repeat(65_530)}\n${'y'.repeat(65_529)}\n`;
  }
  const link = new MemoryLink();
  const session = new Session(link.stream, { name: 'Bob', closeTimeout: 1 });
  const errors = new PassThrough();
  const view = new PlainView(
    session,
    new PipedConsole({ input: input(), output: new PassThrough(), errors }),
  );
  await link.say(protocol.accepted());
  await view.done;
  expect(link.frames.slice(2)).toEqual([`02 ${'y'.repeat(65_529)}`, '01']);
  expect(String(errors.read())).toContain('65530 characters are more than the 65529');
});
