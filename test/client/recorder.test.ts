import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { Recorder } from '../../src/client/recorder.js';
import * as protocol from '../../src/protocol/index.js';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'talk.chat');
}

const client = (frame: Chat.ClientFrame) => ({ side: Chat.Side.CLIENT, frame }) as const;
const server = (frame: Chat.ServerFrame) => ({ side: Chat.Side.SERVER, frame }) as const;
const none = (sentence: string): never => expect.fail(sentence);

describe('a recording', () => {
  it('has the side and the bytes of each frame', () => {
    const path = file();
    const recorder = new Recorder(path, none);
    recorder.record(client(protocol.joinRequest('Bob')));
    recorder.record(server(protocol.accepted()));
    recorder.close();
    expect(readFileSync(path).toString('hex')).toBe('00000003426f62' + '0100000100');
  });

  it('is valid after each frame, so that the client may be killed at any time', () => {
    const path = file();
    const recorder = new Recorder(path, none);
    const frames = [
      client(protocol.joinRequest('Bob')),
      server(protocol.said('Ann', 'Hi')),
      client(protocol.textMessage('x'.repeat(65_535))),
      server(protocol.listing('users', ['Ann', 'Bob'])),
      client(protocol.leaveRequest()),
    ];
    frames.forEach((frame, i) => {
      recorder.record(frame);
      const { records } = Chat.fromBytes(readFileSync(path));
      expect(records).toHaveLength(i + 1);
      expect(records[i]?.side).toBe(frame.side);
      expect(records[i]?.frame.toBytes()).toEqual(frame.frame.toBytes());
    });
    recorder.close();
  });

  it('is continued', () => {
    const path = file();
    for (const name of ['Ann', 'Bob']) {
      const recorder = new Recorder(path, none);
      recorder.record(client(protocol.joinRequest(name)));
      recorder.close();
    }
    expect(Chat.fromBytes(readFileSync(path)).records).toHaveLength(2);
  });

  it('does not touch a file of another kind', () => {
    const path = file();
    writeFileSync(path, 'Dear diary');
    expect(() => new Recorder(path, none)).toThrow(
      `Cannot record to ${path}: it exists and is not a recorded conversation.`,
    );
    expect(readFileSync(path, 'utf8')).toBe('Dear diary');
  });

  it('says why a file cannot be written', () => {
    expect(() => new Recorder(join(file(), 'x'), none)).toThrow(/^Cannot record to .*: ENOENT.*\.$/);
  });

  it.skipIf(!existsFull())('stops with a sentence when there is no space, and once', () => {
    const failures: string[] = [];
    const recorder = new Recorder('/dev/full', (sentence) => failures.push(sentence));
    recorder.record(client(protocol.joinRequest('Bob')));
    recorder.record(client(protocol.joinRequest('Bob')));
    recorder.close();
    expect(failures).toEqual([expect.stringMatching(/^The recording stops here: ENOSPC.*\.$/)]);
  });
});

function existsFull(): boolean {
  try {
    return statSync('/dev/full').isCharacterDevice();
  } catch {
    return false;
  }
}
