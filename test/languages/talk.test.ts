import { describe, expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { RawClient } from '../support/raw-client.js';
import { talk } from './support/conversation.js';
import { presentLanguages } from './support/present.js';
import { startOurServer, startServer } from './support/servers.js';

const languages = presentLanguages();
const python = languages.filter(({ name }) => name === 'python');
const startPythonServer = () =>
  startServer('build/languages/python/bin/python examples/python/server/server.py --port 0');

it('clients of all languages chat with each other on our server, and each sees every line', async () => {
  await talk(await startOurServer(), languages);
});

describe.each(python)('the server in $name', () => {
  it('lets our client and those of all languages chat as on ours', async () => {
    await talk(await startPythonServer(), languages);
  });

  it('answers each request as the protocol says, and survives those that it cannot grant', async () => {
    const port = await startPythonServer();
    const ann = await RawClient.join(port, 'Ann');
    const bob = await RawClient.connect(port);
    expect(await bob.frame()).toMatch(/^03 commands\\x0a00 join <username>\\x0a/);
    const refused: [request: Uint8Array, answer: string][] = [
      [frame(2, 'Hi'), '05 Join first.'],
      [frame(0, 'two words'), '05 A name is 1 to 32 printable ASCII characters without space, [ and ].'],
      [frame(0, 'B\u00f6b'), '05 The message is not one of this command.'],
      [frame(0, 'ANN'), '00 \\x01'],
      [frame(0x7f, 'what'), '05 Unsupported command 7F.'],
      [frame(5, 'No.'), '05 Unsupported command 05.'],
    ];
    for (const [request, answer] of refused) {
      bob.send(request);
      expect(await bob.frame()).toBe(answer);
    }
    bob.send(frame(0, 'Bob'));
    expect(await bob.frame()).toBe('00 \\x00');
    expect(await bob.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    const granted: [request: Uint8Array, answer: string][] = [
      [frame(0, 'Bob'), '05 You have joined already.'],
      [frame(3), '03 users\\x0aAnn\\x0aBob\\x0a'],
      [frame(4, 'ann psst'), ''],
      [frame(4, 'Cat psst'), '05 Nobody here has the name Cat.'],
      [frame(2, 'Hi'), ''],
      [frame(2, 'a\x1b[2Jb'), '05 Only printable ASCII characters can be sent.'],
      [frame(2, 'a'.repeat(65_535)), '05 The text is too long.'],
      [frame(3, 'x'), '05 The message is not one of this command.'],
    ];
    for (const [request, answer] of granted) {
      bob.send(request);
      if (answer !== '') expect(await bob.frame()).toBe(answer);
    }
    expect(await ann.frame()).toBe('04 [Bob] psst');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    bob.reset();
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    ann.send(frame(1));
    expect(await ann.rest()).toEqual(Buffer.alloc(0));
  });
});
