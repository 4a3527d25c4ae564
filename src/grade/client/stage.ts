import { type AddressInfo, createServer, type Server } from 'node:net';
import { showEntries, showLines } from '../evidence.js';
import type { Sheet } from '../sheet.js';
import { ASSIGNMENT, encodeFrame, type Layout } from '../wire/layout.js';
import { Peer, type Speech } from '../wire/peer.js';
import { Transcript } from '../wire/transcript.js';
import { Terminal } from './terminal.js';

/** How a server speaks: one of the readings that a client may have been written for. */
export interface Manner {
  readonly sends: Layout;
  readonly status: 'byte' | 'digit';
  readonly bare: boolean;
  readonly list: 'none' | '03' | '02' | 'text';
}

/** The client in its terminal, and its connection to the server of the grader. */
export interface Act {
  readonly terminal: Terminal;
  readonly peer: Peer;
}

/** A scenario cannot go on. The message is a sentence. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

/** A server whose every byte is decided here, and the terminals of the client that is graded. */
export class Stage {
  readonly sheet: Sheet;
  readonly limit: number;
  readonly #command: readonly string[];
  readonly #folder: string;
  readonly #port: number;
  /** What the client understands, and the layout in which it sends. */
  manner: Manner = { sends: ASSIGNMENT, status: 'byte', bare: false, list: '03' };
  layout: Layout = ASSIGNMENT;
  transcript = new Transcript();
  #server: Server | undefined;
  #peers: Peer[] = [];
  #terminals: Terminal[] = [];
  #texts = 0;
  #wake: () => void = () => {};

  constructor(sheet: Sheet, command: readonly string[], folder: string, port: number, limit: number) {
    this.sheet = sheet;
    this.limit = limit;
    this.#command = command;
    this.#folder = folder;
    this.#port = port;
  }

  /** @throws the error of the system where the port is taken */
  async open(): Promise<void> {
    const server = createServer((socket) => {
      const label = this.#peers.length === 0 ? 'the client' : 'the client, on a new connection';
      this.transcript.event(label, 'connects');
      this.#peers.push(new Peer(label, socket, () => this.#speech(), this.transcript));
      this.#wake();
    });
    const usesPort = this.#command.some((word) => word.includes('{port}'));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(usesPort ? 0 : this.#port, '127.0.0.1', resolve);
    });
    this.#server = server;
  }

  #speech(): Speech {
    return { sends: this.manner.sends, layout: this.layout, bareStatus: false, framesOnly: true };
  }

  /** A text that was not used before. */
  text(): string {
    this.#texts += 1;
    return `sentence ${this.#texts} of the grader`;
  }

  get peers(): readonly Peer[] {
    return this.#peers;
  }

  /** Runs the client under a name. */
  async run(name: string): Promise<Terminal> {
    await this.clear();
    const { port } = this.#server?.address() as AddressInfo;
    const command = commandFor(this.#command, { address: '127.0.0.1', port: String(port), name });
    const terminal = await Terminal.start(command, this.#folder);
    this.#terminals.push(terminal);
    return terminal;
  }

  /** Waits for a connection behind those that there are. @returns undefined if the program ends first, or none comes */
  async connection(terminal: Terminal, count = 0, limit = this.limit): Promise<Peer | undefined> {
    const come = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.#peers.length > count) resolve();
      };
      this.#wake = look;
      look();
    });
    const ended = new AbortController();
    const gone = terminal.until(() => (ended.signal.aborted ? true : undefined), limit);
    await Promise.race([come, gone]);
    ended.abort();
    return this.#peers[count];
  }

  /** Greets a connection as the server would: with the list of commands, where it has one. */
  greet(peer: Peer): void {
    const { list } = this.manner;
    if (list === 'text') peer.write(Buffer.from('Commands: @exit\n'));
    else if (list !== 'none')
      peer.send(Number(list), list === '03' ? 'commands\n@exit\n' : 'Commands: @exit');
  }

  /** A frame as the client understands it. */
  frame(command: number, message: string): Buffer {
    return encodeFrame(this.manner.sends, command, message);
  }

  /** Answers a request to join. */
  answer(peer: Peer, accepted: boolean): void {
    const { status, bare, sends } = this.manner;
    const number = accepted ? 0 : 1;
    const message = String.fromCharCode(status === 'digit' ? 0x30 + number : number);
    peer.write(bare ? Buffer.from(message, 'latin1') : encodeFrame(sends, 0, message));
  }

  /**
   * Runs the client and lets it join, up to the announcement.
   *
   * @throws Stuck where it does not ask
   */
  async join(name: string, startLimit = this.limit * 2): Promise<Act> {
    const terminal = await this.run(name);
    const peer = await this.connection(terminal, 0, startLimit);
    if (peer === undefined) throw new Stuck(`The client did not connect${this.how(terminal)}.`);
    this.greet(peer);
    if ((await this.request(peer, 0)) === undefined)
      throw new Stuck(`The client did not ask to join${this.how(terminal)}.`);
    this.answer(peer, true);
    peer.send(2, `**${name} is joining the chat**`);
    return { terminal, peer };
  }

  /** Waits for a request to join, which is any frame of command 0. @returns the name */
  async request(peer: Peer, mark: number, limit = this.limit): Promise<string | undefined> {
    return peer.find(mark, ({ command, text }) => (command === 0 ? text : undefined), limit);
  }

  /** Waits for a text. @returns what the message was */
  async said(
    peer: Peer,
    mark: number,
    text: string,
    limit = this.limit,
  ): Promise<{ command: number; text: string } | undefined> {
    return peer.find(mark, (item) => (item.text.includes(text) ? item : undefined), limit);
  }

  /** How the client ended, as a clause behind a sentence. */
  how(terminal: Terminal): string {
    return terminal.over === undefined ? '' : `; ${terminal.over}`;
  }

  /** What went over the wire, and what the terminal shows. */
  evidence(terminal: Terminal | undefined, from = 0): string[] {
    const wire = showEntries(this.transcript.since(from), this.#speech(), 'client');
    return [...wire, ...(terminal === undefined ? [] : showLines('The terminal', terminal.rows, 10))];
  }

  /** Ends what runs, so that the next run begins with nothing. */
  async clear(): Promise<void> {
    for (const peer of this.#peers) peer.discard();
    const terminals = this.#terminals;
    this.#peers = [];
    this.#terminals = [];
    await Promise.all(terminals.map((terminal) => terminal.stop()));
    // One of them may have connected just before it was ended.
    for (const peer of this.#peers) peer.discard();
    this.#peers = [];
    this.transcript = new Transcript();
  }

  async close(): Promise<void> {
    await this.clear();
    this.#server?.close();
  }
}

/** The command with its values. A single word with spaces is a line for the shell, in which they are quoted. */
export function commandFor(command: readonly string[], values: Readonly<Record<string, string>>): string[] {
  const [only = ''] = command;
  const isLine = command.length === 1 && /\s/.test(only);
  const fill = (word: string): string =>
    word.replace(/\{(address|port|name)\}/g, (_, key: string) => {
      const value = values[key] ?? '';
      return isLine ? `'${value.replaceAll("'", "'\\''")}'` : value;
    });
  return isLine ? ['sh', '-c', `exec ${fill(only)}`] : command.map(fill);
}
