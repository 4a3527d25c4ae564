import { quote } from '../protocol/index.js';
import type { Peer } from './connection.js';

/**
 * A line of connections.log: `TIME IP PORT NAME EVENT`, with a space between. NAME is `-` as long as none was
 * asked for, otherwise in double quotes and escaped, since it is whatever the client sent.
 *
 *     2026-01-31T12:00:00.000Z 127.0.0.1 50123 "Bob" rejected - name in use
 */
export function connectionLine(
  time: string,
  peer: Peer,
  name: string | Uint8Array | undefined,
  event: string,
): string {
  return `${time} ${peer.address} ${peer.port} ${name === undefined ? '-' : quote(textOf(name))} ${event}`;
}

/** A line of chat.log: the time, and the line exactly as it was shown. */
export function chatLine(time: string, shown: string): string {
  return `${time} ${shown}`;
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
