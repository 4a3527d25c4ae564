import { connect as netConnect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { codeOf, messageOf } from '../system/errors.js';
import { type TlsOptions, tlsConnectionOptions, tlsSentence } from './tls.js';

/** A connection could not be made. The message is a sentence for the user. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}

/** How a connection is made. */
export interface ConnectOptions {
  /** Milliseconds to wait; 10,000 unless given. */
  readonly timeout?: number;
  /** Encrypts the connection, and makes sure that the server is the one it claims to be; plain unless given. */
  readonly tls?: TlsOptions | undefined;
}

/**
 * Connects to a server.
 * @param host - a name, an IPv4 or an IPv6 address, the last also in brackets
 * @param port - 1 to 65535
 * @throws ConnectError
 */
export function connect(
  host: string,
  port: number,
  { timeout = 10_000, tls }: ConnectOptions = {},
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const bare = host.replace(/^\[(.*)\]$/, '$1');
    const place = { host: bare, port, noDelay: true };
    let socket: Socket;
    try {
      socket =
        tls === undefined ? netConnect(place) : tlsConnect({ ...place, ...tlsConnectionOptions(bare, tls) });
    } catch (error) {
      // A certificate or a key that is none.
      reject(new ConnectError(sentence(error, host, port)));
      return;
    }
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new ConnectError(sentence(error, host, port)));
    };
    const timer = setTimeout(() => fail({ code: 'ETIMEDOUT' }), timeout);
    socket.once('error', fail);
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function sentence(error: unknown, host: string, port: number): string {
  const code = codeOf(error);
  switch (code) {
    case 'ECONNRESET':
      return `What answers at ${host} port ${port} ended the connection at once. With --tls, it may not accept your certificate (--cert).`;
    case 'ECONNREFUSED':
      return `No server answers at ${host} port ${port}. Is chat-server running there?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The address of ${host} cannot be found.`;
    case 'ETIMEDOUT':
      return `No answer from ${host} port ${port}.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `There is no way to ${host} from here.`;
    default:
      return (
        tlsSentence(error, host, port) ??
        `Cannot connect to ${host} port ${port}: ${code ?? messageOf(error)}.`
      );
  }
}
