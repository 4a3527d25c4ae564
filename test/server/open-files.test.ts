/** The server when it can open no more files, in a process of its own that may open few. */
import { expect, it } from 'vitest';
import { frame } from '../support/bytes.js';
import { CommandProcess } from '../support/command-process.js';
import { RawClient } from '../support/raw-client.js';
import { temporaryFolder } from '../support/test-server.js';

const OPEN_FILES = 100;

async function annAndBob(...args: string[]) {
  const logDir = await temporaryFolder();
  const server = await CommandProcess.start(['--log-dir', logDir, ...args], { openFiles: OPEN_FILES });
  const ann = await RawClient.join(server.port, 'Ann');
  const bob = await RawClient.join(server.port, 'Bob');
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  return { server, ann, bob };
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

it('takes no more connections than it has files for, says so, and tells who comes that the chat is full', async () => {
  const { server, ann, bob } = await annAndBob();
  expect(server.errors).toMatch(/^chat-server: There are files for 36 connections only, and not for 10000\./);
  const { inside, first } = await crowd(server.port, 40);
  expect(inside.length).toBe(34);
  expect(first).toEqual(Array(6).fill('05 The chat is full. Please try again later.'));
  await talk(ann, bob, 'we chat on');
  expect(server.errors.trim().split('\n').length).toBe(1);
});

it('closes who comes when no file is left, chats on, and lets people in when files are free', async () => {
  const { server, ann, bob } = await annAndBob('--max-connections', '0');
  const { inside, first } = await crowd(server.port, OPEN_FILES + 20);
  expect(inside.length).toBeGreaterThan(20);
  expect(first.length).toBeGreaterThan(20);
  expect(new Set(first)).toEqual(new Set(['closed']));
  await talk(ann, bob, 'we chat on');
  for (const client of inside) client.drop();
  for (const client of inside) await client.closed;
  await talk(ann, bob, 'they have gone');
  const cy = await RawClient.join(server.port, 'Cy');
  expect(await ann.frame()).toBe('02 **Cy is joining the chat**');
  cy.send(frame(1));
  await cy.ended;
});
