import { CommanderError } from 'commander';
import { packageVersion } from '../system/version.js';
import { endpoint } from './address.js';
import { LIMIT_OPTIONS } from './limits.js';
import { describeCommand, type Output } from './options.js';
import { record } from './record.js';
import { type RunningServer, StartError, type StartOptions, startServer } from './start.js';

/** What the command needs of the process that it runs in; a test passes its own. */
export interface CommandHost extends Output {
  /** Calls back for SIGINT, SIGTERM, SIGQUIT, SIGHUP and SIGUSR1; with `hangup` for a SIGHUP that says that the terminal was closed. */
  onSignal(callback: (signal: string) => void): void;
  /** Whether standard input is a terminal that this program has for itself. */
  readonly hasTerminal?: boolean;
  /** Calls back with each line of standard input. */
  onLine?(callback: (line: string) => void): void;
  /** Calls back when something has failed that nobody was prepared for. */
  onFailure(callback: (error: unknown) => void): void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** The sentence that everybody gets who is in the chat when the server ends by a signal. */
const GOODBYE = 'The server is shutting down.';

/** Milliseconds after a fault of this program in which everybody is told; then it ends, told or not. */
const TIME_TO_FAIL = 1500;

/** After so many faults of this program, the rest are not printed: there may be one in each turn. */
const FAULTS_TO_PRINT = 5;

/**
 * The command `chat-server`. Resolves when the server has ended.
 *
 * @param args what follows the name of the command
 * @returns the exit code: 0 ended as asked, 1 could not start or has failed, 2 wrong usage
 */
export async function runServerCommand(args: readonly string[], host: CommandHost): Promise<number> {
  let options: StartOptions | undefined;
  const command = describeCommand(host, (given) => {
    options = given;
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
    return await serve(server, options, host);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    host.err(`chat-server: ${error.message}\n`);
    return 1;
  }
}

async function serve(server: RunningServer, options: StartOptions, host: CommandHost): Promise<number> {
  const startedAt = performance.now();
  const where = endpoint(server.address, server.port);
  host.onSignal(signalHandler(server, host));
  host.onFailure(failureHandler(server, host));
  host.out(`chat-server: listening on ${where}, logs in ${server.logDir}\n`);
  host.out(record('started', particulars(server, options)));
  if (options.console || host.hasTerminal) {
    host.onLine?.((line) =>
      host.out(
        server
          .operate(line)
          .map((text) => `${text}\n`)
          .join(''),
      ),
    );
  }
  const { reason, failed } = await server.ended;
  const code = failed ? 1 : 0;
  host.out(`chat-server: ended. ${reason}\n`);
  host.out(record('stopped', { code, reason, ...summary(server, performance.now() - startedAt) }));
  return code;
}

function signalHandler(server: RunningServer, host: CommandHost): (signal: string) => void {
  let asked = false;
  return (signal) => {
    if (signal === 'SIGHUP' || signal === 'SIGUSR1') {
      server.reopenLogs();
      return;
    }
    // Who asks twice does not want to wait. A hangup nobody asks for, and the shell and the system may both tell it.
    if (asked && signal !== 'hangup') host.exit(1);
    asked = true;
    void server.stop(GOODBYE);
  };
}

/** For a fault of this program. What state it is in is not known, so it says goodbye and does not go on. */
function failureHandler(server: RunningServer, host: CommandHost): (error: unknown) => void {
  let faults = 0;
  return (error) => {
    faults += 1;
    if (faults === 1) {
      const timer = setTimeout(() => host.exit(1), TIME_TO_FAIL);
      void server.ended.then(() => clearTimeout(timer));
    }
    if (faults <= FAULTS_TO_PRINT) {
      host.err(`chat-server: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    void server.fail('The server has failed.');
  };
}

/** What an operator wants to know about a server that has started. */
function particulars(server: RunningServer, options: StartOptions): Record<string, string | number> {
  const { metrics } = server;
  const limits: Record<string, number> = {};
  for (const { name, flag, default: standard } of LIMIT_OPTIONS) {
    const value = options.limits?.[name] ?? standard;
    if (value !== standard) limits[flag.slice(2)] = value;
  }
  return {
    version: packageVersion(),
    node: process.version,
    pid: process.pid,
    address: server.address,
    port: server.port,
    'log-dir': server.logDir,
    'on-log-failure': options.onLogFailure ?? 'continue',
    ...(metrics && { metrics: `http://${endpoint(metrics.address, metrics.port)}/metrics` }),
    ...limits,
  };
}

/** What a server that has ended has done. */
function summary(server: RunningServer, milliseconds: number): Record<string, number> {
  const { statistics } = server.chat;
  return {
    'uptime-seconds': Math.round(milliseconds / 100) / 10,
    connections: statistics.accepted,
    rejected: statistics.rejected.total,
    joins: statistics.joined,
    messages: statistics.messages,
    'direct-messages': statistics.directMessages,
    deliveries: statistics.deliveries,
    errors: statistics.errors.total,
    'received-bytes': statistics.bytesReceived,
    'sent-bytes': statistics.bytesSent,
    'lost-lines': server.lostLines(),
  };
}
