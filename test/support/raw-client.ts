import { connect, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { frame, hex, show } from './bytes.js';

/**
 * Milliseconds without a byte after which a test fails that waits for one. Before the byte, a program may have to
 * start, which on a busy machine takes seconds.
 */
const PATIENCE = 15_000;

/** A connection to a server that knows bytes and nothing else. Everything that arrives is kept until taken. */
export class RawClient {
  readonly socket: Socket;
  /** The port at this end, by which the server's record knows this client. */
  readonly port: number;
  /** Resolves when the server has closed its direction, or the connection is closed. */
  readonly ended: Promise<void>;
  /** Resolves when the connection is closed in both directions. */
  readonly closed: Promise<void>;
  #received = Buffer.alloc(0);
  #over = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    this.port = socket.localPort ?? 0;
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    // A reset is one of the ways in which a connection ends.
    socket.on('error', () => {});
    const end = (resolve: () => void) => () => {
      this.#over = true;
      this.#wake();
      resolve();
    };
    this.ended = new Promise((resolve) => socket.on('end', end(resolve)).on('close', end(resolve)));
    this.closed = new Promise((resolve) => socket.on('close', () => resolve()));
  }

  /** Connects. When the server closes its direction, ours is closed, if it is not to stay half-open; at the end of the test, it is cut. */
  static async connect(port: number, { allowHalfOpen = false } = {}): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen });
    onTestFinished(() => void socket.destroy());
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new RawClient(socket);
  }

  /** Connects, takes the list of commands and joins; takes the answer and the announcement as well. */
  static async join(port: number, name: string): Promise<RawClient> {
    const client = await RawClient.connect(port);
    await client.frame();
    client.send(frame(0, name));
    expect(await client.frame()).toBe('00 \\x00');
    expect(await client.frame()).toBe(`02 **${name} is joining the chat**`);
    return client;
  }

  /** Sends bytes; a text is hex. */
  send(bytes: Uint8Array | string): void {
    this.socket.write(typeof bytes === 'string' ? hex(bytes) : bytes);
  }

  /** Takes so many bytes, as soon as they are there. Fails when the connection ends, or nothing comes any more. */
  async take(count: number): Promise<Buffer> {
    while (this.#received.length < count) {
      const had = this.#received.length;
      if (!this.#over) await this.#more();
      if (this.#received.length === had) {
        const why = this.#over ? 'the connection has ended' : `nothing came for ${PATIENCE / 1000} seconds`;
        const there = this.#received.subarray(0, 60).toString('hex');
        throw new Error(`${count} bytes were expected, but ${why}. There are ${had}: ${there}`);
      }
    }
    const taken = this.#received.subarray(0, count);
    this.#received = this.#received.subarray(count);
    return taken;
  }

  /** Resolves when something has happened, or when it takes too long. */
  #more(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Takes the next whole frame, as it is. */
  async frameBytes(): Promise<Buffer> {
    const head = await this.take(3);
    return Buffer.concat([head, await this.take(head.readUInt16BE(1))]);
  }

  /** Takes the next whole frame, as `show` shows it. */
  async frame(): Promise<string> {
    return show(await this.frameBytes());
  }

  /** Takes as many bytes as the hex has, and expects them to be these. */
  async expectHex(expected: string): Promise<void> {
    const bytes = hex(expected);
    expect((await this.take(bytes.length)).toString('hex')).toBe(bytes.toString('hex'));
  }

  /**
   * Expects that nothing has come that was not taken. An unsupported command is answered after everything
   * that was meant for this client before; so the answer has to be the next that it gets.
   */
  async expectNothing(): Promise<void> {
    this.send('7f 0000');
    expect(await this.frame()).toBe('05 Unsupported command 7f.');
  }

  /** Everything up to the end of the connection. */
  async rest(): Promise<Buffer> {
    await this.ended;
    return this.#received;
  }

  /** Ends our direction, as `nc -N` does when its input ends. */
  end(): void {
    this.socket.end();
  }

  /** Cuts the connection: what is on its way is lost. */
  drop(): void {
    this.socket.destroy();
  }

  /** Cuts it the hard way, with a reset. */
  reset(): void {
    this.socket.resetAndDestroy();
  }
}
