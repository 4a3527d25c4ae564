import { createServer, type ServerOpts, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, Server as TlsServer } from 'node:tls';
import type { Clock } from '../system/clock.js';
import { plainAddress } from './address.js';
import type { ChatServer } from './chat-server.js';
import { DeadPeers } from './dead-peers.js';
import { readTlsFiles, type TlsFiles } from './tls-files.js';

/** A TCP port that clients can connect to. */
export interface Listener {
  /** The address that it listens on: `::` for every address of the machine. */
  readonly address: string;
  /** The port, also when any free one was asked for. */
  readonly port: number;
  /** Takes no more connections. Those that are open stay open. */
  close(): void;
  /**
   * Reads the files for TLS again, for those who connect from here on.
   * @throws TlsFileError, and goes on with those that it had
   */
  reload(): void;
}

/**
 * Seconds of silence after which the system asks whether the other machine is still there. It asks ten times, a second
 * apart, as Node has it.
 */
const KEEP_ALIVE_SECONDS = 15;

/** Milliseconds that a client may take to agree on how to encrypt. */
const HANDSHAKE_TIME = 10_000;

/** How to listen. */
export interface ListenOptions {
  /** 0 to 65535; 0 takes any that is free. */
  readonly port: number;
  /** An address of this machine; without one all of them, IPv4 and IPv6. */
  readonly host: string | undefined;
  /** Connections are encrypted with these; without them, they are plain. */
  readonly tls: TlsFiles | undefined;
  readonly clock: Clock;
  /** Is told when a client could not be accepted, once until one can be again. */
  readonly onFailure: (error: Error) => void;
}

/**
 * Listens for clients and hands each to the chat.
 *
 * @throws the error of the system, e.g. with the code EADDRINUSE; TlsFileError
 */
export function listen(chat: ChatServer, options: ListenOptions): Promise<Listener> {
  const { port, host, tls, clock, onFailure } = options;
  let failing = false;
  let ownPort = port;
  const dead = new DeadPeers(clock, () => ownPort);
  const common = {
    // Who has sent all and closes that direction (`nc -N`) still gets the answers.
    allowHalfOpen: true,
    // Lines are gathered before they are written; to have the system wait for more of them is only late.
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_SECONDS * 1000,
  };
  const take = (socket: Socket) => {
    failing = false;
    const { remoteAddress: address, remotePort: port } = socket;
    if (address === undefined || port === undefined) chat.lost(socket);
    else {
      dead.watch(socket, address, port);
      chat.accept(socket, { address: plainAddress(address), port });
    }
  };
  const server = tls === undefined ? createServer(common, take) : encrypted(chat, tls, common, take);
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
      ownPort = bound.port;
      resolve({
        address: bound.address,
        port: bound.port,
        close: () => void server.close(),
        reload() {
          if (tls !== undefined && server instanceof TlsServer)
            server.setSecureContext(readTlsFiles(tls).options);
        },
      });
    });
  });
}

/** TLS 1.2 and newer. A client that cannot agree, or has no certificate where it has to have one, is turned away. */
function encrypted(
  chat: ChatServer,
  files: TlsFiles,
  common: ServerOpts,
  take: (socket: TLSSocket) => void,
): TlsServer {
  const { options } = readTlsFiles(files);
  const needsCertificate = files.clientCa !== undefined;
  const server = createTlsServer(
    {
      ...common,
      ...options,
      minVersion: 'TLSv1.2',
      handshakeTimeout: HANDSHAKE_TIME,
      requestCert: needsCertificate,
      rejectUnauthorized: needsCertificate,
    },
    take,
  );
  server.on('tlsClientError', (_error, socket) => {
    const { remoteAddress: address, remotePort: port } = socket;
    if (address === undefined || port === undefined) chat.lost(socket);
    else chat.unencrypted(socket, { address: plainAddress(address), port });
  });
  return server;
}
