import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { listRequest } from '../protocol/index.js';
import { messageOf } from '../system/errors.js';
import { makeFolder } from '../system/make-folder.js';
import { attendanceOf } from './attendance.js';
import type { Options } from './options.js';
import { Visit } from './visit.js';
import { PATIENCE } from './who-answers.js';

const SERVER = fileURLToPath(new URL('../server/main.js', import.meta.url));

/** Milliseconds until a server that does not start, or does not end, is given up. */
const START_PATIENCE = 15_000;
const END_PATIENCE = 5_000;

/** Milliseconds between two looks at what a starting server has printed. */
const LOOK_EVERY = 20;

/** The server could not be started. The message is a sentence for the user. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

/**
 * A server in a process of its own, which outlives this one and ends by itself when nobody is in it any more.
 * It is in a group of its own, so that the terminal's Ctrl-C does not reach it. What it prints goes to a
 * file: this terminal belongs to the client.
 */
export class StartedServer {
  readonly pid: number;
  /** The folder with its logs, as an absolute path. */
  readonly logDir: string;
  readonly #options: Options;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #logStart: number;

  private constructor(child: ChildProcess, options: Options, logDir: string, logStart: number) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.#options = options;
    this.logDir = logDir;
    this.#logStart = logStart;
    this.#exited = new Promise((done) => child.once('exit', () => done()).once('error', () => done()));
    child.unref();
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @throws ServerError with what the server says, e.g. that the port has been taken meanwhile
   */
  static async start(options: Options): Promise<StartedServer> {
    const logDir = resolve(options.logDir);
    // Under a name of its own until it listens: somebody else may be starting one for the same port just now.
    const starting = join(logDir, `server-${options.port}-${process.pid}.log`);
    const output = openOutput(logDir, starting);
    const logStart = sizeOf(join(logDir, 'connections.log'));
    const where = ['--host', options.host, '--port', String(options.port), '--log-dir', logDir];
    const child = spawn(process.execPath, [SERVER, '--exit-when-empty', ...where], {
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    const server = new StartedServer(child, options, logDir, logStart);
    try {
      await server.#listening(starting);
    } catch (error) {
      rmSync(starting, { force: true });
      throw error;
    }
    renameSync(starting, server.output);
    return server;
  }

  /** The file with what the server prints. */
  get output(): string {
    return join(this.logDir, `server-${this.#options.port}.log`);
  }

  /**
   * Sees to it that the server does not go on for nobody.
   *
   * @returns one sentence that says what became of it
   */
  async settle(): Promise<string> {
    const open = await this.#othersConnected();
    if (open > 0) return `The server goes on (process ${this.pid}), because others are in it.`;
    if (!(await this.#exitsWithin(END_PATIENCE))) {
      return `The server still runs (process ${this.pid}). What it printed is in ${this.output}.`;
    }
    if (this.#child.exitCode === 0) return 'The server that was started for you has ended with you.';
    return `The server that was started for you has failed. What it printed is in ${this.output}.`;
  }

  /** How many others are connected. When there are none, and the server would not notice, it is told to end. */
  async #othersConnected(): Promise<number> {
    let visit: Visit;
    try {
      visit = await Visit.open(this.#options.host, this.#options.port);
    } catch {
      return 0; // It ends already.
    }
    try {
      // Once it has answered twice, it has also seen that our client went away before, and has logged it.
      await visit.next(PATIENCE);
      visit.send(listRequest().toBytes());
      await visit.next(PATIENCE);
      const log = readFileSync(join(this.logDir, 'connections.log'))
        .subarray(this.#logStart)
        .toString('latin1');
      const { open, everJoined } = attendanceOf(log, visit.port);
      // It waits for the first who joins. Nobody has, and whom it was started for has gone.
      if (open === 0 && !everJoined) this.#child.kill('SIGTERM');
      return open;
    } finally {
      visit.close();
    }
  }

  /** Resolves when the start line is there. */
  async #listening(output: string): Promise<void> {
    const end = performance.now() + START_PATIENCE;
    while (!readFileSync(output, 'utf8').includes('listening on ')) {
      if (await this.#exitsWithin(LOOK_EVERY)) {
        const said = readFileSync(output, 'utf8').trim();
        throw new ServerError(said === '' ? 'The server ended without a word.' : said);
      }
      if (performance.now() > end) {
        this.#child.kill('SIGKILL');
        throw new ServerError(`The server did not start in ${START_PATIENCE / 1000} seconds.`);
      }
    }
  }

  async #exitsWithin(milliseconds: number): Promise<boolean> {
    const over = new AbortController();
    const timer = delay(milliseconds, false, { signal: over.signal }).catch(() => false);
    const exited = await Promise.race([this.#exited.then(() => true), timer]);
    over.abort();
    return exited;
  }
}

function openOutput(folder: string, file: string): number {
  try {
    makeFolder(folder);
    return openSync(file, 'w');
  } catch (error) {
    throw new ServerError(`The logs cannot be written in ${folder}: ${messageOf(error)}.`);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
