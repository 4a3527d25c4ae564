/** The specifications of the instructor: what the server must record. */
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../support/manual-clock.js';
import { startTestServer } from '../support/test-server.js';
import {
  ACCEPTED,
  annAndBob,
  BOB_LEAVES,
  BOB_SAYS_HI,
  connected,
  ERROR,
  HI,
  JOIN_BOB,
  LEAVE,
  TAKEN,
} from './wire.js';

const NOON = '2026-01-31T12:00:00.000Z';

describe('"Connections, including IP, Port, and user name requested"', () => {
  it('are recorded with all three, and the time', async () => {
    const server = await startTestServer({ clock: new ManualClock() });
    const bob = await connected(server);
    bob.send(JOIN_BOB);
    await bob.expectHex(ACCEPTED);
    expect(await server.connectionLines()).toEqual([
      `${NOON} 127.0.0.1 ${bob.port} - connected`,
      `${NOON} 127.0.0.1 ${bob.port} "Bob" accepted`,
    ]);
  });

  it('also a name that breaks lines or is not ASCII cannot break the record', async () => {
    const server = await startTestServer({ clock: new ManualClock() });
    const eve = await connected(server);
    eve.send('00 0007 45 0a 76 22 5c 1b 65 # E, LF, v, ", \\, ESC, e');
    expect(await eve.frame()).toMatch(ERROR);
    eve.send('00 0003 5a c3 ab # Z, and an e with two dots in UTF-8');
    expect(await eve.frame()).toMatch(ERROR);
    const lines = await server.connectionLines();
    expect(lines).toHaveLength(3);
    const prefix = `${NOON} 127.0.0.1 ${eve.port}`;
    expect(lines[1]?.startsWith(`${prefix} "E\\x0av\\"\\\\\\x1be" rejected - `)).toBe(true);
    expect(lines[2]?.startsWith(`${prefix} "Z\\xc3\\xab" rejected - `)).toBe(true);
  });
});

describe('"The disposition of that request (accepted, rejected - name in use)"', () => {
  it('is recorded in these words', async () => {
    const server = await startTestServer({ clock: new ManualClock() });
    const [ann, bob] = await annAndBob(server);
    const third = await connected(server);
    third.send(JOIN_BOB);
    await third.expectHex(TAKEN);
    third.send('00 0000');
    expect(await third.frame()).toMatch(ERROR);
    third.send('00 0003 42 6f 78 # Box');
    await third.expectHex(ACCEPTED);
    bob.send(LEAVE);
    await bob.rest();
    const of = (client: { port: number }) => `${NOON} 127.0.0.1 ${client.port}`;
    expect(await server.connectionLines()).toEqual([
      `${of(ann)} - connected`,
      `${of(ann)} "Ann" accepted`,
      `${of(bob)} - connected`,
      `${of(bob)} "Bob" accepted`,
      `${of(third)} - connected`,
      `${of(third)} "Bob" rejected - name in use`,
      `${of(third)} "" rejected - A name may not be blank.`,
      `${of(third)} "Box" accepted`,
      `${of(bob)} "Bob" disconnected - left`,
    ]);
  });
});

describe('"All discussions as if the server were a client other than any of the users" and "The join and leave messages, recording the time"', () => {
  it('each line of the room is recorded as it is shown, with its time', async () => {
    const clock = new ManualClock();
    const server = await startTestServer({ clock });
    const [ann, bob] = await annAndBob(server);
    clock.advance(61_001);
    bob.send(HI);
    await ann.expectHex(BOB_SAYS_HI);
    clock.advance(1_000);
    bob.drop();
    await ann.expectHex(BOB_LEAVES);
    expect(await server.chatLines()).toEqual([
      `${NOON} **Ann is joining the chat**`,
      `${NOON} **Bob is joining the chat**`,
      '2026-01-31T12:01:01.001Z [Bob] Hi',
      '2026-01-31T12:01:02.001Z **Bob is leaving the chat**',
    ]);
  });

  it('also what is said when nobody else is there to see it', async () => {
    const server = await startTestServer({ clock: new ManualClock() });
    const bob = await connected(server);
    bob.send(`${JOIN_BOB}\n${HI}\n${LEAVE}`);
    await bob.rest();
    expect((await server.chatLines()).map((line) => line.slice(25))).toEqual([
      '**Bob is joining the chat**',
      '[Bob] Hi',
      '**Bob is leaving the chat**',
    ]);
  });

  it('but nothing that the room does not see: refused texts and direct messages', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('02 0003 48 0a 69 # H, LF, i');
    expect(await bob.frame()).toMatch(ERROR);
    bob.send('04 0006 41 6e 6e 20 48 69 # Ann Hi');
    await ann.frame();
    expect(await server.chatLines()).toHaveLength(2);
  });
});

describe('"You may want to have more than one log file"', () => {
  it('connections and discussions are recorded apart', async () => {
    const server = await startTestServer();
    await annAndBob(server);
    expect((await server.chatLines()).join('\n')).not.toContain('127.0.0.1');
    expect((await server.connectionLines()).join('\n')).not.toContain('**');
  });
});
