import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
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
/** A record: a request to join as `Bob`. */
const JOIN = Buffer.from('00000003426f62', 'hex');
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

  it('is for the eyes of the user alone, also where the file was there before', () => {
    const path = file();
    writeFileSync(path, JOIN, { mode: 0o644 });
    new Recorder(path, none).close();
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });

  it('does not touch a file of another kind', () => {
    const path = file();
    writeFileSync(path, 'Dear diary', { mode: 0o644 });
    expect(() => new Recorder(path, none)).toThrow(
      `Cannot record to ${path}: it exists and is not a recorded conversation.`,
    );
    expect(readFileSync(path, 'utf8')).toBe('Dear diary');
    expect((statSync(path).mode & 0o777).toString(8)).toBe('644');
  });

  it.each([
    ['the last record is cut off', -1],
    ['something else follows', 1],
  ])('does not touch a recording of which %s, however long', (_, change) => {
    const path = file();
    const bytes = Buffer.concat(Array.from({ length: 30_000 }, () => JOIN));
    writeFileSync(path, change < 0 ? bytes.subarray(0, change) : Buffer.concat([bytes, Buffer.from('!')]));
    expect(() => new Recorder(path, none)).toThrow('it exists and is not a recorded conversation.');
    expect(statSync(path).size).toBe(bytes.length + change);
  });

  it('is continued in little memory, however long it has become', () => {
    const path = file();
    writeFileSync(path, Buffer.concat(Array.from({ length: 200_000 }, () => JOIN)));
    const recorder = join(inject('dist'), 'src/client/recorder.js');
    const program = `import(${JSON.stringify(recorder)}).then(({ Recorder }) =>
      new Recorder(${JSON.stringify(path)}, console.error).close())`;
    const { status, stderr } = spawnSync(process.execPath, ['--max-old-space-size=32', '-e', program]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });

  it('keeps what another client has written to the same file, when it has to stop', () => {
    const path = file();
    const failures: string[] = [];
    const [ours, theirs] = [
      new Recorder(path, (sentence) => failures.push(sentence)),
      new Recorder(path, none),
    ];
    theirs.record(client(protocol.joinRequest('Ann')));
    const broken = protocol.joinRequest('Bob');
    Object.assign(broken.message, { username: 'x'.repeat(70_000) }); // more than a frame can hold
    ours.record(client(broken));
    expect(failures).toEqual([expect.stringMatching(/^The recording stops here: /)]);
    theirs.record(client(protocol.leaveRequest()));
    ours.close();
    theirs.close();
    expect(Chat.fromBytes(readFileSync(path)).records).toHaveLength(2);
  });

  it('says why a file cannot be written', () => {
    const path = file();
    const folder = dirname(path);
    const opening = (where: string) => () => new Recorder(where, none);
    expect(opening(join(path, 'x'))).toThrow(`Cannot record to ${path}/x: there is no such folder.`);
    expect(opening(folder)).toThrow(`Cannot record to ${folder}: it is a folder.`);
  });

  it.skipIf(!existsFull())('stops with a sentence when there is no space, and once', () => {
    const failures: string[] = [];
    const recorder = new Recorder('/dev/full', (sentence) => failures.push(sentence));
    recorder.record(client(protocol.joinRequest('Bob')));
    recorder.record(client(protocol.joinRequest('Bob')));
    recorder.close();
    expect(failures).toEqual(['The recording stops here: no space is left.']);
  });
});

function existsFull(): boolean {
  try {
    return statSync('/dev/full').isCharacterDevice();
  } catch {
    return false;
  }
}
