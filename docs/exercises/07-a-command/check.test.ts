import { sample } from 'fast-check';
import { expect, it } from 'vitest';
import { chatClientFrame } from '../../../generated/arbitraries/chat.js';
import { Chat } from '../../../generated/typescript/chat.js';
import { frame } from '../../../test/support/bytes.js';
import { RawClient } from '../../../test/support/raw-client.js';
import { startTestServer } from '../../../test/support/test-server.js';
import { expectGreen } from '../run-tests.js';

const TOPIC = 6;

it('the specification has the command, and the codec is generated from it', () => {
  expect(Chat.Command[TOPIC], 'the name of command 6 in generated/typescript/chat.ts').toBe('TOPIC');
});

it('the random frames of the property tests have it, without a line of test code', () => {
  const commands = sample(chatClientFrame(), 1000).map(({ command }): number => command);
  expect(commands.filter((command) => command === TOPIC).length).toBeGreaterThan(10);
});

it('everybody gets a new topic, the one who sets it too, and the transcript has it', async () => {
  const server = await startTestServer();
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  await ann.frame();
  bob.send(frame(TOPIC, 'Games'));
  for (const client of [ann, bob]) expect(await client.frame()).toBe('06 Games');
  expect((await server.chatLines()).at(-1)).toMatch(/ \*\*Bob sets the topic: Games\*\*$/);
});

it('who joins later gets the topic after the own announcement; there is none before it was set', async () => {
  const { port } = await startTestServer();
  const ann = await RawClient.join(port, 'Ann');
  await ann.expectNothing();
  ann.send(frame(TOPIC, 'Games'));
  expect(await ann.frame()).toBe('06 Games');
  const bob = await RawClient.join(port, 'Bob');
  expect(await bob.frame()).toBe('06 Games');
});

it('a topic from somebody who has not joined, or that is not printable ASCII, is an error', async () => {
  const { port } = await startTestServer();
  const guest = await RawClient.connect(port);
  await guest.frame();
  guest.send(frame(TOPIC, 'Games'));
  expect(await guest.frame()).toMatch(/^05 /);
  const ann = await RawClient.join(port, 'Ann');
  for (const bad of ['two\nlines', '\x1b[2J', '\xff']) {
    ann.send(frame(TOPIC, bad));
    expect(await ann.frame()).toMatch(/^05 /);
  }
  await ann.expectNothing();
});

it('the examples and the model know it: their tests are green', async () => {
  await expectGreen(
    'test/generated/round-trip.test.ts',
    'test/examples/examples.test.ts',
    'test/protocol/client-request.test.ts',
    'test/server/room-model.test.ts',
  );
});
