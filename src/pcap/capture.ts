import { Chat } from '../../generated/typescript/chat.js';
import { pcapng } from './pcapng.js';
import { type Endpoint, TcpConnection } from './tcp.js';

const SERVER: Endpoint = { address: [127, 0, 0, 1], port: 9000 };
const FIRST_CLIENT_PORT = 50_001;
/** Microseconds since 1970 of the first packet, and between two: a recording has no times. */
const START = Date.UTC(2026, 0, 31, 12) * 1000;
const STEP = 1000;

/**
 * A recorded conversation as a capture of the packets that it would be on the loopback: each connection with its
 * handshake, each frame in a segment of its own, and the end of each.
 *
 * @param connections of each record, the name of the connection that it was on
 */
export function captureOf(recording: Chat, connections: readonly string[]): Uint8Array {
  const packets: { time: number; bytes: Uint8Array }[] = [];
  const take = (bytes: Uint8Array): void => {
    packets.push({ time: START + STEP * packets.length, bytes });
  };
  const open = new Map<string, TcpConnection>();
  const leaves = new Map<string, 0 | 1>();
  for (const [index, { side, frame }] of recording.records.entries()) {
    const name = connections[index] ?? '';
    let connection = open.get(name);
    if (connection === undefined) {
      const client: Endpoint = { address: [127, 0, 0, 1], port: FIRST_CLIENT_PORT + open.size };
      connection = new TcpConnection([client, SERVER], take);
      open.set(name, connection);
    }
    const end = side === Chat.Side.CLIENT ? 0 : 1;
    connection.send(end, frame.toBytes());
    if (frame.command === Chat.Command.LEAVE) leaves.set(name, 1);
    else if (!leaves.has(name)) leaves.set(name, 0);
  }
  for (const [name, connection] of open) connection.close(leaves.get(name) ?? 0);
  return pcapng(packets);
}
