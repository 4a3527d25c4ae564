import { connect, type Socket } from 'node:net';
import { frame } from './bytes.js';
import { Inbox } from './inbox.js';

/** Milliseconds that a client waits for a frame. Then it cuts the connection, which its test will notice. */
const PATIENCE = 10_000;

/** A client over TCP that keeps every frame it gets. When the server closes its direction, ours is closed. */
export class RecordingClient extends Inbox {
  /** The port at this end, by which the server's record knows this client. */
  readonly port: number;
  /** Resolves when the connection is closed in both directions. */
  readonly closed: Promise<void>;

  private constructor(readonly socket: Socket) {
    super();
    this.port = socket.localPort ?? 0;
    socket.on('data', (chunk) => this.receive(chunk));
    // A reset is one of the ways in which a connection ends.
    socket.on('error', () => {});
    socket.on('end', () => this.finish());
    this.closed = new Promise((resolve) =>
      socket.on('close', () => {
        this.finish();
        resolve();
      }),
    );
  }

  static async connect(port: number): Promise<RecordingClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new RecordingClient(socket);
  }

  /** Connects and joins under a name that is free. */
  static async join(port: number, name: string): Promise<RecordingClient> {
    const client = await RecordingClient.connect(port);
    client.send(frame(0, name));
    await client.upTo(`02 **${name} is joining the chat**`);
    return client;
  }

  override async frame(): Promise<string | undefined> {
    const timer = setTimeout(() => this.socket.destroy(), PATIENCE);
    try {
      return await super.frame();
    } finally {
      clearTimeout(timer);
    }
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  say(text: string): void {
    this.send(frame(2, text));
  }

  /** Closes our direction, after what was sent. */
  end(): void {
    this.socket.end();
  }

  /** Cuts the connection; what is under way is lost. With an error, by a reset. */
  cut(error?: Error): void {
    if (error === undefined) this.socket.destroy();
    else this.socket.resetAndDestroy();
  }

  /** Leaves, and resolves when that has been done. */
  async leave(): Promise<void> {
    this.send(frame(1));
    await this.closed;
  }
}
