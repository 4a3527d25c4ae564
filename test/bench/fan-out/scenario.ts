import { Load } from './load.js';
import { type Cores, residentBytes } from './machine.js';
import type { Programs } from './programs.js';
import { type Running, type Server, start } from './servers.js';

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

/** A server that runs, and the load on it: warm, and silent until it is measured. */
export class WarmServer {
  readonly #running: Running;
  readonly #load: Load;

  private constructor(running: Running, load: Load) {
    this.#running = running;
    this.#load = load;
  }

  /** Starts both, and lets the load run for a while. */
  static async start(server: Server, scenario: Scenario, options: RunOptions): Promise<WarmServer> {
    const running = await start(server, options.cores);
    try {
      const inFlight = ['--in-flight', `${scenario.inFlight ?? 1}`];
      const rate = scenario.rate === undefined ? [] : ['--rate', `${scenario.rate}`];
      const load = new Load(options, [
        ...['--port', `${running.port}`, '--pid', `${running.pid}`, '--protocol', server.protocol],
        ...['--clients', `${scenario.clients}`, '--senders', `${scenario.senders}`, ...inFlight, ...rate],
        // At a modest rate there is less to count, so it is counted for longer.
        ...['--seconds', `${options.seconds * (scenario.rate === undefined ? 1 : 1.5)}`],
        ...['--warm-up', `${options.warmUp}`],
      ]);
      if ((await load.line()) !== 'ready')
        throw new Error('The load generator did not say that it is ready.');
      return new WarmServer(running, load);
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  async measure(): Promise<Result> {
    this.#load.ask();
    const result = JSON.parse(await this.#load.line());
    return { ...result, cpuPerMillion: (result.serverCpuSeconds / result.deliveries) * 1e6 };
  }

  /** Ends both. */
  async end(): Promise<void> {
    try {
      await this.#load.end();
    } finally {
      await this.#running.stop();
    }
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
    const load = new Load(options, [
      ...['--port', `${running.port}`, '--protocol', protocol, '--clients', `${clients}`, '--idle'],
    ]);
    const { joinSeconds } = JSON.parse(await load.line());
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
