/** The specifications of the instructor, as far as the server can keep them: what users see. */
import { describe, expect, it } from 'vitest';
import { runServerCommand } from '../../src/server/command.js';
import { startTestServer } from '../support/test-server.js';
import {
  ACCEPTED,
  ANN_JOINS,
  annAndBob,
  BOB_JOINS,
  BOB_LEAVES,
  BOB_SAYS_HI,
  connected,
  ERROR,
  HI,
  JOIN_ANN,
  JOIN_BOB,
  LEAVE,
  TAKEN,
} from './wire.js';

describe('"Anyone can join the server on port 9000"', () => {
  it('is the port unless another one is asked for', async () => {
    let help = '';
    const nothing = () => {};
    const host = {
      out: (text: string) => {
        help += text;
      },
      err: nothing,
      onSignal: nothing,
      onFailure: nothing,
      exit: nothing,
    };
    await runServerCommand(['--help'], host);
    expect(help).toMatch(/--port <number> +port to listen on;[^()]*\(default: 9000\)/);
  });

  it('and nothing is asked of anyone but a name', async () => {
    const server = await startTestServer();
    const anyone = await connected(server);
    anyone.send('00 0001 7a # z');
    await anyone.expectHex(ACCEPTED);
  });
});

describe('"The name may not contain spaces"', () => {
  it.each([
    ['in the middle', '00 0005 41 6e 20 6e 61 # An na'],
    ['in front', '00 0004 20 41 6e 6e'],
    ['at the end', '00 0004 41 6e 6e 20'],
  ])('%s: the server refuses it, lets nobody in, and listens on', async (_, request) => {
    const server = await startTestServer();
    const ann = await connected(server);
    ann.send(request);
    expect(await ann.frame()).toMatch(ERROR);
    expect(server.chat.users).toEqual([]);
    ann.send(JOIN_ANN);
    await ann.expectHex(ACCEPTED);
  });
});

describe('"The server will not allow blank names"', () => {
  it.each([
    ['no byte at all', '00 0000'],
    ['a space', '00 0001 20'],
    ['nothing but spaces', '00 0003 20 20 20'],
    ['a tab', '00 0001 09'],
  ])('%s is refused, and the connection can try again', async (_, request) => {
    const server = await startTestServer();
    const bob = await connected(server);
    bob.send(request);
    expect(await bob.frame()).toMatch(ERROR);
    bob.send(JOIN_BOB);
    await bob.expectHex(ACCEPTED);
  });
});

describe('"the server will send back an error message if the name is already in use"', () => {
  it.each([
    ['the same name', JOIN_BOB],
    ['the same name in small letters', '00 0003 62 6f 62 # bob'],
  ])('%s: status 1, to the one who asked alone', async (_, request) => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    const third = await connected(server);
    third.send(request);
    await third.expectHex(TAKEN);
    await third.expectNothing();
    await bob.expectNothing();
    await ann.expectNothing();
    expect(server.chat.users).toEqual(['Ann', 'Bob']);
  });

  it('a name is free again when its user has gone', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.drop();
    await ann.expectHex(BOB_LEAVES);
    const again = await connected(server);
    again.send(JOIN_BOB);
    await again.expectHex(ACCEPTED);
  });
});

describe('"Any text ... will be sent to the server, which will then send the text to all of the other clients, prefixed with the user\'s name in square brackets"', () => {
  it('"if Bob types Hi, everyone else will see [Bob] Hi": everyone else, and not Bob', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    const cy = await connected(server);
    cy.send('00 0002 43 79 # Cy');
    await cy.expectHex(ACCEPTED);
    const cyJoins = '02 001a 2a2a 4379 20 6973206a6f696e696e672074686520636861742a2a';
    for (const client of [ann, bob, cy]) await client.expectHex(cyJoins);
    bob.send(HI);
    await ann.expectHex(BOB_SAYS_HI);
    await cy.expectHex(BOB_SAYS_HI);
    await bob.expectNothing();
  });

  it('but not to those who are connected and have not joined', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    const outsider = await connected(server);
    bob.send(HI);
    await ann.expectHex(BOB_SAYS_HI);
    await outsider.expectNothing();
  });

  it('any text: each printable character arrives as it was sent, brackets, asterisks and @exit too', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    // 95 = 0x5f characters from 20 to 7e; with "[Bob] " in front they are 101 = 0x65.
    const all = Array.from({ length: 95 }, (_, i) => (0x20 + i).toString(16)).join('');
    for (const [length, withName, text] of [
      ['005f', '0065', all],
      ['0008', '000e', '5b416e6e5d204869 # [Ann] Hi'],
      ['0005', '000b', '4065786974 # @exit'],
      ['0000', '0006', ''],
    ]) {
      bob.send(`02 ${length} ${text}`);
      await ann.expectHex(`02 ${withName} 5b426f625d20 ${text}`);
    }
  });
});

describe('"New users joining should be announced to all clients (including the newly joining client)"', () => {
  it('as "**Bob is joining the chat**", first to nobody but the one who joins, then to those who are there', async () => {
    const server = await startTestServer();
    const ann = await connected(server);
    ann.send(JOIN_ANN);
    await ann.expectHex(ACCEPTED);
    await ann.expectHex(ANN_JOINS);
    const bob = await connected(server);
    bob.send(JOIN_BOB);
    await bob.expectHex(ACCEPTED);
    await bob.expectHex(BOB_JOINS);
    await ann.expectHex(BOB_JOINS);
    await ann.expectNothing();
    await bob.expectNothing();
  });
});

describe('"And similarly, when the connection goes down": "**Bob is leaving the chat**"', () => {
  it.each([
    ['the user leaves', (bob: Bob) => bob.send(LEAVE)],
    ['the connection is closed', (bob: Bob) => bob.end()],
    ['the connection is cut', (bob: Bob) => bob.drop()],
    ['the connection is reset', (bob: Bob) => bob.reset()],
    [
      'the connection goes down in the middle of a frame',
      (bob: Bob) => bob.socket.end(Uint8Array.of(0x02, 0x00, 0xff, 0x48)),
    ],
    [
      'the user leaves and what follows is nonsense',
      (bob: Bob) => bob.send(`${LEAVE} 02 0002 4869 01 0000 ff`),
    ],
  ])('%s: announced to the others, once', async (_, go) => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    go(bob);
    await ann.expectHex(BOB_LEAVES);
    await bob.closed;
    await ann.expectNothing();
    expect(server.chat.users).toEqual(['Ann']);
  });

  it('is not announced of those who never joined', async () => {
    const server = await startTestServer();
    const [ann] = await annAndBob(server);
    const outsider = await connected(server);
    outsider.end();
    await outsider.closed;
    await ann.expectNothing();
  });
});

type Bob = Awaited<ReturnType<typeof connected>>;
