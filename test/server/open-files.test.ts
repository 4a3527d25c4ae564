/** The server when it can open no more files, in a process of its own that may open few. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { CommandProcess } from '../support/command-process.js';
import { RawClient } from '../support/raw-client.js';
import { temporaryFolder } from '../support/test-server.js';

const OPEN_FILES = 132;

async function annAndBob(...args: string[]) {
  const logDir = await temporaryFolder();
  const server = await CommandProcess.start(['--log-dir', logDir, ...args], { openFiles: OPEN_FILES });
  const ann = await RawClient.join(server.port, 'Ann');
  const bob = await RawClient.join(server.port, 'Bob');
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  return { server, ann, bob, logDir };
}

async function talk(ann: RawClient, bob: RawClient, text: string): Promise<void> {
  bob.send(frame(2, text));
  expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
}

/** So many come, one after the other. @returns those who were let in, and how many were not */
async function crowd(port: number, count: number) {
  const inside: RawClient[] = [];
  const first: string[] = [];
  for (let i = 0; i < count; i++) {
    const client = await RawClient.connect(port);
    const seen = await client.frame().catch(() => 'closed');
    if (seen.startsWith('03')) inside.push(client);
    else first.push(seen);
  }
  return { inside, first };
}

const FULL = '05 The chat is full. Please try again later.';

it('takes no more connections than it has files for, says so, and tells who comes that the chat is full', async () => {
  const { server, ann, bob } = await annAndBob();
  expect(server.errors).toMatch(/^chat-server: There are files for 36 connections only, and not for 10000\./);
  const { inside, first } = await crowd(server.port, 40);
  expect(inside.length).toBe(34);
  expect(first).toEqual(Array(6).fill(FULL));
  await talk(ann, bob, 'we chat on');
  expect(server.errors.trim().split('\n').length).toBe(2);
});

it('with no limit but that of files: says that nobody is let in any more, chats on, and says when there is room again', async () => {
  const { server, ann, bob } = await annAndBob('--max-connections', '0');
  expect(server.errors).toBe('');
  const { inside, first } = await crowd(server.port, OPEN_FILES + 20);
  expect(inside.length).toBe(34);
  expect(new Set(first)).toEqual(new Set([FULL]));
  await server.see(
    'The chat is full with 36 connections, and others are turned away. Raise the limit of open files',
  );
  await talk(ann, bob, 'we chat on');
  for (const client of inside) client.drop();
  await server.see('There is room in the chat again.');
  await talk(ann, bob, 'they have gone');
  const cy = await RawClient.join(server.port, 'Cy');
  expect(await ann.frame()).toBe('02 **Cy is joining the chat**');
  cy.send(frame(1));
  await cy.ended;
  expect(server.errors.trim().split('\n').length).toBe(2);
});

it('keeps files for itself when more are turned away than there are files, and none of them goes: logs begin anew', async () => {
  const { server, ann, bob, logDir } = await annAndBob('--max-connections', '2', '--close-seconds', '0');
  const deaf: RawClient[] = [];
  for (let i = 0; i < OPEN_FILES + 20; i++) {
    const client = await RawClient.connect(server.port, { allowHalfOpen: true });
    deaf.push(client);
  }
  // Those who are told why keep their connection open; the others are closed.
  const told = await Promise.all(deaf.map((client) => client.frame().catch(() => 'closed')));
  expect(told.filter((seen) => seen === FULL).length).toBe(32);
  expect(told.filter((seen) => seen === 'closed').length).toBe(OPEN_FILES + 20 - 32);
  renameSync(join(logDir, 'chat.log'), join(logDir, 'chat.log.1'));
  server.signal('SIGHUP');
  while (!existsSync(join(logDir, 'chat.log'))) await bob.expectNothing();
  await talk(ann, bob, 'we chat on');
  expect(server.errors.trim().split('\n').length).toBe(1);
});
