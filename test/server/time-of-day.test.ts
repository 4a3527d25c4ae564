/** The clock of the machine is set, by NTP, by hand, or since a virtual machine woke up. Nobody in the chat notices. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { CommandProcess } from '../support/command-process.js';
import { RawClient } from '../support/raw-client.js';
import { temporaryFolder } from '../support/test-server.js';

const PRELOAD = pathToFileURL(join(import.meta.dirname, '../support/stepped-clock.mjs')).href;
const HOUR = 3_600_000;

it.each([
  ['back', -HOUR],
  ['ahead', HOUR],
])('a clock that is set %s, and then the other way, keeps nobody from talking, leaving and coming', async (_, step) => {
  const logDir = await temporaryFolder();
  const server = await CommandProcess.start(['--log-dir', logDir], {
    nodeArgs: ['--import', PRELOAD],
    env: { STEP: String(step) },
  });
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  await ann.frame();
  for (const round of [1, 2]) {
    server.signal('SIGUSR2');
    await server.see('The clock is set.', round);
    for (const text of ['one', 'two', 'three']) {
      bob.send(frame(2, text));
      expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
    }
    const cat = await RawClient.join(server.port, 'Cat');
    expect(await ann.frame()).toBe('02 **Cat is joining the chat**');
    cat.send(frame(1));
    expect(await ann.frame()).toBe('02 **Cat is leaving the chat**');
    for (const text of ['joining', 'leaving'])
      expect(await bob.frame()).toBe(`02 **Cat is ${text} the chat**`);
  }
  // The stamps are what the clock said: the one thing that it is asked for.
  const said = (await readFile(join(logDir, 'chat.log'), 'utf8')).split('\n');
  const times = said
    .filter((line) => line.endsWith('[Bob] one'))
    .map((line) => Date.parse(line.slice(0, 24)));
  expect(Math.sign((times[1] ?? 0) - (times[0] ?? 0))).toBe(-Math.sign(step));
});
