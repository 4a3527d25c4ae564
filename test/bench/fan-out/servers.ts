import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Cores, pinned } from './machine.js';
import type { Programs } from './programs.js';

/** A chat server that can be measured. */
export interface Server {
  /** As the table names it. */
  readonly name: string;
  /** What the load generator calls its protocol. */
  readonly protocol: string;
  /** How many idle clients its memory is measured with; undefined if it is not. */
  readonly idleClients: number | undefined;
  /**
   * The command that starts it. The folder is empty, and removed afterwards. A server that chooses its port
   * prints `listening on ADDRESS:PORT`; one that cannot takes the one given.
   */
  command(folder: string, port: number): Promise<string[]>;
  /** It listens on the port given, instead of printing the one that it has chosen. */
  readonly needsPort?: boolean;
  /** Why a scenario is not for this server; undefined if it is. */
  readonly cannot?: (scenario: { senders: number; inFlight?: number }) => string | undefined;
}

/** A server that runs. */
export interface Running {
  readonly port: number;
  readonly pid: number;
  /** Ends it at once. There is nothing to be saved. */
  stop(): Promise<void>;
}

/** Seconds that a server may take to start. */
const START_SECONDS = 10;

/** Ours, and the two that were written to compare with. */
export function ownServers(dist: string, out: string, programs: Programs): Server[] {
  return [
    {
      name: 'kaitai-chat',
      protocol: 'chat',
      idleClients: 10_000,
      command: async (folder) => [
        process.execPath,
        join(dist, 'src/server/main.js'),
        ...['--port', '0', '--host', '127.0.0.1', '--log-dir', folder],
        ...(await withoutLimits(dist)),
      ],
    },
    {
      name: 'C, epoll',
      protocol: 'chat',
      idleClients: 10_000,
      command: async (folder) => [programs.server, folder],
    },
    {
      name: 'naive Node',
      protocol: 'chat',
      // Every join is announced to everybody, one write each: 10,000 would take minutes.
      idleClients: 2000,
      command: async (folder) => [process.execPath, join(out, 'naive-server.js'), folder],
    },
  ];
}

/** Servers that run. Whoever interrupts the benchmark does not want to look for them. */
const children = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of children) child.kill('SIGKILL');
    process.exit(1);
  });
}

/** Starts a server on its core and waits until it listens. */
export async function start(server: Server, cores: Cores | undefined): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-bench-'));
  const port = server.needsPort ? await freePort() : 0;
  const [program = '', ...args] = [...pinned(cores?.server), ...(await server.command(folder, port))];
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    children.delete(child);
    await rm(folder, { recursive: true, force: true });
  };
  const end = Date.now() + START_SECONDS * 1000;
  while (Date.now() < end && child.exitCode === null) {
    const found = server.needsPort ? await answers(port) : portIn(output);
    if (found !== undefined) return { port: found, pid: pidOf(child), stop };
    await new Promise((done) => setTimeout(done, 20));
  }
  await stop();
  throw new Error(`${server.name} did not start: ${output.trim()}`);
}

/** Every limit of our server, switched off: the load is what they are there to keep away. */
async function withoutLimits(dist: string): Promise<string[]> {
  const url = pathToFileURL(resolve(dist, 'src/server/limits.js')).href;
  const { LIMIT_OPTIONS } = (await import(url)) as { LIMIT_OPTIONS: readonly { flag: string }[] };
  return LIMIT_OPTIONS.flatMap(({ flag }) => [flag, '0']);
}

/** `taskset` becomes the server, so its process is the one that was started. */
function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('A process that runs has a number.');
  return child.pid;
}

function portIn(output: string): number | undefined {
  const port = /listening on \S+:(\d+)/.exec(output)?.[1];
  return port === undefined ? undefined : Number(port);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  await once(server, 'close');
  if (bound === null || typeof bound === 'string') throw new Error('A TCP server has a port.');
  return bound.port;
}

/** The port, once something listens on it. */
async function answers(port: number): Promise<number | undefined> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return port;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
