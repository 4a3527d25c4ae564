import type { Duplex } from 'node:stream';
import type { Clock } from '../system/clock.js';

/** One that waits for its turn. */
interface Waiter {
  readonly stream: Duplex;
  /** Its turn has come. */
  readonly enter: () => void;
  /** There is no turn for it. */
  readonly leave: () => void;
  /** What it has sent meanwhile. */
  readonly sent: Buffer[];
  sentBytes: number;
  /** Takes the listeners off its stream. */
  readonly release: () => void;
}

/** Bytes of one that waits which are read, to see whether it has closed; more wait in the system. */
const MOST_READ = 16 * 1024;

/** So many of one address wait for their turn. */
export const MOST_WAITING = 256;

/**
 * Those of one address who come faster than they may. A program that connects in a loop, and closes again, gives its
 * place in the line back. Of those who stay, who has sent something goes first: a client asks to join at once, while a
 * loop only connects. Otherwise it is who came first.
 */
export class WaitingLine {
  readonly #clock: Clock;
  readonly #waitOf: () => number;
  readonly #waiters = new Set<Waiter>();
  #callOff: (() => void) | undefined;

  /** @param waitOf milliseconds until the next one may come in; 0 is now, and then it has come in */
  constructor(clock: Clock, waitOf: () => number) {
    this.#clock = clock;
    this.#waitOf = waitOf;
  }

  /** How many wait. */
  get length(): number {
    return this.#waiters.size;
  }

  /**
   * Adds one at the end. Where MOST_WAITING wait, the first one gives up its place that has sent nothing.
   * @param enter its turn has come, and what it has sent is in the stream again
   * @param leave there is no turn for it: it has closed, at least the direction to the server, or given up its place
   */
  add(stream: Duplex, enter: () => void, leave: () => void): void {
    const read = (chunk: Buffer) => {
      waiter.sent.push(chunk);
      waiter.sentBytes += chunk.length;
      if (waiter.sentBytes >= MOST_READ) stream.pause();
    };
    const gone = () => {
      if (!this.#waiters.has(waiter)) return;
      this.#remove(waiter);
      leave();
    };
    const ignore = () => {};
    stream.on('data', read).on('end', gone).on('close', gone).on('error', ignore);
    const release = () =>
      void stream.off('data', read).off('end', gone).off('close', gone).off('error', ignore).pause();
    const waiter: Waiter = { stream, enter, leave: gone, sent: [], sentBytes: 0, release };
    this.#waiters.add(waiter);
    if (this.#waiters.size > MOST_WAITING) (this.#find((one) => one.sentBytes === 0) ?? waiter).leave();
    this.#serve();
  }

  /** Cuts all that wait. */
  close(): void {
    for (const { stream } of [...this.#waiters]) stream.destroy();
  }

  #remove(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    waiter.release();
    if (this.#waiters.size > 0) return;
    this.#callOff?.();
    this.#callOff = undefined;
  }

  #serve(): void {
    if (this.#callOff !== undefined) return;
    while (this.#waiters.size > 0) {
      const wait = this.#waitOf();
      if (wait > 0) {
        this.#callOff = this.#clock.after(wait, () => {
          this.#callOff = undefined;
          this.#serve();
        });
        return;
      }
      const waiter = this.#find((one) => one.sentBytes > 0) ?? this.#find(() => true);
      if (waiter === undefined) return;
      this.#remove(waiter);
      if (waiter.sentBytes > 0) waiter.stream.unshift(Buffer.concat(waiter.sent));
      waiter.enter();
      // Who now reads it did not pause it, so that it would not go on by itself.
      waiter.stream.resume();
    }
  }

  #find(isIt: (waiter: Waiter) => boolean): Waiter | undefined {
    for (const waiter of this.#waiters) if (isIt(waiter)) return waiter;
    return undefined;
  }
}
