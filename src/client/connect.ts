import { connect as netConnect, type Socket } from 'node:net';
import { codeOf, messageOf } from '../system/errors.js';

/** A connection could not be made. The message is a sentence for the user. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}

/**
 * Connects to a server.
 * @param host - a name, an IPv4 or an IPv6 address, the last also in brackets
 * @param port - 1 to 65535
 * @param timeout - milliseconds to wait
 * @throws ConnectError
 */
export function connect(host: string, port: number, timeout = 10_000): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = netConnect({ host: host.replace(/^\[(.*)\]$/, '$1'), port, noDelay: true });
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new ConnectError(sentence(error, host, port)));
    };
    const timer = setTimeout(() => fail({ code: 'ETIMEDOUT' }), timeout);
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function sentence(error: unknown, host: string, port: number): string {
  const code = codeOf(error);
  switch (code) {
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
      return `Cannot connect to ${host} port ${port}: ${code ?? messageOf(error)}.`;
  }
}
