/** The clauses of the instructor's half that are about the client program, on the real program. */
import { describe, expect, it } from 'vitest';
import { Piped } from '../client/support/piped.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';

const client = (port: number, ...args: string[]) => new Piped('--port', String(port), '--', ...args);

describe('"The client program takes two arguments: the IP address of the server and the name you want to use"', () => {
  it('and with these two it is in the chat', async () => {
    const server = await startTestServer();
    const bob = client(server.port, '127.0.0.1', 'Bob');
    await bob.see('**Bob is joining the chat**');
    expect(server.chat.users).toEqual(['Bob']);
    bob.input('@exit\n');
    expect(await bob.exited).toBe(0);
  });

  it.each([
    [[]],
    [['127.0.0.1']],
    [['127.0.0.1', 'Bob', 'Builder']],
  ])('with %j it says how it is used', async (args) => {
    const server = await startTestServer();
    const bob = client(server.port, ...args);
    expect(await bob.exited).toBe(2);
    expect(bob.errors).toContain('Usage: chat-client');
    expect(await server.connectionLines()).toEqual([]);
  });
});

describe('"The name may not contain spaces" and "blank names (the client should reject it)"', () => {
  it.each(['', ' ', 'Bob Builder', ' Bob', 'Bob '])('rejects %j before it connects', async (name) => {
    const server = await startTestServer();
    const bob = client(server.port, '127.0.0.1', name);
    expect(await bob.exited).toBe(2);
    expect(bob.errors).toContain('Usage: chat-client');
    expect(await server.connectionLines()).toEqual([]);
  });
});

describe('"the server will send back an error message if the name is already in use"', () => {
  it('which the client shows, and asks for another one', async () => {
    const server = await startTestServer();
    await RawClient.join(server.port, 'Bob');
    const other = client(server.port, '127.0.0.1', 'Bob').input('Rob\n@exit\n');
    expect(await other.exited).toBe(0);
    expect(other.out + other.errors).toMatch(/in use/);
    expect((await server.chatLines()).map((line) => line.replace(/^\S+ /, ''))).toContain(
      '**Rob is joining the chat**',
    );
  });
});

describe('"Any text that the user types in the client will be sent to the server"', () => {
  it('"if Bob types Hi, everyone else will see [Bob] Hi on their terminals"', async () => {
    const server = await startTestServer();
    const ann = client(server.port, '127.0.0.1', 'Ann');
    await ann.see('**Ann is joining the chat**');
    const bob = client(server.port, '127.0.0.1', 'Bob').input('Hi\n@exit\n');
    expect(await bob.exited).toBe(0);
    await ann.see('**Bob is leaving the chat**');
    const shown = ann.out.split('\n').map((line) => line.replace(/^(?:Ann> )+/, ''));
    expect(shown.filter((line) => line.includes('Bob'))).toEqual([
      '**Bob is joining the chat**',
      '[Bob] Hi',
      '**Bob is leaving the chat**',
    ]);
    ann.input('@exit\n');
    expect(await ann.exited).toBe(0);
  });
});

describe('"The user is presented with a prompt showing his/her name and a > followed by a single space, such as Bob> "', () => {
  it('is what the client prints', async () => {
    const server = await startTestServer();
    const bob = client(server.port, '127.0.0.1', 'Bob');
    await bob.see('Bob> ');
    expect(bob.out).not.toContain('Bob>  ');
    bob.input('@exit\n');
    expect(await bob.exited).toBe(0);
  });
});

describe('"The only command that the client accepts from the command prompt is @exit"', () => {
  it('"which will cause the client to exit the chat and the program to end"', async () => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const bob = client(server.port, '127.0.0.1', 'Bob');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    bob.input('@exit\n');
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
    expect(await bob.exited).toBe(0);
    // "Send disconnect message": it says so, and does not just go.
    expect((await server.connectionLines()).at(-1)).toMatch(/disconnected - left$/);
  });

  it.each(['@exit now', ' @exit', '@EXIT', '@help', '/quit'])('%j is text', async (text) => {
    const server = await startTestServer();
    const ann = await RawClient.join(server.port, 'Ann');
    const bob = client(server.port, '127.0.0.1', 'Bob').input(`${text}\n@exit\n`);
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    expect(await ann.frame()).toBe(`02 [Bob] ${text}`);
    expect(await bob.exited).toBe(0);
  });
});
