import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { patiently } from '../../support/patience.js';

/** A server on loopback of which a test decides every byte, and the one connection to it. */
export class ScriptedConnection {
  private constructor(
    private readonly server: Server,
    readonly port: number,
    private readonly connection: Promise<Socket>,
  ) {}

  static async listen(): Promise<ScriptedConnection> {
    const server = createServer({ noDelay: true });
    const connection = new Promise<Socket>((resolve) => server.once('connection', resolve));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(async () => {
      server.close();
    });
    return new ScriptedConnection(server, (server.address() as AddressInfo).port, connection);
  }

  /** Sends bytes in pieces, so that a frame comes in several. */
  async send(bytes: Uint8Array, pieceLength: number): Promise<void> {
    const socket = await this.connection;
    for (let at = 0; at < bytes.length; at += pieceLength) {
      await new Promise((resolve) => socket.write(bytes.subarray(at, at + pieceLength), resolve));
    }
  }

  /** Resolves with the bytes that have come, as soon as there are so many. */
  async received(count: number): Promise<Buffer> {
    const socket = await this.connection;
    const chunks: Buffer[] = [];
    while (Buffer.concat(chunks).length < count) {
      const more = readable(socket);
      chunks.push(await patiently(more, () => `${count} bytes were expected, not ${show(chunks)}`));
    }
    return Buffer.concat(chunks);
  }

  /** Closes the connection, and takes no other. */
  async end(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    (await this.connection).destroySoon();
    await closed;
  }
}

/** What there is to be read, as soon as there is something. */
async function readable(socket: Socket): Promise<Buffer> {
  const there: Buffer | null = socket.read();
  if (there !== null) return there;
  await new Promise((resolve) => socket.once('readable', resolve));
  return socket.read() ?? Buffer.alloc(0);
}

function show(chunks: readonly Buffer[]): string {
  return JSON.stringify(Buffer.concat(chunks).toString('latin1'));
}
