import '../support/seed.js';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMIT_OPTIONS, limitsOf } from '../../src/server/limits.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { until } from '../support/resources.js';
import { startTestServer } from '../support/test-server.js';

describe('the limits', () => {
  it('have a default and a sentence each, and 0 means none', () => {
    for (const { name, default: standard, text } of LIMIT_OPTIONS) {
      expect(limitsOf()[name]).toBe(standard);
      expect(limitsOf({ [name]: 7 })[name]).toBe(7);
      expect(limitsOf({ [name]: 0 })[name]).toBe(Number.POSITIVE_INFINITY);
      expect(text.length).toBeGreaterThan(20);
    }
  });

  it('stand in docs/running.md, each with its option, its default, and a test of its name in one of these files', async () => {
    const here = import.meta.dirname;
    const page = await readFile(join(here, '../../docs/running.md'), 'utf8');
    const files = (await readdir(here)).filter((name) => /^limits.*\.test\.ts$/.test(name));
    const tests = (await Promise.all(files.map((name) => readFile(join(here, name), 'utf8')))).join('');
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { flag, default: standard } of LIMIT_OPTIONS) {
      const [, , value, , , test = ''] = rows.find((cells) => cells[1] === `\`${flag}\``) ?? [];
      expect(value, flag).toBe(standard.toLocaleString('en-US'));
      expect(tests, flag).toContain(`it('${test.replaceAll('`', '')}: `);
    }
  });

  it('joinSeconds: a connection that has not joined in time is told so and ended; one that has stays', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: { joinSeconds: 10 } });
    const bob = await RawClient.join(server.port, 'Bob');
    const idle = await RawClient.connect(server.port);
    await idle.frame();
    clock.advance(9_999);
    await idle.expectNothing();
    clock.advance(1);
    expect(await idle.frame()).toBe('01 You have not joined the chat within 10 seconds.');
    await idle.ended;
    clock.advance(100_000);
    await bob.expectNothing();
  });

  it('maxErrors: a name in use counts as an error, so that one connection cannot fill the record', async () => {
    const server = await startTestServer({ limits: { maxErrors: 3 } });
    const ann = await RawClient.join(server.port, 'Ann');
    const rude = await RawClient.connect(server.port);
    await rude.frame();
    for (let i = 0; i < 5; i++) rude.send(frame(0, 'ann'));
    for (let i = 0; i < 4; i++) expect(await rude.frame()).toBe('00 \\x01');
    expect(await rude.frame()).toBe('01 Too many errors.');
    expect((await rude.rest()).length).toBe(0);
    const rejected = (await server.connectionLines()).filter((line) => line.includes('rejected'));
    expect(rejected.length).toBe(4);
    await ann.expectNothing();
  });

  it('maxErrors: no request between them forgives a second join, so that one in the chat cannot fill the record either', async () => {
    const server = await startTestServer({ limits: { maxErrors: 3 } });
    await RawClient.join(server.port, 'Ann');
    // A name in use before it was in has been forgiven.
    const rude = await RawClient.connect(server.port);
    await rude.frame();
    rude.send(Buffer.concat([frame(0, 'ann'), frame(0, 'Rude')]));
    for (const seen of ['00 \\x01', '00 \\x00', '02 **Rude is joining the chat**'])
      expect(await rude.frame()).toBe(seen);
    const granted = [frame(2, 'Hi'), frame(3), frame(4, 'Ann Hi')];
    for (let i = 0; i < 50; i++)
      rude.send(Buffer.concat([frame(0, 'Cy'), ...granted, frame(0, Buffer.of(0xff)), ...granted]));
    rude.send(frame(1));
    const seen = (await rude.rest()).toString('latin1');
    expect(seen.split('Too many errors.').length - 1).toBe(1);
    const rejected = (await server.connectionLines()).filter((line) =>
      / rejected - (?!name in use)/.test(line),
    );
    expect(rejected.length).toBe(4);
  });

  it('maxErrors: a person who has to try many names is let in', async () => {
    const server = await startTestServer({});
    const names = Array.from({ length: 10 }, (_, i) => `Ann${i}`);
    for (const name of names) await RawClient.join(server.port, name);
    const person = await RawClient.connect(server.port);
    await person.frame();
    for (const name of names) {
      person.send(frame(0, name));
      expect(await person.frame()).toBe('00 \\x01');
    }
    person.send(frame(0, 'Ann10'));
    expect(await person.frame()).toBe('00 \\x00');
  });

  it('maxErrors: so many errors in a row are survived, one more ends the connection; a granted request forgives', async () => {
    const server = await startTestServer({ limits: { maxErrors: 3 } });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    const errors = async (count: number) => {
      for (let i = 0; i < count; i++) bob.send(frame(9));
      for (let i = 0; i < count; i++) expect(await bob.frame()).toBe('05 Unsupported command 09.');
    };
    await errors(3);
    bob.send(frame(3));
    expect(await bob.frame()).toMatch(/^03 users/);
    await errors(3);
    bob.send(frame(2, 'Hi'));
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    await errors(4);
    expect(await bob.frame()).toBe('01 Too many errors.');
    expect((await bob.rest()).length).toBe(0);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    expect((await server.connectionLines()).at(-1)).toMatch(/"Bob" disconnected - Too many errors\.$/);
  });

  it('frameSeconds: who does not finish a frame is ended, however slowly it goes on; who finishes one stays', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock, limits: { frameSeconds: 10 } });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const before = clock.pending;
    bob.send('02 0002');
    await until(() => clock.pending === before + 1);
    clock.advance(9_000);
    bob.send('48');
    await ann.expectNothing();
    bob.send('69 02 0009 78');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    clock.advance(9_999);
    bob.send('79');
    await ann.expectNothing();
    expect(server.chat.users).toContain('Bob');
    clock.advance(1);
    expect(await bob.frame()).toBe('01 You have not finished a frame within 10 seconds.');
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  });

  it('bytesPerSecond: who sends more is read later, and nothing is lost', async () => {
    const clock = new ManualClock();
    const limits = { bytesPerSecond: 1000, burstBytes: 2000, joinSeconds: 0 };
    const server = await startTestServer({ clock, limits });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const text = 'x'.repeat(5000);
    bob.send(frame(2, text));
    expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
    bob.send(frame(2, 'late'));
    await ann.expectNothing();
    clock.advance(5_000);
    expect(await ann.frame()).toBe('02 [Bob] late');
  });

  it('framesPerSecond: of what comes at once so many are taken as there may be, the rest later, and nothing is lost', async () => {
    const clock = new ManualClock();
    const limits = { framesPerSecond: 10, burstFrames: 5, joinSeconds: 0 };
    const server = await startTestServer({ clock, limits });
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    clock.advance(1000);
    bob.send(Buffer.concat(Array.from({ length: 25 }, (_, i) => frame(2, `${i}`))));
    for (let i = 0; i < 5; i++) expect(await ann.frame()).toBe(`02 [Bob] ${i}`);
    // A full round trip of another client: the next one is not taken.
    await ann.expectNothing();
    clock.advance(99);
    await ann.expectNothing();
    for (let i = 5; i < 25; i++) {
      clock.advance(i === 5 ? 1 : 100);
      expect(await ann.frame()).toBe(`02 [Bob] ${i}`);
      await ann.expectNothing();
    }
    bob.send(frame(2, 'late'));
    clock.advance(100);
    expect(await ann.frame()).toBe('02 [Bob] late');
  });
});
