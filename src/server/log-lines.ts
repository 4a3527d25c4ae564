import { quote } from '../protocol/index.js';
import type { Peer } from './connection.js';

/** Something for connections.log. */
export interface ConnectionEvent {
  /** The other side; undefined for what happened to the server itself. */
  readonly peer: Peer | undefined;
  /** The name that was asked for, as it was sent. */
  readonly name?: string | Uint8Array | undefined;
  /** What happened: `accepted`, or with a reason, `rejected - name in use`. Printable ASCII. */
  readonly event: string;
}

/** How the lines of both logs are written. Each is one line of printable ASCII, whatever is in it. */
export interface LogFormat {
  /** A line of chat.log: the time, and the line exactly as it was shown. */
  chat(time: string, shown: string): string;
  /** A line of connections.log. */
  connection(time: string, event: ConnectionEvent): string;
  /** A line of chat.log about the server, which no line of the room can be mistaken for. */
  mark(time: string, event: string): string;
}

/** Where the address and the port of a connection stand that was reset before it was taken: the system has forgotten. */
export const UNKNOWN_PEER: Peer = { address: 'unknown', port: 0 };

/**
 * Lines for people. In connections.log `TIME IP PORT NAME EVENT`, with a space between. NAME is `-` as long as none was
 * asked for, otherwise in double quotes and escaped, since it is whatever the client sent: the event is what follows
 * the closing quote. What is not there is `-` as well.
 *
 *     2026-01-31T12:00:00.000Z 127.0.0.1 50123 "Bob" rejected - name in use
 *     2026-01-31T12:00:00.000Z - - - started
 *     2026-01-31T12:00:00.000Z unknown address - rejected - reset before it was taken
 */
export const TEXT_FORMAT: LogFormat = {
  chat: (time, shown) => `${time} ${shown}`,
  connection: (time, { peer, name, event }) =>
    `${time} ${placeOf(peer)} ${name === undefined ? '-' : quote(textOf(name))} ${event}`,
  mark: (time, event) => `${time} -- ${event}`,
};

/** JSON Lines: an object a line, for programs. */
export const JSON_FORMAT: LogFormat = {
  chat: (time, shown) => asciiOf({ time, line: shown }),
  connection: (time, { peer, name, event }) => {
    const at = event.indexOf(' - ');
    return asciiOf({
      time,
      ...(peer !== undefined &&
        peer !== UNKNOWN_PEER && { address: peer.address, port: peer.port || undefined }),
      ...(peer === UNKNOWN_PEER && { address: 'unknown' }),
      ...(name !== undefined && { name: textOf(name).slice(0, MOST_OF_A_NAME) }),
      ...(at < 0 ? { event } : { event: event.slice(0, at), reason: event.slice(at + 3) }),
    });
  },
  mark: (time, event) => asciiOf({ time, event }),
};

/** Characters of a name in JSON; a name that is accepted has 32 at most. */
const MOST_OF_A_NAME = 64;

function placeOf(peer: Peer | undefined): string {
  if (peer === undefined) return '- -';
  if (peer === UNKNOWN_PEER) return 'unknown address';
  return `${peer.address} ${peer.port === 0 ? '-' : peer.port}`;
}

function asciiOf(value: object): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Bytes that are not ASCII, one character each; no more of them than are ever shown. */
function textOf(name: string | Uint8Array): string {
  if (typeof name === 'string') return name;
  return Buffer.from(name.buffer, name.byteOffset, name.length).toString('latin1');
}

/** The time as the logs have it: ISO 8601, UTC, with milliseconds. Many lines share one. */
export class TimeStamp {
  #milliseconds = Number.NaN;
  #text = '';

  at(milliseconds: number): string {
    if (milliseconds !== this.#milliseconds) {
      this.#milliseconds = milliseconds;
      this.#text = new Date(milliseconds).toISOString();
    }
    return this.#text;
  }
}
