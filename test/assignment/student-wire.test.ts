/** The specifications of the students: the frame. */
import { describe, expect, it } from 'vitest';
import { startTestServer } from '../support/test-server.js';
import {
  ACCEPTED,
  ANN_JOINS,
  annAndBob,
  BOB_SAYS_HI,
  connected,
  ERROR,
  HI,
  JOIN_ANN,
  JOIN_BOB,
} from './wire.js';

describe('"TCP"', () => {
  it('has no frames of its own: they may arrive byte by byte', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    for (const byte of ['02', '00', '02', '48']) {
      bob.send(byte);
      // A round trip of somebody else, so that the bytes are not put together on the way.
      await ann.expectNothing();
    }
    bob.send('69');
    await ann.expectHex(BOB_SAYS_HI);
  });

  it('or many in one piece', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send(`${HI}\n${HI}\n${HI}`);
    for (let i = 0; i < 3; i++) await ann.expectHex(BOB_SAYS_HI);
  });
});

describe('"Network Byte Order"', () => {
  it('the first byte of the length is the greater one, both ways', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    const text = '78'.repeat(0x0102);
    bob.send(`02 01 02 ${text}`);
    await ann.expectHex(`02 01 08 5b426f625d20 ${text}`);
  });
});

describe('"<CommandType><LengthMessage><Message>", "Command Type - 1 Byte"', () => {
  it('"02 = Sending the message"', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('02 0002 48 69');
    await ann.expectHex('02 0008 5b 42 6f 62 5d 20 48 69');
  });

  it('"01 = Leave the chat"', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('01 0000');
    expect((await bob.rest()).length).toBe(0);
    expect(server.chat.users).toEqual(['Ann']);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  });

  it('"00 = Join the chat": "<CommandType><LengthMessage><Username>"', async () => {
    const server = await startTestServer();
    const bob = await connected(server);
    bob.send('00 0003 42 6f 62');
    await bob.expectHex('00 0001 00');
    expect(server.chat.users).toEqual(['Bob']);
  });

  it('"Extra": "03 = List"', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('03 0000');
    await bob.expectHex('03 000e  75 73 65 72 73 0a  41 6e 6e 0a  42 6f 62 0a # users, Ann, Bob');
    await ann.expectNothing();
  });

  it('"Extra": "04 = Direct"', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    const cy = await connected(server);
    cy.send('00 0002 43 79');
    await cy.frame();
    for (const client of [ann, bob, cy]) await client.frame();
    bob.send('04 0006 61 6e 6e 20 48 69 # ann Hi');
    await ann.expectHex('04 0008 5b 42 6f 62 5d 20 48 69 # [Bob] Hi');
    await bob.expectNothing();
    await cy.expectNothing();
    bob.send('04 0007 44 61 76 65 20 48 69 # Dave Hi, and there is no Dave');
    expect(await bob.frame()).toMatch(ERROR);
    await ann.expectNothing();
  });
});

describe('"05 = Error", "Unsupported Command", "Sent only to the person who sent the bad command"', () => {
  it.each(['05 0000', '06 0000', '7f 0003 61 62 63', 'ff 0001 00'])('%s', async (bad) => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send(bad);
    expect(await bob.frame()).toBe(`05 Unsupported command ${bad.slice(0, 2)}.`);
    await ann.expectNothing();
    // The message was skipped by its length, and the connection goes on.
    bob.send(HI);
    await ann.expectHex(BOB_SAYS_HI);
  });

  it('before joining as well', async () => {
    const server = await startTestServer();
    const bob = await connected(server);
    bob.send('09 0003 00 00 00');
    expect(await bob.frame()).toMatch(ERROR);
    bob.send(JOIN_BOB);
    await bob.expectHex(ACCEPTED);
  });

  it.each([
    ['a message', HI],
    ['a list', '03 0000'],
    ['a direct message', '04 0006 41 6e 6e 20 48 69'],
  ])('and so is what cannot be done before joining: %s', async (_, request) => {
    const server = await startTestServer();
    const [ann] = await annAndBob(server);
    const cy = await connected(server);
    cy.send(request);
    expect(await cy.frame()).toMatch(ERROR);
    await ann.expectNothing();
  });

  it('and so is a second join', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('00 0003 42 6f 78');
    expect(await bob.frame()).toMatch(ERROR);
    await ann.expectNothing();
    expect(server.chat.users).toEqual(['Ann', 'Bob']);
  });
});

describe('"Length Message - 2 Bytes": "the length of the message following - NOT the commandType, LengthMessage, and Message combination"', () => {
  it('the bytes of the header do not count: what follows after so many is the next frame', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('02 0002 48 69 02 0002 48 69');
    await ann.expectHex(BOB_SAYS_HI);
    await ann.expectHex(BOB_SAYS_HI);
    await ann.expectNothing();
  });

  it('"Length can be 0 so there are no bytes after"', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('02 0000 02 0002 48 69');
    await ann.expectHex('02 0006 5b 42 6f 62 5d 20');
    await ann.expectHex(BOB_SAYS_HI);
  });

  it('can be as long as two bytes say, the name in front counted', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    // 65,535 - 6 for "[Bob] " is 65,529, which is fff9.
    const longest = '78'.repeat(0xfff9);
    bob.send(`02 fff9 ${longest}`);
    await ann.expectHex(`02 ffff 5b426f625d20 ${longest}`);
    for (const [length, count] of [
      ['fffa', 0xfffa],
      ['ffff', 0xffff],
    ] as const) {
      bob.send(`02 ${length} ${'78'.repeat(count)}`);
      expect(await bob.frame()).toMatch(ERROR);
    }
    await ann.expectNothing();
  });
});

describe('"Message": "Sent in ASCII"', () => {
  it.each([
    ['a byte above 7f', '02 0002 48 80'],
    ['UTF-8', '02 0002 c3 a9'],
    ['a line feed', '02 0003 48 0a 69'],
    ['an escape', '02 0004 1b 5b 32 4a'],
    ['a zero', '02 0001 00'],
    ['a delete', '02 0001 7f'],
  ])('%s is refused and goes nowhere, and the connection goes on', async (_, bad) => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send(bad);
    expect(await bob.frame()).toMatch(ERROR);
    await ann.expectNothing();
    bob.send(HI);
    await ann.expectHex(BOB_SAYS_HI);
  });

  it('everything that the server sends is ASCII too, but for the status', async () => {
    const server = await startTestServer();
    const ann = await connected(server);
    ann.send(JOIN_ANN);
    await ann.expectHex(ACCEPTED);
    await ann.expectHex(ANN_JOINS);
    ann.send('02 0001 ff 06 0000 03 0001 ff 00 0001 ff 04 0001 ff');
    for (let i = 0; i < 5; i++) expect(await ann.frame()).toMatch(ERROR);
  });
});
