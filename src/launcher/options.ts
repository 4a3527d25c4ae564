import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { checkLocally } from '../client/local-name.js';

/** Exit status for wrong usage. */
export const WRONG_USAGE = 2;

/** What the user of `make chat` wants. */
export interface Options {
  /** Where the server is, or is to be started: a name or an IP address of this machine. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
  /** The name to ask for. It is not blank, has no spaces, and can be sent. */
  readonly name: string;
  /** The folder for the logs of a server that is started. */
  readonly logDir: string;
}

/** What the arguments come to: options, or a text to print and the exit status after it. */
export type Arguments =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'stop'; readonly code: number; readonly text: string };

const USAGE = 'Usage: make chat NAME=Bob [HOST=127.0.0.1] [PORT=9000]\n';

/**
 * Reads the arguments of the command line, without the names of node and the program.
 * Nothing is printed, connected to or started here.
 */
export function parseArguments(args: readonly string[]): Arguments {
  let text = '';
  const write = (piece: string): void => {
    text += piece;
  };
  const command = new Command('launcher')
    .description('Joins the chat, and starts a server first if none answers. This is what `make chat` runs.')
    .argument('[name...]', 'under which to join; it may not contain spaces')
    .option('--host <address>', 'of the server', '127.0.0.1')
    .option('--port <number>', 'of the server', parsePort, 9000)
    .option(
      '--log-dir <folder>',
      'for the logs of a server that is started (default: ./logs; ./logs/PORT for another port than 9000)',
    )
    .configureOutput({ writeOut: write, writeErr: write })
    .exitOverride();
  const wrong = (why: string): Arguments => ({
    kind: 'stop',
    code: WRONG_USAGE,
    text: `${why.trimEnd()}\n${USAGE}`,
  });
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? { kind: 'stop', code: 0, text } : wrong(text);
  }
  // Several words are one name with spaces, whose quotes the shell has taken.
  const name = command.args.join(' ');
  const wrongName = checkLocally(name);
  if (wrongName !== undefined) return wrong(`error: ${wrongName}`);
  const given = command.opts<Omit<Options, 'name' | 'logDir'> & { logDir?: string }>();
  // A folder is for one server at a time.
  const logDir = given.logDir ?? (given.port === 9000 ? './logs' : `./logs/${given.port}`);
  return { kind: 'run', options: { ...given, logDir, name } };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  }
  return port;
}
