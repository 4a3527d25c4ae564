import { Command, InvalidArgumentError } from 'commander';
import { packageVersion } from '../system/version.js';

/** Where the command prints. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  /** Whether colours can be shown. */
  readonly colour: boolean;
}

/** Options of every grading. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly junit?: string;
  readonly gradescope?: string;
  readonly rubric?: string;
  readonly limit: number;
  readonly startLimit: number;
  readonly wholeLimit: number;
  readonly all?: boolean;
  readonly quiet?: boolean;
}

/** What the command line comes to. */
export interface ServerOptions extends CommonOptions {
  readonly command: readonly string[];
  readonly at?: string;
  readonly port: number;
  readonly logDir?: string;
}

export interface ClientOptions extends CommonOptions {
  readonly command: readonly string[];
  readonly port: number;
}

export interface BatchOptions extends CommonOptions {
  readonly folder: string;
  readonly csv?: string;
  readonly jobs: number;
  readonly again?: boolean;
  readonly isolate: boolean;
  readonly out?: string;
}

/** What is done for each of the commands. */
export interface Actions {
  server(options: ServerOptions): Promise<void>;
  client(options: ClientOptions): Promise<void>;
  all(options: BatchOptions): Promise<void>;
  clauses(): void;
}

const EXIT_CODES = `
Exit codes:
  0  all clauses that were seen hold (all: every submission was graded)
  1  a clause does not hold (all: a submission could not be graded)
  2  wrong usage, or nothing could be graded`;

const SERVER_HELP = `
COMMAND is run in this folder. {port} in it stands for a free port; without it, the server has to listen on --port.
A single COMMAND with spaces is a line for the shell.

Examples:
  chat-grade server -- python3 server.py
  chat-grade server -- java Server {port}
  chat-grade server --port 9001 --log-dir logs -- 'make && ./server 9001'
  chat-grade server --at 192.0.2.7:9000
${EXIT_CODES}`;

const CLIENT_HELP = `
COMMAND is run in this folder, in a pseudo-terminal. {address}, {port} and {name} in it stand for what they say; without
{port}, the client has to connect to --port.

Examples:
  chat-grade client -- python3 client.py {address} {name}
  chat-grade client -- ./client {address} {name} {port}
${EXIT_CODES}`;

const ALL_HELP = `
Each submission is a folder in DIR with a file grade.json, such as
  { "build": "javac *.java",
    "server": { "command": "java Server", "port": 9000, "logs": "logs" },
    "client": { "command": "java Client {address} {name}" } }
The commands run in that folder; "logs" is below it. For each, DIR/NAME.grade/ gets report.txt and result.json. Those
that have a result are not graded again, unless --again is given; so a batch that was ended goes on.

Where the system lets it (Linux with unprivileged user namespaces), each submission has a network of its own with nothing
but loopback, and nothing of it outlives its grading. Files are not kept apart: see the page "Grading a class".
${EXIT_CODES}`;

/** Describes the options of `chat-grade`. */
export function describeCommand(output: Output, actions: Actions): Command {
  const program = new Command('chat-grade')
    .description('Holds any server or client of the group chat to the clauses of the assignment.')
    .version(packageVersion(), '--version', 'show the version')
    .helpOption('-h, --help', 'show this page')
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text), writeErr: (text) => output.err(text) })
    .showHelpAfterError('(chat-grade --help shows what there is)');
  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .helpOption('-h, --help', 'show this page')
      .copyInheritedSettings(program);
  common(command('server', 'grades a server'))
    .argument('[command...]', 'what starts the server')
    .option('--at <host:port>', 'a server that runs already, instead of a command')
    .option('--port <number>', 'where the server listens', wholeNumber(1, 65_535), 9000)
    .option('--log-dir <folder>', 'where its log is (default: anywhere in this folder)')
    .addHelpText('after', SERVER_HELP)
    .action((words: string[], options: Omit<ServerOptions, 'command'>) =>
      actions.server({ ...options, command: words }),
    );
  common(command('client', 'grades a client'))
    .argument('<command...>', 'what runs the client')
    .option('--port <number>', 'where the client connects to', wholeNumber(1, 65_535), 9000)
    .addHelpText('after', CLIENT_HELP)
    .action((words: string[], options: Omit<ClientOptions, 'command'>) =>
      actions.client({ ...options, command: words }),
    );
  common(command('all', 'grades every submission of a folder'))
    .argument('<dir>', 'the folder, with a folder for each submission')
    .option('--csv <file>', 'write a line for each submission (default: to the output)')
    .option('--jobs <number>', 'how many at a time; more than one needs isolation', wholeNumber(1, 64), 1)
    .option('--out <folder>', 'where the results go (default: DIR)')
    .option('--again', 'also those that have a result')
    .option('--no-isolate', 'without a network of its own for each')
    .addHelpText('after', ALL_HELP)
    .action((folder: string, options: Omit<BatchOptions, 'folder'>) => actions.all({ ...options, folder }));
  command('clauses', 'lists the clauses, for a rubric').action(() => actions.clauses());
  return program;
}

function common(command: Command): Command {
  return command
    .option('--json', 'print the grade as JSON')
    .option('--junit <file>', 'write the grade as JUnit XML')
    .option('--gradescope <file>', 'write the grade as results.json of Gradescope')
    .option('--rubric <file>', 'points by clause, YAML or JSON')
    .option('--limit <seconds>', 'how long the program may take for one step', seconds, 5)
    .option('--start-limit <seconds>', 'how long it may take to start', seconds, 30)
    .option('--whole-limit <seconds>', 'how long all of it may take', seconds, 600)
    .option('--all', 'show also why clauses hold')
    .option('--quiet', 'do not say what is being done');
}

function wholeNumber(least: number, greatest: number): (text: string) => number {
  return (text) => {
    if (!/^\d{1,7}$/.test(text) || Number(text) < least || Number(text) > greatest) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${greatest}.`);
    }
    return Number(text);
  };
}

function seconds(text: string): number {
  const number = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (number < 0.1) throw new InvalidArgumentError('It must be a number of seconds from 0.1 to 99999.');
  return number;
}
