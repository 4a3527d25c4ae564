import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../generated/typescript/chat.js';
import { showRoomLine } from '../../../src/protocol/index.js';
import { clientLaws } from '../../../test/languages/support/client-laws.js';
import { ScriptedConnection } from '../../../test/languages/support/scripted.js';
import { Talker } from '../../../test/languages/support/talker.js';
import { frame } from '../../../test/support/bytes.js';
import { readMine } from '../mine.js';
import { ROOT } from '../run-tests.js';

/** A frame of spec/examples/frames.json. */
interface Example {
  readonly type: string;
  readonly hex: string;
  readonly fields?: object;
}

/** What the shell runs: the file mine/client/command, with what it is called with behind it. */
const CLIENT = '$(cat mine/client/command)';

beforeAll(async () => {
  await readMine('client/command');
  const build = await readMine('client/build').catch(() => 'true');
  await promisify(execFile)('sh', ['-c', build], { cwd: ROOT });
});

describe('your client', () => {
  clientLaws(CLIENT);

  it('shows every line of the room that is in spec/examples/frames.json, in pieces of three bytes', async () => {
    const file = await readFile(join(ROOT, 'spec/examples/frames.json'), 'utf8');
    const lines = (JSON.parse(file) as Example[]).flatMap(({ type, hex, fields }) => {
      if (type !== 'server_frame' || fields === undefined) return [];
      const { message } = Chat.ServerFrame.fromBytes(Buffer.from(hex, 'hex'));
      return message instanceof Chat.RoomLine ? [{ hex, shown: showRoomLine(message) }] : [];
    });
    const server = await ScriptedConnection.listen();
    const bob = new Talker(CLIENT, server.port, 'Bob');
    await server.received(6);
    const bytes = lines.map(({ hex }) => Buffer.from(hex, 'hex'));
    await server.send(Buffer.concat([frame(0, '\0'), ...bytes]), 3);
    await server.end();
    await bob.exited;
    const safe = lines.map(({ shown }) => shown.replace(/[^\x20-\x7e]/g, '?'));
    expect(bob.seen.slice(0, safe.length)).toEqual(safe);
  });

  it('sends what was typed before the name was accepted, when it is', async () => {
    const server = await ScriptedConnection.listen();
    const bob = new Talker(CLIENT, server.port, 'Bob');
    for (const line of ['Hi', '@exit']) bob.type(line);
    expect(await server.received(6)).toEqual(frame(0, 'Bob'));
    await server.send(frame(0, '\0'), 1);
    const sent = Buffer.concat([frame(2, 'Hi'), frame(1)]);
    expect(await server.received(sent.length)).toEqual(sent);
    await server.end();
    expect(await bob.exited).toBe(0);
  });
});
