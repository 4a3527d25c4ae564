/** The recorded conversations were played through without a network: here the real server has its say. */
import { describe, expect, it } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import { readExample, storyExamples } from './files.js';

/** Those in which nothing happens that a client does not send: a lost connection is in no frame. */
const replayed = storyExamples.filter(({ file }) => ['whole-story.chat', 'refusals.chat'].includes(file));

describe('a server that gets what the clients of a recording sent', () => {
  it.each(replayed)('answers as in $file, byte for byte', async ({ file, records }) => {
    const { port } = await startTestServer();
    const clients = new Map<string, RawClient>();
    const frames = Chat.fromBytes(readExample(file)).records;
    expect(frames.length).toBeGreaterThan(10);
    for (const [index, { side, frame }] of frames.entries()) {
      const who = records[index]?.connection ?? expect.fail(`record ${index} has no connection`);
      const client = clients.get(who) ?? (await RawClient.connect(port));
      clients.set(who, client);
      const bytes = frame.toBytes();
      if (side === Chat.Side.CLIENT) client.send(bytes);
      else await client.expectHex(Buffer.from(bytes).toString('hex'));
    }
    for (const client of clients.values()) expect(await client.rest()).toHaveLength(0);
  });
});
