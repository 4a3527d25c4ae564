import type { Duplex } from 'node:stream';
import type { Chat } from '../../generated/typescript/chat.js';
import { type ClientRequest, goodbye } from '../protocol/index.js';
import { backgroundClock, type Clock } from '../system/clock.js';
import { Connection, type ConnectionHandler, type Peer } from './connection.js';
import { Door } from './door.js';
import type { ConnectionId, Effect } from './effects.js';
import { FanOut, type FanOutOptions } from './fan-out.js';
import { Journal, type JournalOptions } from './journal.js';
import { type Limits, limitsOf } from './limits.js';
import { Bans } from './operator/bans.js';
import { type Operation, Room } from './room.js';
import { Statistics } from './statistics.js';
import { sumOf, TotalBacklog } from './total-backlog.js';

/** What a chat is given by its surroundings. */
export interface ChatServerOptions extends JournalOptions {
  /** What differs from the defaults. */
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  /** Who is kept out; nobody, by default. */
  readonly bans?: Bans;
  /** See FanOutOptions. */
  readonly schedule?: FanOutOptions['schedule'];
  /** Called each time when the last connection has closed, with whether anybody has ever joined. */
  readonly onEmpty?: (joined: boolean) => void;
  /** Called when somebody is turned away since all places are taken, and then when there is room again. */
  readonly onFull?: (full: boolean) => void;
}

/**
 * The chat: connections on one side, the room in the middle, recipients and logs on the other side.
 * What it listens on is not its business: it takes streams.
 */
export class ChatServer implements ConnectionHandler {
  /** What it has done since it was made. */
  readonly statistics = new Statistics();
  /** Who is kept out. */
  readonly bans: Bans;
  readonly #onEmpty: (joined: boolean) => void;
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #door: Door;
  readonly #room: Room;
  readonly #fanOut: FanOut;
  readonly #total: TotalBacklog;
  readonly #connections = new Map<ConnectionId, Connection>();
  /** The last frame that was encoded for one recipient. */
  #encoded: { readonly frame: Chat.ServerFrame; readonly bytes: Uint8Array } | undefined;
  #lastId = 0;
  #stopping = false;
  #waitingForEmpty: (() => void)[] = [];

  constructor(options: ChatServerOptions) {
    const { limits, clock = backgroundClock, onEmpty = () => {}, onFull = () => {}, schedule } = options;
    this.#onEmpty = onEmpty;
    this.#limits = limitsOf(limits);
    this.#clock = clock;
    this.bans = options.bans ?? new Bans(clock);
    const { statistics } = this;
    const journal = new Journal(options, clock);
    this.#journal = journal;
    this.#door = new Door({ limits: this.#limits, bans: this.bans, clock, journal, statistics, onFull });
    this.#room = new Room(this.#limits);
    this.#total = new TotalBacklog(this.#limits.maxTotalQueuedBytes, statistics);
    this.#fanOut = new FanOut({
      beforeDelivery: () => {
        const written = journal.flush();
        this.#total.bound(this.#connections);
        return written;
      },
      statistics,
      ...(schedule && { schedule }),
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

  /** Bytes of memory that what waits for clients, and of them, takes in all. Looks at every connection. */
  get queuedBytes(): number {
    return sumOf(this.#connections);
  }

  /** The names of those who have joined. */
  get users(): string[] {
    return this.#room.users;
  }

  /** The server can be reached: from here on, both logs say so, and when it stops. */
  opened(particulars: string): void {
    this.#journal.open(particulars);
  }

  /** From here on, nobody can join under one of these names. */
  reserve(names: Iterable<string>): void {
    this.#room.reserve(names);
  }

  /**
   * The operator wants something of the room.
   * @returns whether it could be: not, if it is about somebody who is not in the chat
   */
  operate(operation: Operation): boolean {
    const effects = this.#room.operate(operation);
    if (effects === undefined) return false;
    this.#perform(effects);
    if (operation.kind === 'mute' && operation.minutes !== undefined) {
      const id = this.#room.idOf(operation.name);
      if (id !== undefined)
        this.#clock.after(operation.minutes * 60_000, () => this.#perform(this.#room.unmute(id)));
    }
    return true;
  }

  /** Something that an operator did, for the record. */
  note(event: string): void {
    this.#journal.entry({ peer: undefined, event });
    this.#journal.flushEntries();
  }

  /** Who is in, in the order of joining, with address and port; and how many have not joined. */
  who(): string[] {
    const lines = this.users.map((name) => {
      const id = this.#room.idOf(name);
      const { address, port } = this.#connection(id ?? 0).peer;
      return `${name} ${address} ${port}`;
    });
    return [...lines, `Users: ${lines.length}. Other connections: ${this.connections - lines.length}.`];
  }

  /** Ends all connections that are banned. @returns how many */
  endBanned(): number {
    const banned = [...this.#connections.values()].filter(({ peer }) => this.bans.has(peer.address));
    for (const { id } of banned) this.#perform(this.#room.expel(id, 'You are banned from this chat.'));
    return banned.length;
  }

  /** Takes a client. The stream has to allow half-open, and is closed by the server. */
  accept(stream: Duplex, peer: Peer): void {
    if (this.#stopping) {
      stream.destroy();
      return;
    }
    this.#door.admit(stream, peer, () => this.#open(stream, peer));
  }

  /** One that came was reset before it could be taken. */
  lost(stream: Duplex): void {
    this.#door.lost(stream);
  }

  /** One that came did not agree on how to encrypt, or may not come in without a certificate. */
  unencrypted(stream: Duplex, peer: Peer): void {
    this.#door.unencrypted(stream, peer);
  }

  #open(stream: Duplex, peer: Peer): void {
    const id = ++this.#lastId;
    this.statistics.accepted += 1;
    const [limits, clock, statistics] = [this.#limits, this.#clock, this.statistics];
    const options = { id, peer, limits, clock, statistics, handler: this };
    this.#connections.set(id, new Connection(stream, options));
    this.#perform(this.#room.connect(id));
  }

  /** A client asks for something. Called by its connection, like those below. */
  request(id: ConnectionId, request: ClientRequest): void {
    this.#perform(this.#room.request(id, request));
  }

  gone(id: ConnectionId, why?: 'does not answer'): void {
    this.#perform(why === undefined ? this.#room.disconnect(id) : this.#room.drop(id, why));
  }

  tooMuch(id: ConnectionId, reason: string): void {
    this.#perform(this.#room.expel(id, reason));
  }

  ahead(id: ConnectionId): void {
    this.#perform(this.#room.slowDown(id));
  }

  held(): void {
    this.#total.bound(this.#connections);
  }

  foreign(id: ConnectionId, protocol: string): void {
    this.statistics.rejected.add('protocol');
    const line = `This is a chat server with a protocol of its own. It does not speak ${protocol}.\r\n`;
    this.#fanOut.tell(this.#connection(id).recipient, Buffer.from(line, 'latin1'));
    this.#perform(this.#room.drop(id, `speaks ${protocol}`));
  }

  closed(id: ConnectionId): void {
    const { peer } = this.#connection(id);
    this.#connections.delete(id);
    this.#door.left(peer);
    if (this.#connections.size > 0) return;
    for (const resolve of this.#waitingForEmpty.splice(0)) resolve();
    this.#onEmpty(this.statistics.joined > 0);
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
    this.#door.close();
    this.#perform(this.#room.shutdown(reason));
    await this.whenEmpty();
    this.#journal.close(reason);
  }

  /**
   * Tells everybody why, and ends every connection, past the room and the fan-out: a fault of this program has
   * left them in a state that is not known. Nothing is announced or logged.
   *
   * @param reason one sentence in ASCII
   */
  abandon(reason: string): void {
    this.#stopping = true;
    this.#door.close();
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
        this.#journal.line(effect.shown);
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
        this.#journal.entry({
          peer: this.#connection(effect.id).peer,
          name: effect.name,
          event: effect.event,
        });
        return;
    }
  }

  /** The room speaks only of connections that it was told of, and they stay until it was told that they go. */
  #connection(id: ConnectionId): Connection {
    const connection = this.#connections.get(id);
    if (connection === undefined) throw new Error(`There is no connection ${id}.`);
    return connection;
  }

  /**
   * The bytes of a frame. The list of users is the same frame until somebody comes or goes, so that a client
   * which asks for it over and over costs no more than what is sent to it.
   */
  #encode(frame: Chat.ServerFrame): Uint8Array {
    if (frame !== this.#encoded?.frame) this.#encoded = { frame, bytes: frame.toBytes() };
    return this.#encoded.bytes;
  }
}
