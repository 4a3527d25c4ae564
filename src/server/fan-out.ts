import { type Cut, cutFor, Gathering } from './gathering.js';

/** Where the bytes for one recipient go: a connection, or whatever stands for one in a test. */
export interface Sink {
  /** Takes whole frames. The bytes may be shared with other recipients: they must not be changed. */
  write(bytes: Buffer): void;
  /** There will be no more. */
  finish(): void;
}

/** Somebody who can be sent frames. */
export class Recipient {
  /** Whether the lines of the room go to it, after what has been gathered so far. */
  inRoom = false;
  /** Whether it has been closed: what comes later is not for it. */
  closed = false;

  constructor(readonly sink: Sink) {}
}

export interface FanOutOptions {
  /**
   * Writes down what must not be lost, before it is delivered. Called once for what was gathered.
   * @returns a promise that is kept when it is written, or undefined when there is nothing to wait for
   */
  beforeDelivery: () => Promise<unknown> | undefined;
  /** Calls back at the end of this turn of the event loop. setImmediate, unless a test takes turns itself. */
  schedule?: (callback: () => void) => void;
}

/**
 * Sends the lines of the room to everybody in it, once per turn of the event loop.
 *
 * A write costs a system call, some 100 times what it costs to copy a short line. So a line is not written
 * when it is said. What is said in one turn is gathered, and then each recipient gets one write. Who said
 * nothing in that turn gets the same buffer as everybody else; who did gets a cut without its own lines.
 *
 * setImmediate runs after all sockets that had something to read have been read. process.nextTick would
 * run after each of them, and gather next to nothing.
 *
 * While one gathering waits for the log, the next fills: no line is delivered before it is in the log, and
 * the slower the disk, the more lines share a write.
 */
export class FanOut {
  readonly #options: Required<FanOutOptions>;
  /** Who was in the room when the current gathering began; brought up to date when it is delivered. */
  readonly #members = new Set<Recipient>();
  #gathering = new Gathering();
  #scheduled = false;
  #delivering = false;

  constructor(options: FanOutOptions) {
    this.#options = { schedule: setImmediate, ...options };
  }

  /** From here on, the lines of the room are for this one too. */
  enter(recipient: Recipient): void {
    if (recipient.closed || recipient.inRoom) return;
    this.#cut(recipient).enter(this.#gathering.lines.length);
    recipient.inRoom = true;
  }

  /** A frame for everybody in the room, but one. */
  line(frame: Uint8Array, except?: Recipient): void {
    const cut = except?.inRoom ? this.#cut(except) : undefined;
    const start = this.#gathering.lines.length;
    this.#gathering.lines.append(frame);
    cut?.skip(start, this.#gathering.lines.length);
    this.#schedule();
  }

  /** A frame for this one alone, after the lines that it has got so far. */
  tell(recipient: Recipient, frame: Uint8Array): void {
    if (!recipient.closed) this.#cut(recipient).insert(this.#gathering.lines.length, frame);
  }

  /** What was gathered so far is the last that this one gets. */
  close(recipient: Recipient): void {
    if (recipient.closed) return;
    this.#cut(recipient).close(this.#gathering.lines.length);
    recipient.inRoom = false;
    recipient.closed = true;
  }

  #cut(recipient: Recipient): Cut {
    this.#schedule();
    return cutFor(this.#gathering, recipient);
  }

  #schedule(): void {
    if (this.#scheduled || this.#delivering) return;
    this.#scheduled = true;
    this.#options.schedule(() => this.#turn());
  }

  #turn(): void {
    this.#scheduled = false;
    this.#delivering = true;
    const gathering = this.#gathering;
    this.#gathering = new Gathering();
    const written = this.#options.beforeDelivery();
    if (written === undefined) this.#deliver(gathering);
    else written.then(() => this.#deliver(gathering));
  }

  #deliver(gathering: Gathering): void {
    const lines = gathering.lines.view();
    if (lines.length > 0) {
      for (const member of this.#members) {
        if (!gathering.cuts.has(member)) member.sink.write(lines);
      }
    }
    for (const [recipient, cut] of gathering.cuts) {
      const bytes = cut.assemble(lines);
      if (bytes.length > 0) recipient.sink.write(bytes);
      if (cut.closes) recipient.sink.finish();
      if (cut.inRoom) this.#members.add(recipient);
      else this.#members.delete(recipient);
    }
    this.#delivering = false;
    if (!this.#gathering.isEmpty) this.#schedule();
  }
}
