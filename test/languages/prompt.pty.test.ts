import { describe, expect, it } from 'vitest';
import { TestTerminal } from '../client/support/pty.js';
import { frame } from '../support/bytes.js';
import { RawClient } from '../support/raw-client.js';
import { shellArguments } from './support/commands.js';
import { presentLanguages } from './support/present.js';
import { startOurServer } from './support/servers.js';

describe.each(presentLanguages())('the client in $name on a terminal', ({ client }) => {
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
});

/** Whether these rows are the last ones of a screen that are not empty. */
function endsWith(...last: string[]): (rows: string[]) => boolean {
  return (rows) => {
    const filled = rows.filter((row) => row !== '');
    return last.every((row, index) => filled[filled.length - last.length + index] === row);
  };
}
