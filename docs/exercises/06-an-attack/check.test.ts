import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { frame } from '../../../test/support/bytes.js';
import { RawClient } from '../../../test/support/raw-client.js';
import { startTestServer } from '../../../test/support/test-server.js';
import { expectGreen } from '../run-tests.js';

const PARROT = join(import.meta.dirname, 'parrot.mjs');

it('the parrot is heard 200 times at most, and then it is gone', async () => {
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  await promisify(execFile)(process.execPath, [PARROT, `${server.port}`, '1000']);
  let heard = 0;
  for (;;) {
    const shown = await ann.frame();
    if (shown === '02 [Parrot] Pretty Polly!') heard++;
    if (shown === '02 **Parrot is leaving the chat**') break;
  }
  expect(heard, 'Ann heard the parrot so many times').toBeLessThanOrEqual(200);
  expect(heard, 'a few times should be allowed').toBeGreaterThan(5);
});

it('nobody else is kept from talking: two people may say the same, and one may say it again later', async () => {
  const server = await startTestServer();
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  await ann.frame();
  for (let i = 0; i < 150; i++) {
    for (const text of ['yes', 'no']) {
      bob.send(frame(2, text));
      expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
      ann.send(frame(2, text));
      expect(await bob.frame()).toBe(`02 [Ann] ${text}`);
    }
  }
});

it('the tests of the server are green', async () => {
  await expectGreen(
    'test/server/limits.test.ts',
    'test/server/limits-on-reading.test.ts',
    'test/server/room-model.test.ts',
    'test/server/command.test.ts',
  );
});
