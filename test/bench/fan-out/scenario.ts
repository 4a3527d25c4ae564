import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Cores, pinned, residentBytes } from './machine.js';
import type { Programs } from './programs.js';
import { type Server, start } from './servers.js';

/** What is asked of a server. */
export interface Scenario {
  /** For the command line. */
  readonly key: string;
  /** For the table. */
  readonly title: string;
  readonly clients: number;
  readonly senders: number;
  /** Texts that each sender has on the way, as fast as the server delivers them. */
  readonly inFlight?: number;
  /** Deliveries a second, evenly spaced, whatever the server could do. */
  readonly rate?: number;
  /** What is to be reached, as a share of the C server: at least this many deliveries, or at most this p99. */
  readonly target?: number;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    key: '32',
    title: '100 clients, 10 senders, 32 in flight each',
    clients: 100,
    senders: 10,
    inFlight: 32,
    target: 0.8,
  },
  {
    key: '1',
    title: '100 clients, 10 senders, 1 in flight each',
    clients: 100,
    senders: 10,
    inFlight: 1,
    target: 0.9,
  },
  {
    key: '1000',
    title: '1,000 clients, 1 sender, 32 in flight',
    clients: 1000,
    senders: 1,
    inFlight: 32,
    target: 0.6,
  },
  {
    key: '20k',
    title: '100 clients, 20,000 deliveries/s',
    clients: 100,
    senders: 10,
    rate: 20_000,
    target: 1.5,
  },
  {
    key: '100k',
    title: '100 clients, 100,000 deliveries/s',
    clients: 100,
    senders: 10,
    rate: 100_000,
    target: 1.5,
  },
];

/** What one run came to. */
export interface Result {
  readonly perSecond: number;
  /** Latencies in microseconds, from sending (at a fixed rate: from when it was due) to receiving. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Percent of a core that the load generator used. */
  readonly loadCpu: number;
  /** Percent of a core that the server used. */
  readonly serverCpu: number;
  /** Percent of the time that each was ready to run, and something else ran on its core. */
  readonly loadWait: number;
  readonly serverWait: number;
  /** Processor seconds of the server for a million deliveries. */
  readonly cpuPerMillion: number;
}

export interface RunOptions {
  readonly programs: Programs;
  readonly cores: Cores | undefined;
  /** How long one measurement takes, and how long the same load runs before it. */
  readonly seconds: number;
  readonly warmUp: number;
}

/** Starts the server, measures it once, and ends it. */
export async function measure(server: Server, scenario: Scenario, options: RunOptions): Promise<Result> {
  const running = await start(server, options.cores);
  try {
    // The load before the measurement is as fast as the server delivers, also when a fixed rate follows.
    const inFlight = ['--in-flight', `${scenario.inFlight ?? 1}`];
    const rate = scenario.rate === undefined ? [] : ['--rate', `${scenario.rate}`];
    const load = startLoad(options, [
      ...['--port', `${running.port}`, '--pid', `${running.pid}`, '--protocol', server.protocol],
      ...['--clients', `${scenario.clients}`, '--senders', `${scenario.senders}`, ...inFlight, ...rate],
      // At a modest rate there is less to count, so it is counted for longer.
      ...['--seconds', `${options.seconds * (scenario.rate === undefined ? 1 : 1.5)}`],
      ...['--warm-up', `${options.warmUp}`],
    ]);
    const result = (await load.firstLine) as Result & { deliveries: number; serverCpuSeconds: number };
    await load.end();
    return { ...result, cpuPerMillion: (result.serverCpuSeconds / result.deliveries) * 1e6 };
  } finally {
    await running.stop();
  }
}

/** What a client costs that is in the chat and says nothing. */
export interface IdleResult {
  readonly clients: number;
  /** Bytes of resident memory of the server for one client. */
  readonly bytesPerClient: number;
  /** Seconds until all had joined and everybody had been told of everybody who came later. */
  readonly joinSeconds: number;
}

/** Seconds after which the memory of a server that was busy is what it stays. */
const SETTLE_SECONDS = 3;

export async function measureIdle(server: Server, options: RunOptions): Promise<IdleResult> {
  const running = await start(server, options.cores);
  try {
    const settle = () => new Promise((done) => setTimeout(done, SETTLE_SECONDS * 1000));
    await settle();
    const before = residentBytes(running.pid);
    const { idleClients: clients = 0, protocol } = server;
    const load = startLoad(options, [
      ...['--port', `${running.port}`, '--protocol', protocol, '--clients', `${clients}`, '--idle'],
    ]);
    const { joinSeconds } = (await load.firstLine) as { joinSeconds: number };
    await settle();
    const bytesPerClient = (residentBytes(running.pid) - before) / clients;
    // The server first: it need not announce to everybody that everybody goes.
    await running.stop();
    await load.end();
    return { clients, bytesPerClient, joinSeconds };
  } finally {
    await running.stop();
  }
}

/** The load generator on its core; what it prints, and what ends it. */
function startLoad({ programs, cores }: RunOptions, args: string[]) {
  const [program = '', ...all] = [...pinned(cores?.load), programs.load, ...args];
  const child = spawn(program, all, { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const exit = once(child, 'close');
  const firstLine = (async () => {
    for await (const line of createInterface(child.stdout)) return JSON.parse(line) as unknown;
    await exit;
    throw new Error(complaints.trim() || `The load generator ended with ${child.exitCode} and said nothing.`);
  })();
  const end = async () => {
    child.stdin.end();
    await exit;
    if (child.exitCode !== 0) throw new Error(complaints.trim());
  };
  return { firstLine, end };
}
