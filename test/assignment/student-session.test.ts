/** The specifications of the students: connecting, leaving, and the progression from the one to the other. */
import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../src/server/limits.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import {
  ACCEPTED,
  ANN_JOINS,
  annAndBob,
  BOB_JOINS,
  BOB_LEAVES,
  BOB_SAYS_HI,
  COMMANDS,
  connected,
  ERROR,
  HI,
  JOIN_ANN,
  JOIN_BOB,
  LEAVE,
  TAKEN,
} from './wire.js';

describe('"Client", "Connect"', () => {
  it('"Send username request", "Server replies": "Accepted (all set to chat)"', async () => {
    const server = await startTestServer();
    const ann = await connected(server);
    ann.send(JOIN_ANN);
    await ann.expectHex(ACCEPTED);
    await ann.expectHex(ANN_JOINS);
    ann.send('03 0000');
    expect(await ann.frame()).toBe('03 users\\x0aAnn\\x0a');
  });

  it('"Rejected (username taken, connection not established)": not in the chat', async () => {
    const server = await startTestServer();
    const [ann] = await annAndBob(server);
    const third = await connected(server);
    third.send(JOIN_BOB);
    await third.expectHex(TAKEN);
    third.send(HI);
    expect(await third.frame()).toMatch(ERROR);
    await ann.expectNothing();
  });

  it('"If rejected because of username, loop back to the request for a username": on the same connection', async () => {
    const server = await startTestServer();
    await annAndBob(server);
    const third = await connected(server);
    // More in a row than that, and it is no person who tries.
    for (let i = 0; i < limitsOf().maxErrors; i++) {
      third.send(JOIN_BOB);
      await third.expectHex(TAKEN);
    }
    third.send('00 0002 43 79 # Cy');
    await third.expectHex(ACCEPTED);
  });
});

describe('"Client", "Leave"', () => {
  it('"Send disconnect message", "Closes connection": the server closes its side as well', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send(LEAVE);
    expect((await bob.rest()).length).toBe(0);
    await bob.closed;
    await ann.expectHex(BOB_LEAVES);
    ann.send(LEAVE);
    await ann.closed;
    await server.chat.whenEmpty();
  });
});

describe('"Client", "Receive"', () => {
  it('who has sent everything and closes that direction still receives every answer', async () => {
    const server = await startTestServer();
    const bob = await RawClient.connect(server.port);
    bob.send(`${JOIN_BOB}\n 03 0000 09 0000`);
    bob.end();
    await bob.expectHex(COMMANDS);
    await bob.expectHex(ACCEPTED);
    await bob.expectHex(BOB_JOINS);
    expect(await bob.frame()).toBe('03 users\\x0aBob\\x0a');
    expect(await bob.frame()).toMatch(ERROR);
    expect((await bob.rest()).length).toBe(0);
  });
});

describe('"Server", "Connect"', () => {
  it('"Server Username Reply": "<CommandType><LengthMessage><Status>"', async () => {
    const server = await startTestServer();
    const [one, two] = [await connected(server), await connected(server)];
    one.send(JOIN_BOB);
    await one.expectHex('00 0001 00');
    await one.expectHex(BOB_JOINS);
    two.send(JOIN_BOB);
    await two.expectHex('00 0001 01');
  });

  it('"Assign the Client IP and port number together", "Username will be assigned to this combination"', async () => {
    const server = await startTestServer();
    // One address, two ports: two users.
    const [ann, bob] = await annAndBob(server);
    const lines = await server.connectionLines();
    expect(lines.filter((line) => line.endsWith(` 127.0.0.1 ${ann.port} "Ann" accepted`))).toHaveLength(1);
    expect(lines.filter((line) => line.endsWith(` 127.0.0.1 ${bob.port} "Bob" accepted`))).toHaveLength(1);
  });
});

describe('"Server", "Send", "Server Chat Data"', () => {
  it('"Picks username based on FD": by the connection, whatever the text says', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send('02 0007 41 6e 6e 3a 20 48 69 # Ann: Hi');
    await ann.expectHex('02 000d 5b 42 6f 62 5d 20 41 6e 6e 3a 20 48 69 # [Bob] Ann: Hi');
  });

  it('"Sends "Username: message" to everyone": as [Bob] Hi, to everyone else, as the other half of the assignment has it', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    bob.send(HI);
    await ann.expectHex(BOB_SAYS_HI);
    await bob.expectNothing();
  });
});

describe('"Progression"', () => {
  it('"1. Sock.connect()", "2. Server Sends list of commands", "Only to the person connecting"', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    const third = await RawClient.connect(server.port);
    await third.expectHex(COMMANDS);
    await ann.expectNothing();
    await bob.expectNothing();
    await third.expectNothing();
  });

  it('"3. Request Username", "Loop if not valid username"', async () => {
    const server = await startTestServer();
    await annAndBob(server);
    const third = await connected(server);
    const long = '78'.repeat(33);
    for (const bad of [
      '00 0000',
      '00 0003 61 20 62',
      '00 0003 61 5b 62',
      '00 0003 61 5d 62',
      '00 0001 7f',
      '00 0001 80',
      `00 0021 ${long}`,
    ]) {
      third.send(bad);
      expect(await third.frame()).toMatch(ERROR);
    }
    third.send(`00 0020 ${long.slice(2)}`);
    await third.expectHex(ACCEPTED);
  });

  it('"Receives back: <Status> (one byte)": "0 = Accepted", "1 = Already Taken"', async () => {
    const server = await startTestServer();
    const [one, two] = [await connected(server), await connected(server)];
    one.send(JOIN_ANN);
    expect((await one.frameBytes()).subarray(3).toString('hex')).toBe('00');
    two.send(JOIN_ANN);
    expect((await two.frameBytes()).subarray(3).toString('hex')).toBe('01');
  });

  it('"4. Send/Receive": both ways, as often as they like', async () => {
    const server = await startTestServer();
    const [ann, bob] = await annAndBob(server);
    for (let i = 0; i < 50; i++) {
      bob.send(HI);
      await ann.expectHex(BOB_SAYS_HI);
      ann.send('02 0002 48 6f # Ho');
      await bob.expectHex('02 0008 5b 41 6e 6e 5d 20 48 6f # [Ann] Ho');
    }
  });

  it.each([
    ['before a byte is sent', ''],
    ['in the middle of the header', '00 00'],
    ['in the middle of a name', '00 0003 42'],
    ['after a name that is taken', JOIN_ANN],
    ['after joining', JOIN_BOB],
    ['in the middle of a text', `${JOIN_BOB}\n 02 0005 48`],
    ['after leaving', `${JOIN_BOB}\n${LEAVE}`],
  ])('"5. Disconnect at any time": %s, and the others chat on', async (_, bytes) => {
    const server = await startTestServer();
    const ann = await connected(server);
    ann.send(JOIN_ANN);
    await ann.expectHex(ACCEPTED);
    await ann.expectHex(ANN_JOINS);
    const guest = await connected(server);
    guest.send(bytes);
    guest.end();
    await guest.closed;
    if (bytes.startsWith(JOIN_BOB)) {
      await ann.expectHex(BOB_JOINS);
      await ann.expectHex(BOB_LEAVES);
    }
    await ann.expectNothing();
    const next = await connected(server);
    next.send(`${JOIN_BOB}\n${HI}`);
    await ann.expectHex(BOB_JOINS);
    await ann.expectHex(BOB_SAYS_HI);
  });
});
