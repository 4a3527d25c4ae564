/**
 * What a server allows. Each is an option of the command, and 0 switches it off.
 * The defaults are chosen from what people do: a person types, and pastes some tens of lines; a class comes at once.
 */
export interface Limits {
  /** Connections at the same time, joined or not. */
  maxConnections: number;
  /** Connections at the same time from one address. */
  maxConnectionsPerAddress: number;
  /** Connections a second from one address in the long run. */
  connectionsPerSecond: number;
  /** Connections that one address may open at once after it was quiet. */
  burstConnections: number;
  /** Seconds that a connection may take to join. */
  joinSeconds: number;
  /** Seconds that a client may take to send the rest of a frame. */
  frameSeconds: number;
  /** Errors that a client may be sent in a row, without a request in between that could be granted; second joins add up. */
  maxErrors: number;
  /** Frames a second that are read from one client in the long run. */
  framesPerSecond: number;
  /** Frames that one client may send at once after it was quiet. */
  burstFrames: number;
  /** Bytes a second that are read from one client in the long run. */
  bytesPerSecond: number;
  /** Bytes that one client may send at once after it was quiet. */
  burstBytes: number;
  /** Bytes of memory that what waits for a client to read it may take. */
  maxQueuedBytes: number;
  /** The same for all clients together. */
  maxTotalQueuedBytes: number;
  /** Seconds that a connection which is being ended gets to take what waits for it. */
  closeSeconds: number;
}

/** One limit as `--help`, the docs and the command line see it. */
export interface LimitOption {
  readonly name: keyof Limits;
  readonly flag: string;
  readonly default: number;
  /** One sentence: what is limited, and what becomes of who goes beyond. */
  readonly text: string;
}

/** All limits, with their defaults, in the order of `--help`. */
export const LIMIT_OPTIONS: readonly LimitOption[] = [
  {
    name: 'maxConnections',
    flag: '--max-connections',
    default: 10_000,
    text: 'connections at the same time; one too many gets an error and is closed',
  },
  {
    name: 'maxConnectionsPerAddress',
    flag: '--max-connections-per-address',
    default: 1000,
    text: 'connections from one address, or one IPv6 network; one too many gets an error and is closed',
  },
  {
    name: 'connectionsPerSecond',
    flag: '--connections-per-second',
    default: 10,
    text: 'connections a second from one address, or IPv6 network; a faster one waits for its turn',
  },
  {
    name: 'burstConnections',
    flag: '--burst-connections',
    default: 100,
    text: 'connections that one address may open at once before the rate above counts',
  },
  {
    name: 'joinSeconds',
    flag: '--join-seconds',
    default: 300,
    text: 'seconds to join in; a connection that has not is ended',
  },
  {
    name: 'frameSeconds',
    flag: '--frame-seconds',
    default: 60,
    text: 'seconds to finish a frame that was begun; a client that has not is ended',
  },
  {
    name: 'maxErrors',
    flag: '--max-errors',
    default: 50,
    text: 'errors in a row; a client that causes one more is ended',
  },
  {
    name: 'framesPerSecond',
    flag: '--frames-per-second',
    default: 10,
    text: 'frames a second from one client; a faster one is read more slowly, and nothing is lost',
  },
  {
    name: 'burstFrames',
    flag: '--burst-frames',
    default: 100,
    text: 'frames that one client may send at once before it is read more slowly',
  },
  {
    name: 'bytesPerSecond',
    flag: '--bytes-per-second',
    default: 64 * 1024,
    text: 'bytes a second from one client; a faster one is read more slowly, and nothing is lost',
  },
  {
    name: 'burstBytes',
    flag: '--burst-bytes',
    default: 256 * 1024,
    text: 'bytes that one client may send at once before it is read more slowly',
  },
  {
    name: 'maxQueuedBytes',
    flag: '--max-queued-bytes',
    default: 1024 * 1024,
    text: 'bytes of memory for what waits for a client that does not read; when it takes more, it is ended',
  },
  {
    name: 'maxTotalQueuedBytes',
    flag: '--max-total-queued-bytes',
    default: 256 * 1024 * 1024,
    text: 'the same for all clients, and for what they sent and what waits for its turn; when it is more, those are ended with most of it',
  },
  {
    name: 'closeSeconds',
    flag: '--close-seconds',
    default: 2,
    text: 'seconds that an ended client gets to read the reason; then the connection is cut',
  },
];

/** The default of every limit, with the ones given in their place; a 0 becomes "without end". */
export function limitsOf(given: Partial<Limits> = {}): Limits {
  const limits = Object.fromEntries(
    LIMIT_OPTIONS.map((option) => {
      const value = given[option.name] ?? option.default;
      return [option.name, value === 0 ? Number.POSITIVE_INFINITY : value];
    }),
  );
  return limits as unknown as Limits;
}
