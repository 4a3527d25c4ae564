import { describe, expect, it } from 'vitest';
import { TestTerminal } from '../client/support/pty.js';
import { frame } from '../support/bytes.js';
import { RawClient } from '../support/raw-client.js';
import { shellArguments } from './support/commands.js';
import { presentLanguages } from './support/present.js';
import { ScriptedConnection } from './support/scripted.js';
import { startOurServer } from './support/servers.js';

const languages = presentLanguages();
/** The others leave it to the terminal. */
const javascript = languages.filter(({ name }) => name === 'javascript');

describe.each(languages)('the client in $name on a terminal', ({ client }) => {
  it('asks for a name, prompts with it, and keeps the prompt below what the others say', async () => {
    const port = await startOurServer();
    const ann = await RawClient.join(port, 'Ann');
    const args = shellArguments(client, ['--port', String(port), '127.0.0.1', 'ann']);
    const terminal = new TestTerminal('sh', args);
    await terminal.until(endsWith('The name ann is already in use.', 'Name: _'), 'the question for a name');
    terminal.type('Bob\r');
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    await terminal.until(endsWith('**Bob is joining the chat**', 'Bob> _'), 'the prompt');
    ann.send(frame(2, 'Hello, Bob. Nice to see you!'));
    await terminal.until(
      endsWith('[Ann] Hello, Bob. Nice to see you!', 'Bob> _'),
      'the prompt below the line',
    );
    terminal.type('Hi\r');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
    ann.send(frame(2, 'Ha'));
    await terminal.until(endsWith('Bob> Hi', '[Ann] Ha', 'Bob> _'), 'a line shorter than the prompt');
    terminal.type('@exit\r');
    expect(await terminal.exited).toBe(0);
    expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  });

  it('leaves a row of its own to the shell, at the end of the input and when the connection is lost', async () => {
    const start = async () => {
      const server = await ScriptedConnection.listen();
      const args = shellArguments(client, ['--port', String(server.port), '127.0.0.1', 'Bob']);
      const terminal = new TestTerminal('sh', args);
      await server.received(6);
      await server.send(frame(0, '\0'), 99);
      await terminal.until(endsWith('Bob> _'), 'the prompt');
      return { server, terminal };
    };
    const one = await start();
    one.terminal.type('\x04');
    expect(await one.server.received(3)).toEqual(frame(1));
    await one.server.end();
    await one.terminal.until(endsWith('Bob>', '_'), 'an empty row after the prompt');
    expect(await one.terminal.exited).toBe(0);
    const other = await start();
    await other.server.end();
    await other.terminal.until(
      endsWith('The connection is closed.', '_'),
      'an empty row after the last line',
    );
    expect(await other.terminal.exited).toBe(1);
  });
});

const SUSPENDED = /^\[1\].*Stopped/;

describe.each(javascript)('the client in $name on a terminal, which edits the line itself', ({ client }) => {
  it('keeps a line of several rows that is being typed below what the others say, once', async () => {
    const port = await startOurServer();
    const ann = await RawClient.join(port, 'Ann');
    const args = shellArguments(client, ['--port', String(port), '127.0.0.1', 'Bob']);
    const terminal = new TestTerminal('sh', args, { columns: 40 });
    await terminal.until(endsWith('Bob> _'), 'the prompt');
    terminal.type('a'.repeat(100));
    await terminal.until(
      endsWith(`Bob> ${'a'.repeat(35)}`, 'a'.repeat(40), `${'a'.repeat(25)}_`),
      'the line',
    );
    for (const text of ['one', 'two']) {
      ann.send(frame(2, text));
      await terminal.until(
        endsWith(`[Ann] ${text}`, `Bob> ${'a'.repeat(35)}`, 'a'.repeat(40), `${'a'.repeat(25)}_`),
        'the line below what was said',
      );
    }
    expect(terminal.rows.filter((row) => row.startsWith('Bob> '))).toHaveLength(1);
    expect(terminal.rows).toContain('[Ann] one');
  });

  it('goes to the shell by C-z, and after fg takes what is typed', async () => {
    const port = await startOurServer();
    const ann = await RawClient.join(port, 'Ann');
    const shell = new TestTerminal('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: '$ ' } });
    await shell.see('$ _');
    shell.type(`${client} --port ${port} 127.0.0.1 Bob\r`);
    expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
    await shell.see('Bob> _');
    shell.type('\x1a');
    await shell.until((rows) => rows.some((row) => SUSPENDED.test(row)), 'the shell');
    await shell.see('$ _');
    shell.type('fg\r');
    await shell.until(
      (rows) => rows.filter((row) => row.startsWith('Bob>')).length === 2,
      'the prompt again',
    );
    shell.type('Hi\r');
    expect(await ann.frame()).toBe('02 [Bob] Hi');
  });
});

/** Whether these rows are the last ones of a screen that are not empty. */
function endsWith(...last: string[]): (rows: string[]) => boolean {
  return (rows) => {
    const filled = rows.filter((row) => row !== '');
    return last.every((row, index) => filled[filled.length - last.length + index] === row);
  };
}
