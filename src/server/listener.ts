import { createServer } from 'node:net';
import { plainAddress } from './address.js';
import type { ChatServer } from './chat-server.js';

/** A TCP port that clients can connect to. */
export interface Listener {
  /** The address that it listens on: `::` for every address of the machine. */
  readonly address: string;
  /** The port, also when any free one was asked for. */
  readonly port: number;
  /** Takes no more connections. Those that are open stay open. */
  close(): void;
}

/** Seconds of silence after which the system asks whether the other machine is still there. */
const KEEP_ALIVE_SECONDS = 60;

/**
 * Listens for clients and hands each to the chat.
 *
 * @param port 0 to 65535; 0 takes any that is free
 * @param host an address of this machine; without one all of them, IPv4 and IPv6
 * @param onFailure is told when a client could not be accepted, once until one can be again
 * @throws the error of the system, e.g. with the code EADDRINUSE
 */
export function listen(
  chat: ChatServer,
  port: number,
  host: string | undefined,
  onFailure: (error: Error) => void,
): Promise<Listener> {
  let failing = false;
  const server = createServer(
    {
      // Who has sent all and closes that direction (`nc -N`) still gets the answers.
      allowHalfOpen: true,
      // Lines are gathered before they are written; to have the system wait for more of them is only late.
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_SECONDS * 1000,
    },
    (socket) => {
      failing = false;
      const { remoteAddress: address, remotePort: port } = socket;
      if (address === undefined || port === undefined) chat.lost(socket);
      else chat.accept(socket, { address: plainAddress(address), port });
    },
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      server.on('error', (error) => {
        if (!failing) onFailure(error);
        failing = true;
      });
      const bound = server.address();
      if (bound === null || typeof bound === 'string') throw new Error('A TCP server has an address.');
      resolve({ address: bound.address, port: bound.port, close: () => void server.close() });
    });
  });
}
