import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkName } from '../protocol/index.js';
import { backgroundClock, type Clock } from '../system/clock.js';
import { codeOf, messageOf, reasonOf } from '../system/errors.js';
import { makeFolder } from '../system/make-folder.js';
import { packageVersion } from '../system/version.js';
import { ChatServer } from './chat-server.js';
import { type Ending, Lifetime } from './lifetime.js';
import { type Limits, limitsOf } from './limits.js';
import { listen } from './listener.js';
import { JSON_FORMAT, TEXT_FORMAT } from './log-lines.js';
import { Logs } from './logs.js';
import type { MetricsServer } from './metrics-server.js';
import { connectionsForFiles } from './open-files.js';
import { FolderInUse, openAdminSocket } from './operator/admin-socket.js';
import { Bans } from './operator/bans.js';
import { Operator } from './operator/operator.js';
import { TlsFileError, type TlsFiles } from './tls-files.js';

/** How to run a server. */
export interface StartOptions {
  /** 0 to 65535; 0 takes any that is free. */
  readonly port: number;
  /** An address of this machine; without one, all of them. */
  readonly host?: string;
  /** The folder for the logs; made when it is not there. */
  readonly logDir: string;
  /** Lines for people, which is the default, or an object of JSON a line. */
  readonly logFormat?: 'text' | 'json';
  /**
   * What to do when a log cannot be written: go on without it, which is the default, or end. A server that
   * ends has delivered nothing that is not in the log.
   */
  readonly onLogFailure?: 'continue' | 'stop';
  readonly limits?: Partial<Limits>;
  /** Where to answer Prometheus; without it, nowhere. Port 0 takes any that is free. */
  readonly metrics?: { readonly port: number; readonly host: string };
  /** Ends the server when somebody has joined and the last connection has gone. */
  readonly exitWhenEmpty?: boolean;
  readonly clock?: Clock;
  /** A file with names that nobody can join under, one a line; read again by `reopen`. */
  readonly reservedNames?: string;
  /** Encrypts connections with these files, read again by `reopen`; plain without. */
  readonly tls?: TlsFiles;
  /** Takes the words of the operator from standard input also when that is no terminal. For the command. */
  readonly console?: boolean;
  /** Is told, in one sentence, of what goes wrong while the chat goes on. */
  readonly onTrouble?: (sentence: string) => void;
}

/** A server that runs. */
export interface RunningServer {
  readonly chat: ChatServer;
  readonly address: string;
  readonly port: number;
  /** The folder for the logs, as an absolute path. */
  readonly logDir: string;
  /** Where it answers Prometheus, if it does. */
  readonly metrics: { readonly address: string; readonly port: number } | undefined;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<Ending>;
  /** Lines that could not be written to a log so far. */
  lostLines(): number;
  /** Begins new log files under the same names, after the old ones were moved away; reads the reserved names again. */
  reopenLogs(): void;
  /** What the operator says at the terminal. @returns lines to show */
  operate(line: string): readonly string[];
  /**
   * Tells everybody, ends every connection and flushes the logs. Resolves when that is done. Who does not read
   * is cut off after 2 seconds.
   */
  stop(reason: string): Promise<void>;
  /** The same after a fault of this program. Called again, it tells everybody without relying on the room. */
  fail(reason: string): Promise<void>;
}

/** The server could not be started. The message is one sentence for the user. */
export class StartError extends Error {
  override name = 'StartError';
}

/**
 * Opens the logs and the metrics, then listens: when it can be reached, it can record.
 *
 * @throws StartError for a log folder that cannot be written and a port that cannot be listened on
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { port, host, clock = backgroundClock, onTrouble = () => {}, onLogFailure } = options;
  const limits = withinOpenFiles(options.limits, onTrouble);
  const { maxConnections } = limits;
  const logDir = resolve(options.logDir);
  // Later, and not at once: both are said in the middle of something that is to be finished first.
  const stopSoon = (reason: string, failed: boolean) =>
    void setImmediate(() => void lifetime.stop(reason, failed));
  const folder = await openFolder(logDir, clock, onTrouble, (line) => operator.say(line, 'chat-admin'));
  const logs = openLogs(logDir, folder, {
    onTrouble,
    clock,
    onFailure: () => {
      if (onLogFailure === 'stop') stopSoon('The log cannot be written.', true);
    },
  });
  const chat = new ChatServer({
    bans: folder.bans,
    chatLog: logs.chat,
    connectionLog: logs.connections,
    logFormat: options.logFormat === 'json' ? JSON_FORMAT : TEXT_FORMAT,
    deliverUnlogged: onLogFailure !== 'stop',
    clock,
    limits,
    onEmpty: (joined) => {
      if (options.exitWhenEmpty && joined) stopSoon('Everybody has left.', false);
    },
    onFull: (full) => onTrouble(full ? whyFull(maxConnections) : 'There is room in the chat again.'),
  });
  const lifetime = new Lifetime({ chat, logs, clock, onTrouble });
  lifetime.addLast(folder);
  const operator = new Operator(chat, () => stopSoon('The operator has stopped the server.', false));
  const reserve = () => options.reservedNames !== undefined && chat.reserve(readNames(options.reservedNames));
  try {
    reserve();
    const metrics = options.metrics && (await openMetrics(chat, logs, options.metrics, clock, onTrouble));
    if (metrics) lifetime.add(metrics);
    const onFailure = (error: Error) =>
      onTrouble(`Connections cannot be accepted: ${error.message}. The chat goes on.`);
    const listener = await listen(chat, { port, host, tls: options.tls, clock, onFailure }).catch((error) => {
      if (error instanceof TlsFileError) throw new StartError(error.message);
      throw new StartError(whyNotListening(error, '--port', port, host));
    });
    lifetime.add(listener);
    chat.opened(`port ${listener.port}, process ${process.pid}`);
    return {
      chat,
      address: listener.address,
      port: listener.port,
      logDir,
      metrics: metrics && { address: metrics.address, port: metrics.port },
      ended: lifetime.ended,
      lostLines: () => logs.all.reduce((sum, log) => sum + log.lost, 0),
      reopenLogs() {
        logs.reopen();
        try {
          reserve();
        } catch (error) {
          onTrouble(`${messageOf(error)} The names that were reserved before still are.`);
        }
        try {
          listener.reload();
        } catch (error) {
          onTrouble(`${messageOf(error)} The certificate that was read before is still used.`);
        }
      },
      operate: (line) => operator.say(line, 'terminal'),
      stop: (reason) => lifetime.stop(reason),
      fail: (reason) => lifetime.fail(reason),
    };
  } catch (error) {
    await lifetime.stop('The server did not start.');
    throw error;
  }
}

/**
 * One connection too many is told so. One for which there is no file cannot be told anything, nor could a log be
 * opened anew; so there are never more than there are files for, even if the limit is switched off.
 */
function withinOpenFiles(given: Partial<Limits> = {}, onTrouble: (sentence: string) => void): Limits {
  const limits = limitsOf(given);
  const { maxConnections } = limits;
  const most = connectionsForFiles();
  if (maxConnections <= most) return limits;
  if (maxConnections !== Number.POSITIVE_INFINITY) {
    onTrouble(`There are files for ${most} connections only, and not for ${maxConnections}. ${MORE_FILES}`);
  }
  return { ...limits, maxConnections: most };
}

const MORE_FILES = 'Raise the limit of open files (ulimit -n), or lower --max-connections.';

function whyFull(maxConnections: number): string {
  const more = maxConnections < connectionsForFiles() ? '' : ` ${MORE_FILES}`;
  return `The chat is full with ${maxConnections} connections, and others are turned away.${more}`;
}

/**
 * Takes the folder for this server alone, and listens for its operator in it.
 *
 * @throws StartError if another server has it
 */
async function openFolder(
  folder: string,
  clock: Clock,
  onTrouble: (sentence: string) => void,
  answer: (line: string) => readonly string[],
): Promise<{ readonly bans: Bans; close(): void }> {
  try {
    makeFolder(folder, 0o750);
    const socket = await openAdminSocket(folder, answer);
    if (socket === undefined) {
      onTrouble(
        `The path of ${folder} is too long for a socket, so chat-admin cannot be used, and another server can have it.`,
      );
    }
    try {
      return { bans: new Bans(clock, join(folder, 'bans')), close: () => socket?.close() };
    } catch (error) {
      socket?.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof FolderInUse) {
      throw new StartError(
        `Another server has its logs in ${folder}, and two would mix them. Give another folder with --log-dir.`,
      );
    }
    throw new StartError(`The logs cannot be written in ${folder}: ${messageOf(error)}.`);
  }
}

/** @throws StartError with what is wrong with the file */
function readNames(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartError(`The reserved names in ${path} cannot be read: ${reasonOf(error)}.`);
  }
  const names = text.split('\n').map((line) => line.trim());
  for (const [i, name] of names.entries()) {
    const fault = name === '' ? undefined : checkName(name);
    if (fault !== undefined) throw new StartError(`${path}:${i + 1}: ${fault}`);
  }
  return names.filter((name) => name !== '');
}

function openLogs(
  folder: string,
  taken: { close(): void },
  options: ConstructorParameters<typeof Logs>[1],
): Logs {
  try {
    return new Logs(folder, options);
  } catch (error) {
    taken.close();
    throw new StartError(`The logs cannot be written in ${folder}: ${messageOf(error)}.`);
  }
}

/** The library for it is loaded only here: a server without metrics does not need it. */
async function openMetrics(
  chat: ChatServer,
  logs: Logs,
  { port, host }: { readonly port: number; readonly host: string },
  clock: Clock,
  onTrouble: (sentence: string) => void,
): Promise<MetricsServer> {
  const [{ metricsOf }, { openMetricsServer }] = await Promise.all([
    import('./metrics.js'),
    import('./metrics-server.js'),
  ]);
  const page = metricsOf(chat, logs.all, packageVersion());
  try {
    return await openMetricsServer(page, { port, host, clock, onTrouble });
  } catch (error) {
    throw new StartError(whyNotListening(error, '--metrics', port, host));
  }
}

function whyNotListening(error: unknown, flag: string, port: number, host: string | undefined): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Give another one with ${flag}, or 0 for any that is free.`;
  }
  if (code === 'EACCES')
    return `Port ${port} is not allowed for this user. Give one from 1024 up with ${flag}.`;
  return `It is not possible to listen on port ${port} of ${host ?? 'this machine'}: ${messageOf(error)}.`;
}
