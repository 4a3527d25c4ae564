import { Chat } from '../../generated/typescript/chat.js';
import { readClientRequest } from '../protocol/index.js';
import { KaitaiStream } from '../runtime/index.js';
import { type ConnectionId, type Effect, Room } from '../server/index.js';

/** A frame that went by, and on whose connection. */
export interface SeenRecord {
  readonly connection: string;
  readonly record: Chat.Record;
}

/**
 * A chat that is played through with the room of the real server, and without a network, so that the frames
 * come in the same order each time: those that the room answers with, in the order in which it gives them, and
 * a line of the room to everybody in the order in which they joined.
 */
export class Conversation {
  readonly seen: SeenRecord[] = [];
  readonly #room = new Room({ maxErrors: 10 });
  /** The names of the connections; the number of each is its place. */
  readonly #connections: string[] = [];
  /** Who gets the lines of the room. */
  readonly #inside = new Set<ConnectionId>();

  /** Somebody connects. The name is for the reader of the example; the chat does not know it. */
  connect(who: string): void {
    this.#perform(this.#room.connect(this.#connections.push(who) - 1));
  }

  send(who: string, frame: Chat.ClientFrame): void {
    const id = this.#connections.lastIndexOf(who);
    this.#see(id, { side: Chat.Side.CLIENT, frame });
    this.#perform(this.#room.request(id, readClientRequest(new KaitaiStream(frame.toBytes()))));
  }

  /** A connection goes down without a word. */
  drop(who: string): void {
    this.#perform(this.#room.disconnect(this.#connections.lastIndexOf(who)));
  }

  /** The server ends. */
  shutDown(reason: string): void {
    this.#perform(this.#room.shutdown(reason));
  }

  #perform(effects: readonly Effect[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'tell':
          this.#tell(effect.to, effect.frame);
          break;
        case 'enter':
          this.#inside.add(effect.id);
          break;
        case 'line':
          for (const id of this.#inside) if (id !== effect.except) this.#tell(id, effect.frame);
          break;
        case 'close':
          this.#inside.delete(effect.id);
          break;
      }
    }
  }

  #tell(id: ConnectionId, frame: Chat.ServerFrame): void {
    // Read back, since a frame that goes to several would be part of several records.
    this.#see(id, { side: Chat.Side.SERVER, frame: Chat.ServerFrame.fromBytes(frame.toBytes()) });
  }

  #see(id: ConnectionId, record: Chat.Record.Init): void {
    this.seen.push({ connection: this.#connections[id] ?? '', record: Chat.Record.of(record) });
  }
}
