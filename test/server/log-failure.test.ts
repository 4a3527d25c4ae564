/** Logs that cannot be written: what the chat does, as it was told to. */
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { StartOptions } from '../../src/server/index.js';
import { frame } from '../support/bytes.js';
import { CommandProcess } from '../support/command-process.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';

/** A chat of Ann and Bob, whose log folder can be taken away and put back. */
async function annAndBob(options: Partial<StartOptions> = {}) {
  const clock = new ManualClock();
  const logDir = join(await temporaryFolder(), 'logs');
  const server = await startTestServer({ clock, logDir, ...options });
  const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  const takeAway = () => {
    renameSync(logDir, `${logDir}.away`);
    rmSync(`${logDir}.away`, { recursive: true });
    writeFileSync(logDir, 'in the way of a new one');
    // Files are looked at once a second.
    clock.advance(1000);
  };
  const putBack = () => {
    rmSync(logDir);
    clock.advance(1000);
  };
  return { server, ann, bob, takeAway, putBack };
}

const shownAs = (lines: string[]) => lines.map((line) => line.slice(line.indexOf(' ') + 1));

describe('without a word about it, when the log cannot be written', () => {
  it('the chat goes on; it is said once, and once again how many lines are missing', async () => {
    const { server, ann, bob, takeAway, putBack } = await annAndBob();
    takeAway();
    for (let i = 0; i < 10; i++) {
      bob.send(frame(2, `lost ${i}`));
      expect(await ann.frame()).toBe(`02 [Bob] lost ${i}`);
    }
    expect(server.troubles).toEqual([
      expect.stringMatching(/^Lines of .*\/logs\/chat\.log are lost: ENOTDIR: .*\.$/),
    ]);
    expect(server.lostLines()).toBe(10);
    putBack();
    bob.send(frame(2, 'kept'));
    expect(await ann.frame()).toBe('02 [Bob] kept');
    expect(shownAs(await server.chatLines())).toEqual(['[Bob] kept']);
    expect(server.troubles.slice(1)).toEqual([
      expect.stringMatching(/\/logs\/chat\.log was moved or removed\. A new one is begun\.$/),
      expect.stringMatching(/\/logs\/chat\.log is written again\. Lines that are missing: 10\.$/),
    ]);
  });
});

describe('with --on-log-failure stop, when the log cannot be written', () => {
  it('nobody gets a line that is not in it, everybody is told, and the server ends as failed', async () => {
    const { server, ann, bob, takeAway } = await annAndBob({ onLogFailure: 'stop' });
    takeAway();
    bob.send(frame(2, 'lost'));
    bob.send(frame(3));
    for (const client of [ann, bob]) {
      let seen = await client.frame();
      // What is for Bob alone is no line of the room.
      if (seen.startsWith('03 users')) seen = await client.frame();
      expect(seen).toBe('01 The log cannot be written.');
      expect((await client.rest()).length).toBe(0);
    }
    expect(await server.ended).toEqual({ reason: 'The log cannot be written.', failed: true });
  });

  it('so also when it is connections.log alone', async () => {
    const server = await startOnFullDisk('connections.log', ['--on-log-failure', 'stop']);
    const ann = await RawClient.connect(server.port);
    expect(await ann.frame()).toMatch(/^03 commands/);
    expect(await ann.frame()).toBe('01 The log cannot be written.');
    expect(await server.exited).toBe(1);
  });
});

/** The server in a process, with one of its logs on a disk that is full from the second write on. */
async function startOnFullDisk(log: string, args: readonly string[], stderr?: number) {
  const logDir = join(await temporaryFolder(), 'logs');
  return CommandProcess.start(['--log-dir', logDir, ...args], {
    nodeArgs: ['--import', pathToFileURL(join(import.meta.dirname, '../support/full-disk.mjs')).href],
    env: { FULL: log, AFTER: '1' },
    ...(stderr !== undefined && { stderr }),
  });
}

describe('on a disk that is full, the command', () => {
  it.runIf(process.platform === 'linux')('goes on, even if it cannot print that', async () => {
    const full = openSync('/dev/full', 'w');
    const server = await startOnFullDisk('chat.log', [], full);
    closeSync(full);
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    bob.send(frame(2, 'Hi'));
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.out).toMatch(/ lost-lines=6$/m);
  });

  it('ends with 1 if it was told so', async () => {
    const server = await startOnFullDisk('chat.log', ['--on-log-failure', 'stop']);
    const ann = await RawClient.connect(server.port);
    await ann.frame();
    ann.send(frame(0, 'Ann'));
    expect(await ann.frame()).toBe('00 \\x00');
    expect(await ann.frame()).toBe('01 The log cannot be written.');
    expect(await server.exited).toBe(1);
    expect(server.errors).toMatch(/^chat-server: Lines of .*chat\.log are lost: ENOSPC: [^\n]*\.\n$/);
    expect(server.out).toMatch(/^chat-server: stopped code=1 reason="The log cannot be written\." /m);
  });
});
