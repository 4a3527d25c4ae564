import { expect, it } from 'vitest';
import { LIMIT_OPTIONS, type Limits } from '../../../src/server/limits.js';
import { frame } from '../../../test/support/bytes.js';
import { RawClient } from '../../../test/support/raw-client.js';
import { startTestServer } from '../../../test/support/test-server.js';
import { expectGreen } from '../run-tests.js';

/** The limit that the exercise asks for, which the project does not have. */
const limits = (maxText: number): Partial<Limits> => Object.fromEntries([['maxText', maxText]]);

async function annAndBob(maxText: number): Promise<[RawClient, RawClient]> {
  const { port } = await startTestServer({ limits: limits(maxText) });
  const [ann, bob] = [await RawClient.join(port, 'Ann'), await RawClient.join(port, 'Bob')];
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  return [ann, bob];
}

it('--max-text is an option, with a default that no text exceeds', () => {
  const option = LIMIT_OPTIONS.find(({ flag }) => flag === '--max-text');
  expect(option, 'LIMIT_OPTIONS has no --max-text').toMatchObject({ name: 'maxText', default: 65_535 });
});

it.each([
  ['to everybody', 2, ''],
  ['to one alone', 4, 'Ann '],
])('a text %s that is too long is answered with an error, and nobody sees it', async (_, command, prefix) => {
  const [ann, bob] = await annAndBob(10);
  bob.send(frame(command, `${prefix}12345678901`));
  expect(await bob.frame()).toMatch(/^05 /);
  await ann.expectNothing();
  bob.send(frame(command, `${prefix}1234567890`));
  expect(await ann.frame()).toMatch(/^0[24] \[Bob\] 1234567890$/);
});

it('0 switches it off', async () => {
  const [ann, bob] = await annAndBob(0);
  bob.send(frame(2, 'x'.repeat(60_000)));
  expect(await ann.frame()).toHaveLength('02 [Bob] '.length + 60_000);
});

it('the docs have it, a test is named for it, and the tests of the server are green', async () => {
  await expectGreen(
    'test/server/limits.test.ts',
    'test/server/room-model.test.ts',
    'test/server/command.test.ts',
  );
});
