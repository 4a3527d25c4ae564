import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { checkLocally } from './local-name.js';

/** Exit status for wrong usage, as the shell's own commands have it. */
export const WRONG_USAGE = 2;

/** What the user wants. */
export interface Options {
  /** Of the server: a name or an IP address. */
  readonly address: string;
  /** 1 to 65535. */
  readonly port: number;
  /** The name to ask for. It is not blank, has no spaces, and can be sent. */
  readonly name: string;
  readonly plain: boolean;
  /** A file for the recorded conversation. */
  readonly record: string | undefined;
}

/** What the arguments come to: options, or a text to print and the exit status after it. */
export type Arguments =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'stop'; readonly code: number; readonly text: string };

const KEYS = `
Everything that you type is sent to the others when you press Enter.
The only command is @exit, which leaves the chat and ends the program.

Keys of the full screen:
  Left, Right, Home, End    move in the line (also C-b, C-f, C-a, C-e)
  M-b, M-f                  move by words
  Backspace, Delete         delete
  C-k, C-u, C-w             delete to the end, to the start, a word
  C-y                       put back what these three deleted
  Up, Down                  lines that you sent before
  PageUp, PageDown          scroll the room
  C-Up, C-Down              scroll it by a row
  C-Home, C-End             go to its oldest line, to its newest
  C-l                       draw the screen again
  C-z                       back to the shell, until fg
  C-c, C-d on an empty line leave, like @exit

Exit status: 0 after leaving, 1 if anything else ended the chat, 2 for wrong
usage.`;

/**
 * Reads the arguments of the command line, without the names of node and the program.
 * Nothing is printed and no process is ended here.
 */
export function parseArguments(args: readonly string[]): Arguments {
  let text = '';
  const write = (piece: string): void => {
    text += piece;
  };
  const command = new Command('chat-client')
    .description('Joins a group chat.')
    .argument('<address>', 'of the server: a name or an IP address')
    .argument('<name>', 'under which to join; it may not contain spaces')
    .option('-p, --port <number>', 'port of the server', parsePort, 9000)
    .option('--plain', 'plain lines, even on a terminal that could show the full screen', false)
    .option('--record <file>', 'append every frame sent and received to a file, for chat-inspect')
    .addHelpText('after', KEYS)
    .configureOutput({ writeOut: write, writeErr: write })
    .exitOverride();
  const wrong = (why: string): Arguments => {
    const usage = `Usage: chat-client ${command.usage()}`;
    return { kind: 'stop', code: WRONG_USAGE, text: `${why.trimEnd()}\n${usage}\n` };
  };
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'stop', code: 0, text };
    const hint = error.code === 'commander.excessArguments' ? 'A name may not contain spaces.' : '';
    return wrong(text + hint);
  }
  const { port, plain, record } = command.opts<{ port: number; plain: boolean; record?: string }>();
  const [address = '', name = ''] = command.args;
  if (address.trim() === '') return wrong('error: An address may not be blank.');
  const wrongName = checkLocally(name);
  if (wrongName !== undefined) return wrong(`error: ${wrongName}`);
  return { kind: 'run', options: { address, port, name, plain, record } };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  }
  return port;
}
