import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { NO_LIMITS } from '../support/memory-chat.js';
import { RecordingClient } from '../support/recording-client.js';
import { openDescriptors, until } from '../support/resources.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const joining = (name: string) => `02 **${name} is joining the chat**`;
const leaving = (name: string) => `02 **${name} is leaving the chat**`;

/** Two who chat, whatever happens to others; and what the process held before anything happened. */
class Bystanders {
  readonly #connections: number;
  readonly #descriptors = openDescriptors();
  #count = 0;

  private constructor(
    readonly server: TestServer,
    readonly ann: RecordingClient,
    readonly bob: RecordingClient,
  ) {
    this.#connections = server.chat.connections;
  }

  static async come(): Promise<Bystanders> {
    const server = await startTestServer({ limits: NO_LIMITS });
    const ann = await RecordingClient.join(server.port, 'Ann');
    const bob = await RecordingClient.join(server.port, 'Bob');
    await ann.upTo(joining('Bob'));
    return new Bystanders(server, ann, bob);
  }

  /**
   * They say something to each other. In between they were shown these frames, each once, and nothing else.
   * Joins and leaves of different people may have come in any order.
   */
  async chat(shown: readonly string[] = []): Promise<void> {
    const text = `line ${++this.#count}`;
    for (const [one, other, name] of [
      [this.ann, this.bob, 'Ann'],
      [this.bob, this.ann, 'Bob'],
    ] as const) {
      const frames: (string | undefined)[] = [];
      while (frames.length < shown.length) frames.push(await other.frame());
      expect(frames.sort()).toEqual([...shown].sort());
      one.say(text);
      expect(await other.frame()).toBe(`02 [${name}] ${text}`);
    }
  }

  /** Nobody else is in, nothing else was seen, and nothing is left of the others. */
  async expectAllAsBefore(): Promise<void> {
    this.ann.send(frame(3));
    expect(await this.ann.frame()).toBe('03 users\\x0aAnn\\x0aBob\\x0a');
    await until(() => this.server.chat.connections === this.#connections);
    await until(() => openDescriptors() <= this.#descriptors);
    expect(this.server.troubles).toEqual([]);
  }
}

/** The ways in which a connection ends without a word. */
const ways = {
  reset: (client: RecordingClient) => client.cut(new Error('reset')),
  cut: (client: RecordingClient) => client.cut(),
  end: (client: RecordingClient) => client.end(),
};

describe('two others chat on undisturbed, and nothing is left open, when', () => {
  it.each(
    Object.entries(ways),
  )('a connection goes down by %s in the middle of a frame', async (_name, go) => {
    const bystanders = await Bystanders.come();
    const talk = Buffer.concat([frame(0, 'Cy'), frame(2, 'Hi'), frame(2, 'Ho')]);
    for (let end = 0; end <= talk.length; end++) {
      const client = await RecordingClient.connect(bystanders.server.port);
      client.send(talk.subarray(0, end));
      // What has to come of it has come before it goes: 5 bytes are the whole first frame, and so on.
      if (end >= 5) await client.upTo(joining('Cy'));
      const seen = [
        ...(end >= 5 ? [joining('Cy')] : []),
        ...(end >= 10 ? ['02 [Cy] Hi'] : []),
        ...(end >= 15 ? ['02 [Cy] Ho'] : []),
      ];
      await bystanders.chat(seen);
      go(client);
      await bystanders.chat(end >= 5 ? [leaving('Cy')] : []);
      await client.closed;
    }
    await bystanders.expectAllAsBefore();
  });

  it('a client closes its direction at once after all that it has to say, as nc -N does: it still gets every answer', async () => {
    const bystanders = await Bystanders.come();
    const client = await RecordingClient.connect(bystanders.server.port);
    client.send(Buffer.concat([frame(0, 'Cy'), frame(2, 'Hi'), frame(3), frame(9)]));
    client.end();
    await bystanders.chat([joining('Cy'), '02 [Cy] Hi', leaving('Cy')]);
    await client.closed;
    expect(client.seen.slice(1)).toEqual([
      '00 \\x00',
      joining('Cy'),
      '03 users\\x0aAnn\\x0aBob\\x0aCy\\x0a',
      '05 Unsupported command 09.',
    ]);
    await bystanders.expectAllAsBefore();
  });

  it('a client sends one byte at a time', async () => {
    const bystanders = await Bystanders.come();
    const client = await RecordingClient.connect(bystanders.server.port);
    const talk = [frame(0, 'Cy'), frame(2, 'x'.repeat(300)), frame(4, 'Ann Psst'), frame(1)];
    for (const byte of Buffer.concat(talk)) {
      await new Promise((resolve) => client.socket.write(Uint8Array.of(byte), resolve));
    }
    const text = `02 [Cy] ${'x'.repeat(300)}`;
    for (const shown of [joining('Cy'), text, '04 [Cy] Psst', leaving('Cy')]) {
      expect(await bystanders.ann.frame()).toBe(shown);
    }
    for (const shown of [joining('Cy'), text, leaving('Cy')])
      expect(await bystanders.bob.frame()).toBe(shown);
    await client.closed;
    await bystanders.chat();
    await bystanders.expectAllAsBefore();
  });

  it('a client does not read for a while: it gets every line in order when it reads again', async () => {
    const bystanders = await Bystanders.come();
    const { ann, bob, server } = bystanders;
    const client = await RecordingClient.join(server.port, 'Cy');
    await bystanders.chat([joining('Cy')]);
    await client.upTo('02 [Bob] line 1');
    client.socket.pause();
    // More than what the system sets aside for a connection of its own.
    const text = 'x'.repeat(50_000);
    for (let i = 0; i < 120; i++) {
      bob.say(`${i} ${text}`);
      if (i % 10 === 9) await ann.upTo(`02 [Bob] ${i} ${text}`);
    }
    client.socket.resume();
    for (let i = 0; i < 120; i++) expect(await client.frame()).toBe(`02 [Bob] ${i} ${text}`);
    client.send(frame(1));
    await client.closed;
    await bystanders.chat([leaving('Cy')]);
    await bystanders.expectAllAsBefore();
  });

  it('the process of a client is killed in the middle of its talk', async () => {
    const bystanders = await Bystanders.come();
    const talker = `
      const socket = require('net').connect(${bystanders.server.port}, '127.0.0.1');
      const frame = (command, text) => Buffer.concat([Buffer.of(command, 0, text.length), Buffer.from(text)]);
      socket.write(frame(0, 'Kim'));
      socket.on('data', () => socket.write(frame(2, 'and')));
      (function go() { socket.write(frame(2, 'so on')); setImmediate(go); })();`;
    const process = spawn(globalThis.process.execPath, ['-e', talker], { stdio: 'ignore' });
    const exited = once(process, 'exit');
    await Promise.all([bystanders.ann.upTo('02 [Kim] so on'), bystanders.bob.upTo('02 [Kim] so on')]);
    process.kill('SIGKILL');
    await exited;
    await Promise.all([bystanders.ann.upTo(leaving('Kim')), bystanders.bob.upTo(leaving('Kim'))]);
    await bystanders.chat();
    await bystanders.expectAllAsBefore();
  });

  it('200 clients come at once, talk at once and go at once, in every way', async () => {
    const bystanders = await Bystanders.come();
    const names = Array.from({ length: 200 }, (_, i) => `user${i}`);
    const crowd = await Promise.all(names.map((name) => RecordingClient.join(bystanders.server.port, name)));
    await bystanders.chat(names.map(joining));
    for (const [i, client] of crowd.entries()) client.say(`I am ${i}.`);
    await bystanders.chat(names.map((name, i) => `02 [${name}] I am ${i}.`));
    // Each hears everybody but itself.
    await Promise.all(crowd.map((client) => until(() => heard(client) === crowd.length - 1)));
    for (const [i, client] of crowd.entries()) {
      if (i % 4 === 0) client.send(frame(1));
      else Object.values(ways)[(i % 4) - 1]?.(client);
    }
    await bystanders.chat(names.map(leaving));
    await Promise.all(crowd.map((client) => client.closed));
    await bystanders.expectAllAsBefore();
  });
});

/** How many of the crowd somebody has heard. */
const heard = (client: RecordingClient) => client.seen.filter((shown) => shown.startsWith('02 [user')).length;
