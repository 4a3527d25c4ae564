import { RawClient } from '../support/raw-client.js';

/**
 * Frames of the assignment, byte by byte. They are typed by hand, on purpose: nothing in this folder uses the
 * code of the project to make or to read a frame, so that a mistake in it cannot hide here.
 *
 *     <CommandType> <LengthMessage> <Message>
 */

/** The server, on connecting: 03, 91 bytes. */
export const COMMANDS = `03 005b
  63 6f 6d 6d 61 6e 64 73 0a                                                           # commands
  30 30 20 6a 6f 69 6e 20 3c 75 73 65 72 6e 61 6d 65 3e 0a                             # 00 join <username>
  30 31 20 6c 65 61 76 65 0a                                                           # 01 leave
  30 32 20 6d 65 73 73 61 67 65 20 3c 74 65 78 74 3e 0a                                # 02 message <text>
  30 33 20 6c 69 73 74 0a                                                              # 03 list
  30 34 20 64 69 72 65 63 74 20 3c 75 73 65 72 6e 61 6d 65 3e 20 3c 74 65 78 74 3e 0a  # 04 direct <username> <text>`;

/** A client: 00, join, and the username. */
export const JOIN_BOB = '00 0003 42 6f 62 # Bob';
export const JOIN_ANN = '00 0003 41 6e 6e # Ann';

/** The server: 00, and the status, one byte. */
export const ACCEPTED = '00 0001 00';
export const TAKEN = '00 0001 01';

/** A client: 01, leave, without a message. */
export const LEAVE = '01 0000';

/** A client: 02, Hi. */
export const HI = '02 0002 48 69 # Hi';

/** The server: 02, [Bob] Hi. */
export const BOB_SAYS_HI = '02 0008 5b 42 6f 62 5d 20 48 69 # [Bob] Hi';

const BOB = '2a 2a 42 6f 62 20 # **Bob \n';
const ANN = '2a 2a 41 6e 6e 20 # **Ann \n';
const JOINING = '69 73 20 6a 6f 69 6e 69 6e 67 20 74 68 65 20 63 68 61 74 2a 2a # is joining the chat**';
const LEAVING = '69 73 20 6c 65 61 76 69 6e 67 20 74 68 65 20 63 68 61 74 2a 2a # is leaving the chat**';

/** The server: 02, 27 bytes, **Bob is joining the chat** and so on. */
export const BOB_JOINS = `02 001b ${BOB} ${JOINING}`;
export const BOB_LEAVES = `02 001b ${BOB} ${LEAVING}`;
export const ANN_JOINS = `02 001b ${ANN} ${JOINING}`;
export const ANN_LEAVES = `02 001b ${ANN} ${LEAVING}`;

/** The beginning of an error: 05; how long it is and what it says is for people to read. */
export const ERROR = /^05 [\x20-\x7e]+$/;

/** A connection that has been told the commands. */
export async function connected(server: { port: number }): Promise<RawClient> {
  const client = await RawClient.connect(server.port);
  await client.expectHex(COMMANDS);
  return client;
}

/** Ann and Bob, who are both in the chat and have taken all that was said about it. */
export async function annAndBob(server: { port: number }): Promise<[RawClient, RawClient]> {
  const ann = await connected(server);
  ann.send(JOIN_ANN);
  await ann.expectHex(ACCEPTED);
  await ann.expectHex(ANN_JOINS);
  const bob = await connected(server);
  bob.send(JOIN_BOB);
  await bob.expectHex(ACCEPTED);
  await bob.expectHex(BOB_JOINS);
  await ann.expectHex(BOB_JOINS);
  return [ann, bob];
}
