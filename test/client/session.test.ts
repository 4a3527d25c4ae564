import { PassThrough } from 'node:stream';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { Chat } from '../../generated/typescript/chat.js';
import type { SessionEvent } from '../../src/client/session/events.js';
import { type FrameListener, Session } from '../../src/client/session/session.js';
import * as protocol from '../../src/protocol/index.js';
import { frame } from '../support/bytes.js';
import { MemorySession, turn } from './support/memory-link.js';
import { scriptedSession } from './support/scripted-server.js';

/** A session and a server in the middle of a talk. */
async function joined(options: Parameters<typeof scriptedSession>[1] = {}) {
  const all = await scriptedSession('Bob', options);
  all.session.start((event) => all.events.put(event));
  expect(await all.server.frames.take()).toBe('00 Bob');
  all.server.socket.write(protocol.accepted().toBytes());
  expect(await all.events.take()).toEqual({ kind: 'joined', name: 'Bob' });
  expect(await all.server.frames.take()).toBe('03');
  return all;
}

describe('a session', () => {
  it('asks for the name, and when it is accepted for the people', async () => {
    const { session, server, events } = await joined();
    expect(session.phase).toBe('joined');
    server.socket.write(protocol.listing('users', ['Ann', 'Bob']).toBytes());
    expect(await events.take()).toEqual({ kind: 'people', names: ['Ann', 'Bob'] });
  });

  it('passes on the commands that the server lists on connecting', async () => {
    const { session, server, events } = await scriptedSession('Bob');
    session.start((event) => events.put(event));
    server.socket.write(protocol.listing('commands', ['00 join']).toBytes());
    expect(await events.take()).toEqual({ kind: 'listing', topic: 'commands', entries: ['00 join'] });
    expect(session.phase).toBe('joining');
  });

  it('asks for another name when one is in use, and when the server finds it bad', async () => {
    const { session, server, events } = await scriptedSession('Bob');
    session.start((event) => events.put(event));
    await server.frames.take();
    server.socket.write(protocol.nameInUse().toBytes());
    expect(await events.take()).toEqual({
      kind: 'refused',
      name: 'Bob',
      reason: 'The name Bob is already in use.',
      inUse: true,
    });
    expect(session.phase).toBe('naming');
    session.join('[x]');
    expect(session.phase).toBe('joining');
    expect(await server.frames.take()).toBe('00 [x]');
    server.socket.write(protocol.error('No brackets.').toBytes());
    expect(await events.take()).toEqual({
      kind: 'refused',
      name: '[x]',
      reason: 'No brackets.',
      inUse: false,
    });
    session.join('Rob');
    await server.frames.take();
    server.socket.write(protocol.accepted().toBytes());
    expect(await events.take()).toEqual({ kind: 'joined', name: 'Rob' });
    expect(session.name).toBe('Rob');
  });

  it('tells what is said, announced and said directly, in order', async () => {
    const { server, events } = await joined();
    for (const frame of [
      protocol.announcement('Ann', 'joining'),
      protocol.said('Ann', 'Hi'),
      protocol.direct('Ann', 'psst'),
      protocol.announcement('Ann', 'leaving'),
    ]) {
      server.socket.write(frame.toBytes());
    }
    expect(await events.take()).toEqual({
      kind: 'announced',
      username: 'Ann',
      change: 'joining',
      line: '**Ann is joining the chat**',
    });
    expect(await events.take()).toEqual({ kind: 'said', sender: 'Ann', text: 'Hi' });
    expect(await events.take()).toEqual({ kind: 'direct', sender: 'Ann', text: 'psst' });
    expect(await events.take()).toMatchObject({ change: 'leaving', line: '**Ann is leaving the chat**' });
  });

  it('sends text as it is', async () => {
    const { session, server } = await joined();
    for (const text of ['Hi', ' @exit', '']) {
      expect(session.say(text)).toBe(true);
      expect(await server.frames.take()).toBe(`02 ${text}`.trimEnd());
    }
  });

  it('says nothing before it has joined and after it has left', async () => {
    const { session, server, events } = await scriptedSession('Bob');
    session.start((event) => events.put(event));
    expect(session.say('early')).toBe(false);
    session.leave();
    expect(session.say('late')).toBe(false);
    await server.ended;
    expect([await server.frames.take(), await server.frames.take(), server.frames.waiting]).toEqual([
      '00 Bob',
      '01',
      [],
    ]);
  });

  it('takes an error for the answer to a text, but not to the list that nobody asked for', async () => {
    const { session, server, events } = await joined();
    server.socket.write(protocol.error('Unsupported command 03.').toBytes());
    server.socket.write(protocol.said('Ann', 'Hi').toBytes());
    expect(await events.take()).toMatchObject({ kind: 'said' });
    session.say('x');
    server.socket.write(protocol.error('Too loud.').toBytes());
    expect(await events.take()).toEqual({ kind: 'error', text: 'Too loud.' });
  });

  it('takes an error after a text for the answer to the text, even if the list was never answered', async () => {
    const { session, server, events } = await joined();
    session.say('x');
    server.socket.write(protocol.error('Too loud.').toBytes());
    expect(await events.take()).toEqual({ kind: 'error', text: 'Too loud.' });
  });

  it('leaves with a frame, and ends when the server closes', async () => {
    const { session, server, events } = await joined({ closeTimeout: 60_000 });
    session.say('last words');
    session.leave();
    session.leave();
    await server.ended;
    expect([await server.frames.take(), await server.frames.take()]).toEqual(['02 last words', '01']);
    expect(server.frames.waiting).toEqual([]);
    // What is still said is not heard any more.
    server.socket.write(protocol.said('Ann', 'bye').toBytes());
    server.socket.end();
    expect(await events.take()).toEqual({ kind: 'ended', sentence: undefined });
  });

  it('ends even if the server does not close', async () => {
    const { session, events } = await joined({ closeTimeout: 1 });
    session.leave();
    expect(await events.take()).toEqual({ kind: 'ended', sentence: undefined });
  });

  it('ends even if the server does not close and goes on talking', async () => {
    const bob = new MemorySession();
    await bob.link.say(protocol.accepted());
    bob.session.leave();
    await turn();
    // The list was asked for before; with it, the session would begin to watch over the connection.
    await bob.link.say(protocol.said('Ann', 'stay'), protocol.listing('users', ['Ann', 'Bob']));
    bob.told();
    await bob.wait(2000);
    expect(bob.told()).toEqual([{ kind: 'ended', sentence: undefined }]);
    expect(bob.clock.pending).toBe(0);
  });

  it('does not ask for a name again once it has left', async () => {
    const bob = new MemorySession();
    await bob.link.say(protocol.accepted());
    await bob.link.cut();
    await bob.wait(1000);
    bob.session.leave();
    await turn();
    await bob.link.say(protocol.nameInUse());
    await bob.link.cut();
    expect(bob.told().at(-1)).toEqual({ kind: 'ended', sentence: undefined });
    expect(bob.clock.pending).toBe(0);
  });

  it('passes on why the server ended it', async () => {
    const { server, events } = await joined();
    server.socket.end(protocol.goodbye('The server is closing.').toBytes());
    expect(await events.take()).toEqual({
      kind: 'ended',
      sentence: 'The server ended the connection: The server is closing.',
    });
  });

  it('says that the server is gone, and how', async () => {
    const closed = await joined();
    closed.server.socket.end();
    expect(await closed.events.take()).toEqual({
      kind: 'ended',
      sentence: 'The server closed the connection.',
    });

    const cut = await joined();
    cut.server.socket.end(Uint8Array.of(2, 0, 200, 0x5b));
    expect(await cut.events.take()).toEqual({
      kind: 'ended',
      sentence: 'The server closed the connection in the middle of a frame.',
    });

    const reset = await joined();
    reset.server.socket.resetAndDestroy();
    expect(await reset.events.take()).toMatchObject({
      kind: 'ended',
      sentence: expect.stringMatching(/^The connection to the server was lost: .*ECONNRESET\.$/),
    });
  });

  it('goes on after frames that it cannot understand', async () => {
    const { server, events } = await joined();
    for (const bytes of [
      frame(9, 'x'),
      frame(2, 'no marker'),
      frame(0, '\x07'),
      frame(2, '[Ann] \xff'),
      frame(0, '\x00'),
    ]) {
      server.socket.write(bytes);
    }
    server.socket.write(protocol.said('Ann', 'Hi').toBytes());
    expect(await events.take()).toEqual({
      kind: 'strange',
      text: 'The server sent a frame of command 09, which is unknown.',
    });
    for (let i = 0; i < 4; i++) expect(await events.take()).toMatchObject({ kind: 'strange' });
    expect(await events.take()).toEqual({ kind: 'said', sender: 'Ann', text: 'Hi' });
  });

  it('tells a recorder of each frame it sent or understood', async () => {
    const heard: Parameters<FrameListener>[0][] = [];
    const { session, server, events } = await joined({ onFrame: (record) => heard.push(record) });
    server.socket.write(frame(2, 'no marker'));
    expect(await events.take()).toMatchObject({ kind: 'strange' });
    session.say('Hi');
    await server.frames.take();
    expect(heard.map(({ side, frame }) => [Chat.Side[side], frame.command])).toEqual([
      ['CLIENT', 0],
      ['SERVER', 0],
      ['CLIENT', 3],
      ['CLIENT', 2],
    ]);
  });

  it('shows all bytes of both sides to whoever taps it, also of frames that break the protocol', async () => {
    const { session, server, events } = await scriptedSession('Bob');
    const heard: [side: string, bytes: string, fault: boolean][] = [];
    session.tap((side, bytes, fault) =>
      heard.push([Chat.Side[side], Buffer.from(bytes).toString('hex'), fault !== undefined]),
    );
    session.start((event) => events.put(event));
    await server.frames.take();
    server.socket.write(Buffer.concat([frame(2, 'no marker'), frame(0, '\x00')]));
    expect(await events.take()).toMatchObject({ kind: 'strange' });
    expect(await events.take()).toMatchObject({ kind: 'joined' });
    session.direct('Ann', 'psst');
    await server.frames.take();
    expect(heard).toEqual([
      ['CLIENT', frame(0, 'Bob').toString('hex'), false],
      ['SERVER', frame(2, 'no marker').toString('hex'), true],
      ['SERVER', frame(0, '\x00').toString('hex'), false],
      ['CLIENT', frame(3).toString('hex'), false],
      ['CLIENT', frame(4, 'Ann psst').toString('hex'), false],
    ]);
  });

  test.prop([fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300))])(
    'survives any bytes, and tells the same however they are cut',
    (bytes, cuts) => {
      const all = Buffer.concat([bytes, protocol.accepted().toBytes()]);
      const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
      const hear = (pieces: Uint8Array[]): SessionEvent[] => {
        const stream = new PassThrough();
        const events: SessionEvent[] = [];
        const session = new Session(stream, { name: 'Bob' });
        session.start((event) => events.push(event));
        // Straight to the listener: what the session writes must not come back.
        for (const piece of pieces) stream.emit('data', piece);
        stream.destroy();
        return events;
      };
      const pieces = places.slice(1).map((end, i) => all.subarray(places[i], end));
      expect(hear(pieces)).toEqual(hear([all]));
    },
  );
});
