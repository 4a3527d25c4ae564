import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type RunningServer, type StartOptions, startServer } from '../../src/server/index.js';

/** A real server on a free port of the loopback, with its logs in a folder of its own. */
export interface TestServer extends RunningServer {
  /** The lines of chat.log so far, but those about the server itself. */
  chatLines(): Promise<string[]>;
  /** The same of connections.log. */
  connectionLines(): Promise<string[]>;
  /** What it said was wrong. */
  readonly troubles: string[];
}

/** An empty folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A test says and does more at a time than people do, so what limits the pace is off, where a test does not ask for it. */
const PACE = { framesPerSecond: 0, bytesPerSecond: 0, connectionsPerSecond: 0 };

/** A line about the server itself: that it started, or stopped. */
const OF_THE_SERVER = /^\S+ (--|- - -) /;

/** Starts a server that is stopped, with its folder removed, when the test has finished. */
export async function startTestServer(options: Partial<StartOptions> = {}): Promise<TestServer> {
  const folder = await temporaryFolder();
  const troubles: string[] = [];
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    logDir: folder,
    onTrouble: (sentence) => troubles.push(sentence),
    ...options,
    limits: { ...PACE, ...options.limits },
  });
  onTestFinished(() => server.stop('The test has finished.'));
  const lines = async (name: string) =>
    (await readFile(join(server.logDir, name), 'utf8'))
      .split('\n')
      .filter((line) => line !== '' && !OF_THE_SERVER.test(line));
  return {
    ...server,
    troubles,
    chatLines: () => lines('chat.log'),
    connectionLines: () => lines('connections.log'),
  };
}
