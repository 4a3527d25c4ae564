import { SocketAddress } from 'node:net';
import { endianness } from 'node:os';
import { plainAddress } from './address.js';

/**
 * Whether the other side of a connection acknowledges what it is sent, as Linux knows it: from its table of connections,
 * `/proc/net/tcp` (proc(5); net/ipv4/tcp_ipv4.c, get_tcp4_sock). Node has no TCP_USER_TIMEOUT, and of what it has written
 * it cannot tell what has arrived.
 */

/** The columns that are looked at, and where they stand. */
const [LOCAL, REMOTE, STATE, RETRANSMISSIONS, PROBES] = [1, 2, 3, 6, 8];
/** The states in which we still have something to say: ESTABLISHED and CLOSE_WAIT. */
const OPEN = new Set(['01', '08']);

/**
 * The other ends of the connections of a port that have not acknowledged what they were sent, although it was sent again,
 * nor answered the question whether they take more. Who is slow, answers that question.
 *
 * @param table the text of `/proc/net/tcp` or `/proc/net/tcp6`
 * @param port of this end
 * @returns `ADDRESS PORT` of each
 */
export function unanswered(table: string, port: number): string[] {
  const end = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  const found: string[] = [];
  for (const line of table.split('\n')) {
    // Cheap, since there may be thousands.
    if (!line.includes(end)) continue;
    const fields = line.trim().split(/\s+/);
    const open = OPEN.has(fields[STATE] ?? '') && `${fields[LOCAL]} `.endsWith(end);
    const tries = Number.parseInt(fields[RETRANSMISSIONS] ?? '0', 16) + Number(fields[PROBES] ?? 0);
    if (open && tries > 0) found.push(endpointOf(fields[REMOTE] ?? ''));
  }
  return found;
}

/** `0100007F:1F90` as the table has it: the words of the address in the order of the machine, the port in hex. */
function endpointOf(hex: string): string {
  const [address = '', port = ''] = hex.split(':');
  const bytes = Buffer.from(address, 'hex');
  if (endianness() === 'LE') bytes.swap32();
  return `${addressOf(bytes)} ${Number.parseInt(port, 16)}`;
}

function addressOf(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(2 * i).toString(16));
  // In the one spelling that Node uses too.
  return plainAddress(new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address);
}
