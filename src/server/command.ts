import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { endpoint } from './address.js';
import { LIMIT_OPTIONS, type Limits } from './limits.js';
import { type RunningServer, StartError, type StartOptions, startServer } from './start.js';

/** What the command needs of the process that it runs in; a test passes its own. */
export interface CommandHost {
  out(text: string): void;
  err(text: string): void;
  /** Calls back for each signal that asks the process to end. */
  onSignal(callback: (signal: string) => void): void;
  /** Calls back when something has failed that nobody was prepared for. */
  onFailure(callback: (error: unknown) => void): void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** What the options of the command line come to. */
interface Given extends Limits {
  port: number;
  host?: string;
  logDir: string;
  exitWhenEmpty: boolean;
}

/** The sentence that everybody gets who is in the chat when the server ends by a signal. */
const GOODBYE = 'The server is shutting down.';

/**
 * The command `chat-server`. Resolves when the server has ended.
 *
 * @param args what follows the name of the command
 * @returns the exit code: 0 ended as asked, 1 could not start, 2 wrong usage
 */
export async function runServerCommand(args: readonly string[], host: CommandHost): Promise<number> {
  let options: StartOptions | undefined;
  const command = describeCommand(host).action((given: Given) => {
    options = startOptions(given, host);
  });
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  if (options === undefined) return 0;
  try {
    const server = await startServer(options);
    return await serve(server, host);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    host.err(`chat-server: ${error.message}\n`);
    return 1;
  }
}

async function serve(server: RunningServer, host: CommandHost): Promise<number> {
  host.out(`chat-server: listening on ${endpoint(server.address, server.port)}, logs in ${server.logDir}\n`);
  let asked = false;
  host.onSignal(() => {
    // Who asks twice does not want to wait.
    if (asked) host.exit(1);
    asked = true;
    void server.stop(GOODBYE);
  });
  let failed = false;
  host.onFailure((error) => {
    // A fault of this program. What state it is in is not known, so it says goodbye and does not go on.
    host.err(`chat-server: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (failed) host.exit(1);
    failed = true;
    void server.stop('The server has failed.');
  });
  const reason = await server.ended;
  host.out(`chat-server: ended. ${reason}\n`);
  return failed ? 1 : 0;
}

function describeCommand(host: CommandHost): Command {
  const command = new Command('chat-server')
    .description(
      'A group chat on a TCP port. Prints one line when it listens: "chat-server: listening on HOST:PORT, logs in FOLDER".\n' +
        'SIGINT and SIGTERM tell everybody and end it; a second one ends it at once.',
    )
    .option('--port <number>', 'port to listen on; 0 takes any that is free', wholeNumber(65_535), 9000)
    .option('--host <address>', 'address to listen on (default: all addresses of the machine, IPv4 and IPv6)')
    .option('--log-dir <folder>', 'folder for chat.log and connections.log', './logs')
    .option('--exit-when-empty', 'end when somebody has joined and the last connection has gone', false)
    .helpOption('-h, --help', 'show this page')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) })
    .showHelpAfterError('(chat-server --help shows what there is)');
  for (const limit of LIMIT_OPTIONS) {
    command.option(`${limit.flag} <number>`, limit.text, wholeNumber(), limit.default);
  }
  command.addHelpText(
    'after',
    '\nA limit of 0 is none.\nExit codes: 0 ended as asked, 1 could not start, 2 wrong usage.',
  );
  return command;
}

function startOptions(
  { port, host, logDir, exitWhenEmpty, ...limits }: Given,
  process: CommandHost,
): StartOptions {
  return {
    port,
    ...(host !== undefined && { host }),
    logDir,
    exitWhenEmpty,
    limits,
    onTrouble: (sentence) => process.err(`chat-server: ${sentence}\n`),
  };
}

/** A parser for whole numbers in decimal, from 0 to the greatest that is allowed. */
function wholeNumber(greatest = 1_000_000_000): (text: string) => number {
  return (text) => {
    if (!/^\d{1,10}$/.test(text) || Number(text) > greatest) {
      throw new InvalidArgumentError(`It must be a whole number from 0 to ${greatest}.`);
    }
    return Number(text);
  };
}
