import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ChatServer } from './chat-server.js';
import type { Clock } from './clock.js';
import type { Limits } from './limits.js';
import { type Listener, listen } from './listener.js';
import { LogFile } from './log-file.js';

/** How to run a server. */
export interface StartOptions {
  /** 0 to 65535; 0 takes any that is free. */
  readonly port: number;
  /** An address of this machine; without one, all of them. */
  readonly host?: string;
  /** The folder for the logs; made when it is not there. */
  readonly logDir: string;
  readonly limits?: Partial<Limits>;
  /** Ends the server when somebody has joined and the last connection has gone. */
  readonly exitWhenEmpty?: boolean;
  readonly clock?: Clock;
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
  /** Resolves with the reason when the server has ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** Tells everybody, ends every connection and flushes the logs. Resolves when that is done. */
  stop(reason: string): Promise<void>;
}

/** The server could not be started. The message is one sentence for the user. */
export class StartError extends Error {
  override name = 'StartError';
}

/**
 * Opens the logs, then listens: when it can be reached, it can record.
 *
 * @throws StartError for a log folder that cannot be written and a port that cannot be listened on
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { port, host, clock, limits, onTrouble = () => {} } = options;
  const logDir = resolve(options.logDir);
  const [chatLog, connectionLog] = await openLogs(logDir, onTrouble);
  let stop = (_reason: string): Promise<void> => Promise.resolve();
  const chat = new ChatServer({
    chatLog,
    connectionLog,
    ...(limits && { limits }),
    ...(clock && { clock }),
    onEmpty: (joined) => {
      if (options.exitWhenEmpty && joined) void stop('Everybody has left.');
    },
  });
  let listener: Listener;
  try {
    listener = await listen(chat, port, host, (error) =>
      onTrouble(`A connection could not be accepted: ${error.message}.`),
    );
  } catch (error) {
    await chat.stop('The server did not start.');
    throw new StartError(whyNotListening(error, port, host));
  }
  let tellEnded = (_reason: string): void => {};
  const ended = new Promise<string>((resolveEnded) => {
    tellEnded = resolveEnded;
  });
  let stopped: Promise<void> | undefined;
  stop = (reason) => {
    if (stopped === undefined) {
      listener.close();
      stopped = chat.stop(reason).then(() => tellEnded(reason));
    }
    return stopped;
  };
  return { chat, address: listener.address, port: listener.port, logDir, ended, stop };
}

async function openLogs(folder: string, onTrouble: (sentence: string) => void): Promise<[LogFile, LogFile]> {
  const openLog = (name: string) => {
    const path = join(folder, name);
    return LogFile.open(path, (error) => onTrouble(`Lines of ${path} are lost: ${error.message}.`));
  };
  try {
    await makeFolder(folder);
    return [await openLog('chat.log'), await openLog('connections.log')];
  } catch (error) {
    throw new StartError(`The logs cannot be written in ${folder}: ${messageOf(error)}.`);
  }
}

/**
 * Makes a folder, and those that it is in. Not `mkdir` with `recursive`: where a folder exists and nothing can
 * be made in it, as in /proc, that one tries for ever.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

function whyNotListening(error: unknown, port: number, host: string | undefined): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Give another one with --port, or 0 for any that is free.`;
  }
  if (code === 'EACCES')
    return `Port ${port} is not allowed for this user. Give one from 1024 up with --port.`;
  return `It is not possible to listen on port ${port} of ${host ?? 'this machine'}: ${messageOf(error)}.`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
