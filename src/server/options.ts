import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../system/version.js';
import { LIMIT_OPTIONS, type Limits } from './limits.js';
import type { StartOptions } from './start.js';

/** Where the command prints. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** What the options of the command line come to. */
interface Given extends Limits {
  port: number;
  host?: string;
  logDir: string;
  logFormat: 'text' | 'json';
  onLogFailure: 'continue' | 'stop';
  metrics?: number;
  metricsHost: string;
  exitWhenEmpty?: boolean;
  reservedNames?: string;
  console?: boolean;
  tlsCert?: string;
  tlsKey?: string;
  tlsClientCa?: string;
}

const REFERENCE = `
Output:
  chat-server: listening on HOST:PORT, logs in FOLDER
  chat-server: started version=... pid=... port=... (what it goes by)
  chat-server: ended. REASON
  chat-server: stopped code=... uptime-seconds=... (what it has done)
What goes wrong is a sentence on standard error.

Files:
  LOG-DIR/chat.log         every line of the room, before anybody gets it
  LOG-DIR/bans             who is kept out; written by the server
  LOG-DIR/chat-admin       a socket for the command chat-admin
  LOG-DIR/connections.log  who connected, asked for which name, and left

Signals:
  SIGTERM, SIGINT  tells everybody and ends within 2 seconds; the second one
                   ends it at once, with 1
  SIGQUIT          like SIGTERM
  SIGHUP, SIGUSR1  begin new log files, after the old ones were moved away, and
                   read the reserved names again; SIGHUP is like SIGTERM when
                   its terminal was closed

Operator:
  Words on its terminal, or by chat-admin: help lists them.

Exit codes:
  0  ended as asked
  1  could not start, or has failed: standard error says why
  2  wrong usage`;

/**
 * Describes the options of `chat-server`.
 *
 * @param action gets what they come to, when there is a server to be started
 */
export function describeCommand(output: Output, action: (options: StartOptions) => void): Command {
  const command = new Command('chat-server')
    .description('A group chat on a TCP port.')
    .option('--port <number>', 'port to listen on; 0 takes any that is free', wholeNumber(65_535), 9000)
    .option(
      '--host <address>',
      'address to listen on (default: all addresses of the machine, IPv4 and IPv6)',
      addressOption,
    )
    .option(
      '--log-dir <folder>',
      'folder for chat.log and connections.log; made if it is not there',
      './logs',
    )
    .addOption(
      new Option('--log-format <format>', 'lines for people, or an object of JSON a line')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(
      new Option('--on-log-failure <what>', 'when a log cannot be written: go on without it, or end')
        .choices(['continue', 'stop'])
        .default('continue'),
    )
    .option(
      '--metrics <port>',
      'answer Prometheus at http://HOST:PORT/metrics; 0 takes any port that is free (default: no metrics)',
      wholeNumber(65_535),
    )
    .option('--metrics-host <address>', 'address to answer Prometheus at', addressOption, '127.0.0.1')
    .option('--reserved-names <file>', 'names that nobody can join under, one a line; read again on SIGHUP')
    .option('--console', 'take the words of the operator from standard input, also when it is no terminal')
    .option(
      '--tls-cert <file>',
      'encrypt connections (TLS 1.2 and newer) with this certificate, in PEM; read again on SIGHUP',
    )
    .option('--tls-key <file>', 'its private key')
    .option('--tls-client-ca <file>', 'let in only clients with a certificate of one of these authorities')
    .option('--exit-when-empty', 'end when somebody has joined and the last connection has gone')
    .version(packageVersion(), '--version', 'show the version')
    .helpOption('-h, --help', 'show this page')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text), writeErr: (text) => output.err(text) })
    .showHelpAfterError('(chat-server --help shows what there is)');
  command.optionsGroup('Limits (0 is none):');
  for (const limit of LIMIT_OPTIONS) {
    command.option(`${limit.flag} <number>`, limit.text, wholeNumber(), limit.default);
  }
  command.addHelpText('after', REFERENCE);
  return command.action((given: Given) => {
    if ((given.tlsCert === undefined) !== (given.tlsKey === undefined))
      command.error('error: --tls-cert and --tls-key go together.');
    if (given.tlsClientCa !== undefined && given.tlsCert === undefined)
      command.error('error: --tls-client-ca needs --tls-cert and --tls-key.');
    action(startOptions(given, output));
  });
}

function startOptions(given: Given, output: Output): StartOptions {
  const {
    port,
    host,
    logDir,
    logFormat,
    onLogFailure,
    metrics,
    metricsHost,
    exitWhenEmpty = false,
    reservedNames,
    console = false,
    tlsCert,
    tlsKey,
    tlsClientCa,
    ...limits
  } = given;
  return {
    port,
    ...(host !== undefined && { host }),
    logDir,
    logFormat,
    onLogFailure,
    ...(metrics !== undefined && { metrics: { port: metrics, host: metricsHost } }),
    exitWhenEmpty,
    ...(reservedNames !== undefined && { reservedNames }),
    console,
    ...(tlsCert !== undefined &&
      tlsKey !== undefined && {
        tls: { cert: tlsCert, key: tlsKey, ...(tlsClientCa !== undefined && { clientCa: tlsClientCa }) },
      }),
    limits,
    onTrouble: (sentence) => output.err(`chat-server: ${sentence}\n`),
  };
}

/** An address or a name of one. IPv6 may be in brackets, as it is shown in front of a port. */
function addressOption(text: string): string {
  // An unset variable of a script must not listen on every address of the machine.
  if (text.trim() === '')
    throw new InvalidArgumentError('It must not be blank. Leave it out for the default.');
  return /^\[(.*)\]$/.exec(text)?.[1] ?? text;
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
