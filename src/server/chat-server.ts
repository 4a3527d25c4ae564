import type { Duplex } from 'node:stream';
import type { Chat } from '../../generated/typescript/chat.js';
import { type ClientRequest, error, goodbye } from '../protocol/index.js';
import { Addresses } from './addresses.js';
import { BYTES_PER_WRITE } from './backlog.js';
import { type Clock, systemClock } from './clock.js';
import { Connection, type ConnectionHandler, type Peer } from './connection.js';
import type { ConnectionId, Effect } from './effects.js';
import { FanOut, type FanOutOptions } from './fan-out.js';
import { type Limits, limitsOf } from './limits.js';
import type { Log } from './log-file.js';
import { chatLine, connectionLine, TimeStamp } from './log-lines.js';
import { Room } from './room.js';
import { Statistics } from './statistics.js';

/** What a chat is given by its surroundings. */
export interface ChatServerOptions {
  /** Gets every line of the room. Written before anybody gets the line. */
  readonly chatLog: Log;
  /** Gets an entry when a connection is opened, asks for a name, and ends. */
  readonly connectionLog: Log;
  /** Whether lines that could not be written to chat.log are delivered all the same. Not, by default. */
  readonly deliverUnlogged?: boolean;
  /** What differs from the defaults. */
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  /** See FanOutOptions. */
  readonly schedule?: FanOutOptions['schedule'];
  /** Called each time when the last connection has closed, with whether anybody has ever joined. */
  readonly onEmpty?: (joined: boolean) => void;
}

/** Why a connection is not taken: what connections.log says, and what it is told. */
const TURNED_AWAY = {
  full: { event: 'too many connections', told: 'The chat is full. Please try again later.' },
  address: {
    event: 'too many connections from this address',
    told: 'There are too many connections from your address. Please close one, or try again later.',
  },
  rate: {
    event: 'connections from this address come too fast',
    told: 'Connections from your address come too fast. Please wait a moment and try again.',
  },
} as const;

/** What waits in all is counted anew when so much of the limit may have come since: counting looks at everybody. */
const PART_TO_COUNT_ANEW = 1 / 8;

/**
 * The chat: connections on one side, the room in the middle, recipients and logs on the other side.
 * What it listens on is not its business: it takes streams.
 */
export class ChatServer implements ConnectionHandler {
  /** What it has done since it was made. */
  readonly statistics = new Statistics();
  readonly #options: ChatServerOptions;
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #room: Room;
  readonly #fanOut: FanOut;
  readonly #stamp = new TimeStamp();
  readonly #connections = new Map<ConnectionId, Connection>();
  readonly #addresses: Addresses;
  /** Memory for what had been sent when what waits in all was counted last. */
  #sentAtCount = 0;
  /** The last frame that was encoded for one recipient. */
  #encoded: { readonly frame: Chat.ServerFrame; readonly bytes: Uint8Array } | undefined;
  #lastId = 0;
  #stopping = false;
  #waitingForEmpty: (() => void)[] = [];

  constructor(options: ChatServerOptions) {
    this.#options = options;
    this.#limits = limitsOf(options.limits);
    this.#clock = options.clock ?? systemClock;
    this.#addresses = new Addresses(this.#limits, this.#clock);
    this.#room = new Room({ maxErrors: this.#limits.maxErrors });
    this.#fanOut = new FanOut({
      beforeDelivery: () => {
        const written = this.#flushLogs();
        this.#boundTotal();
        return written;
      },
      statistics: this.statistics,
      ...(options.schedule === undefined ? {} : { schedule: options.schedule }),
    });
  }

  /** How many connections are open, joined or not. */
  get connections(): number {
    return this.#connections.size;
  }

  /** How many have joined. */
  get userCount(): number {
    return this.#room.userCount;
  }

  /** Bytes of memory that what waits for clients to read it takes, in all. Looks at every connection. */
  get queuedBytes(): number {
    let sum = 0;
    for (const connection of this.#connections.values()) sum += connection.queuedBytes;
    return sum;
  }

  /** The names of those who have joined. */
  get users(): string[] {
    return this.#room.users;
  }

  /** Takes a client. The stream has to allow half-open, and is closed by the server. */
  accept(stream: Duplex, peer: Peer): void {
    if (this.#stopping) {
      stream.destroy();
      return;
    }
    const refusal =
      this.#connections.size >= this.#limits.maxConnections ? 'full' : this.#addresses.add(peer.address);
    if (refusal !== undefined) this.#turnAway(stream, peer, refusal);
    else {
      const id = ++this.#lastId;
      this.statistics.accepted += 1;
      const [limits, clock, statistics] = [this.#limits, this.#clock, this.statistics];
      const options = { id, peer, limits, clock, statistics, handler: this };
      this.#connections.set(id, new Connection(stream, options));
      this.#perform(this.#room.connect(id));
    }
  }

  /** A client asks for something. Called by its connection, like the two below. */
  request(id: ConnectionId, request: ClientRequest): void {
    this.#perform(this.#room.request(id, request));
  }

  gone(id: ConnectionId): void {
    this.#perform(this.#room.disconnect(id));
  }

  tooMuch(id: ConnectionId, reason: string): void {
    this.#perform(this.#room.expel(id, reason));
  }

  foreign(id: ConnectionId, protocol: string): void {
    this.statistics.rejected.add('protocol');
    const line = `This is a chat server with a protocol of its own. It does not speak ${protocol}.\r\n`;
    this.#fanOut.tell(this.#connection(id).recipient, Buffer.from(line, 'latin1'));
    this.#perform(this.#room.drop(id, `speaks ${protocol}`));
  }

  closed(id: ConnectionId): void {
    this.#addresses.remove(this.#connection(id).peer.address);
    this.#connections.delete(id);
    if (this.#connections.size > 0) return;
    for (const resolve of this.#waitingForEmpty.splice(0)) resolve();
    this.#options.onEmpty?.(this.statistics.joined > 0);
  }

  /** Resolves when no connection is open: at once, if that is now. */
  whenEmpty(): Promise<void> {
    if (this.#connections.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForEmpty.push(resolve));
  }

  /**
   * Tells everybody why, ends every connection, and takes no more. Resolves when the last one has closed,
   * which takes no longer than the limit closeSeconds, and the logs are written and closed.
   *
   * @param reason one sentence in ASCII
   */
  async stop(reason: string): Promise<void> {
    this.#stopping = true;
    this.#perform(this.#room.shutdown(reason));
    await this.whenEmpty();
    this.#options.chatLog.close();
    this.#options.connectionLog.close();
  }

  /**
   * Tells everybody why, and ends every connection, past the room and the fan-out: a fault of this program has
   * left them in a state that is not known. Nothing is announced or logged.
   *
   * @param reason one sentence in ASCII
   */
  abandon(reason: string): void {
    this.#stopping = true;
    const frame = goodbye(reason).toBytes();
    for (const connection of [...this.#connections.values()]) {
      try {
        connection.dismiss(frame);
      } catch {
        // What fails for one must not keep it from the others.
      }
    }
  }

  /** Cuts every connection now, whatever waits for it. */
  cut(): void {
    for (const connection of [...this.#connections.values()]) connection.cut();
  }

  #perform(effects: Effect[]): void {
    for (const effect of effects) this.#performOne(effect);
  }

  #performOne(effect: Effect): void {
    switch (effect.kind) {
      case 'line': {
        const except = effect.except === undefined ? undefined : this.#connection(effect.except).recipient;
        if (except !== undefined) this.statistics.messages += 1;
        this.#options.chatLog.append(chatLine(this.#now(), effect.shown));
        this.#fanOut.line(effect.frame, except);
        return;
      }
      case 'tell':
        if (effect.about === 'direct') this.statistics.directMessages += 1;
        else if (effect.about !== 'answer') this.statistics.errors.add(effect.about);
        this.#fanOut.tell(this.#connection(effect.to).recipient, this.#encode(effect.frame));
        return;
      case 'enter':
        this.statistics.joined += 1;
        this.#connection(effect.id).joined();
        this.#fanOut.enter(this.#connection(effect.id).recipient);
        return;
      case 'close':
        this.#fanOut.close(this.#connection(effect.id).recipient);
        return;
      case 'record':
        this.#record(this.#connection(effect.id).peer, effect.name, effect.event);
        return;
    }
  }

  /** The room speaks only of connections that it was told of, and they stay until it was told that they go. */
  #connection(id: ConnectionId): Connection {
    const connection = this.#connections.get(id);
    if (connection === undefined) throw new Error(`There is no connection ${id}.`);
    return connection;
  }

  /** One connection too many. It never becomes one; what it gets, it gets at once. */
  #turnAway(stream: Duplex, peer: Peer, why: keyof typeof TURNED_AWAY): void {
    const { event, told } = TURNED_AWAY[why];
    this.statistics.rejected.add(why);
    this.#record(peer, undefined, `rejected - ${event}`);
    stream.on('error', () => {});
    stream.end(error(told).toBytes());
    stream.resume();
    const callOff = this.#clock.after(this.#limits.closeSeconds * 1000, () => stream.destroy());
    stream.on('close', callOff);
    this.#options.connectionLog.flush();
  }

  #record(peer: Peer, name: string | Uint8Array | undefined, event: string): void {
    this.#options.connectionLog.append(connectionLine(this.#now(), peer, name, event));
  }

  #now(): string {
    return this.#stamp.at(this.#clock.now());
  }

  /**
   * The bytes of a frame. The list of users is the same frame until somebody comes or goes, so that a client
   * which asks for it over and over costs no more than what is sent to it.
   */
  #encode(frame: Chat.ServerFrame): Uint8Array {
    if (frame !== this.#encoded?.frame) this.#encoded = { frame, bytes: frame.toBytes() };
    return this.#encoded.bytes;
  }

  /** Ends those for whom most waits, when too much waits in all. What waits for them goes with them. */
  #boundTotal(): void {
    const limit = this.#limits.maxTotalQueuedBytes;
    const { bytesSent, writes } = this.statistics;
    const sent = bytesSent + writes * BYTES_PER_WRITE;
    if (sent - this.#sentAtCount < limit * PART_TO_COUNT_ANEW) return;
    this.#sentAtCount = sent;
    let total = this.queuedBytes;
    if (total <= limit) return;
    const bySize = [...this.#connections.values()].sort((a, b) => b.queuedBytes - a.queuedBytes);
    for (const connection of bySize) {
      if (total <= limit) return;
      total -= connection.queuedBytes;
      connection.endForTotal();
    }
  }

  /** Nobody gets a line that is not in chat.log, as a rule. What connections.log lacks, keeps nobody from chatting. */
  #flushLogs(): boolean {
    this.#options.connectionLog.flush();
    return this.#options.chatLog.flush() || this.#options.deliverUnlogged === true;
  }
}
