import { internetChecksum } from './checksum.js';

/** One end of a connection: an IPv4 address and a port. */
export interface Endpoint {
  readonly address: readonly [number, number, number, number];
  readonly port: number;
}

/** Flags of a TCP segment (RFC 9293, section 3.1). */
export const FLAGS = { FIN: 0x01, SYN: 0x02, RST: 0x04, PSH: 0x08, ACK: 0x10 } as const;

const WINDOW = 0xffff;
/** Bytes of a segment, so that the packet fits its 16 bits of total length. */
const MOST_BYTES = 65_495;

/** A connection that is written as the packets of which it would consist: IPv4 without a link layer. */
export class TcpConnection {
  readonly #ends: readonly [Endpoint, Endpoint];
  /** The next sequence number of each end. */
  readonly #sequence: [number, number] = [1000, 5000];
  readonly #packets: (packet: Uint8Array) => void;

  /**
   * Writes the handshake.
   *
   * @param ends who connects, and to whom
   */
  constructor(ends: readonly [client: Endpoint, server: Endpoint], packets: (packet: Uint8Array) => void) {
    this.#ends = ends;
    this.#packets = packets;
    this.#send(0, FLAGS.SYN);
    this.#send(1, FLAGS.SYN | FLAGS.ACK);
    this.#send(0, FLAGS.ACK);
  }

  /** Writes what one end sends, and that the other has got it. */
  send(end: 0 | 1, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += MOST_BYTES) {
      this.#send(end, FLAGS.PSH | FLAGS.ACK, bytes.subarray(at, at + MOST_BYTES));
      this.#send(end === 0 ? 1 : 0, FLAGS.ACK);
    }
  }

  /** Writes the end of the connection, which one end begins. */
  close(end: 0 | 1): void {
    const other = end === 0 ? 1 : 0;
    this.#send(end, FLAGS.FIN | FLAGS.ACK);
    this.#send(other, FLAGS.FIN | FLAGS.ACK);
    this.#send(end, FLAGS.ACK);
  }

  #send(from: 0 | 1, flags: number, bytes: Uint8Array = new Uint8Array(0)): void {
    const to = from === 0 ? 1 : 0;
    const tcp = new Uint8Array(20);
    const view = new DataView(tcp.buffer);
    view.setUint16(0, this.#ends[from].port);
    view.setUint16(2, this.#ends[to].port);
    view.setUint32(4, this.#sequence[from]);
    view.setUint32(8, flags & FLAGS.ACK ? this.#sequence[to] : 0);
    view.setUint8(12, 5 << 4);
    view.setUint8(13, flags);
    view.setUint16(14, WINDOW);
    const pseudo = new Uint8Array(12);
    pseudo.set([...this.#ends[from].address, ...this.#ends[to].address, 0, 6]);
    new DataView(pseudo.buffer).setUint16(10, tcp.length + bytes.length);
    view.setUint16(16, internetChecksum(pseudo, tcp, bytes));
    this.#packets(ipv4(this.#ends[from].address, this.#ends[to].address, tcp, bytes));
    const counts = (flags & FLAGS.SYN ? 1 : 0) + (flags & FLAGS.FIN ? 1 : 0);
    this.#sequence[from] = (this.#sequence[from] + bytes.length + counts) >>> 0;
  }
}

/** An IPv4 packet (RFC 791) without options. */
function ipv4(from: Endpoint['address'], to: Endpoint['address'], ...payload: Uint8Array[]): Uint8Array {
  const length = 20 + payload.reduce((sum, part) => sum + part.length, 0);
  const packet = new Uint8Array(length);
  const view = new DataView(packet.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, length);
  view.setUint16(6, 0x4000); // not to be fragmented
  view.setUint8(8, 64);
  view.setUint8(9, 6);
  packet.set([...from, ...to], 12);
  view.setUint16(10, internetChecksum(packet.subarray(0, 20)));
  let at = 20;
  for (const part of payload) {
    packet.set(part, at);
    at += part.length;
  }
  return packet;
}
