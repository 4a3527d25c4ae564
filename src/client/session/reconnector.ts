import type { Duplex } from 'node:stream';
import type { Clock } from '../../system/clock.js';
import { messageOf } from '../../system/errors.js';
import { backoff } from './backoff.js';

/** Makes a new connection to the same server; rejects with a sentence for the user. */
export type Dial = () => Promise<Duplex>;

/** What a reconnector tells. */
export interface ReconnectorListener {
  /** It tries now. */
  onTry(attempt: number): void;
  /** A try failed; the next one is in `delay` milliseconds. */
  onFailure(sentence: string, attempt: number, delay: number): void;
  onStream(stream: Duplex): void;
}

/** Tries to connect again until it succeeds or is told to stop, with growing delays between the tries. */
export class Reconnector {
  readonly #dial: Dial;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listener: ReconnectorListener;
  /** Tries since the last time that a connection turned out to be good. */
  #attempt = 0;
  #cancelWait: (() => void) | undefined;
  #stopped = false;

  constructor(dial: Dial, clock: Clock, random: () => number, listener: ReconnectorListener) {
    this.#dial = dial;
    this.#clock = clock;
    this.#random = random;
    this.#listener = listener;
  }

  /** The number of the last try, from 1. */
  get attempt(): number {
    return this.#attempt;
  }

  /**
   * Begins to try.
   * @returns milliseconds until the first try
   */
  begin(): number {
    this.#attempt += 1;
    const delay = backoff(this.#attempt, this.#random());
    this.#cancelWait = this.#clock.after(delay, () => this.#try());
    return delay;
  }

  /** Does not wait for the next try. */
  hurry(): void {
    if (this.#cancelWait === undefined) return;
    this.#cancelWait();
    this.#try();
  }

  /** The connection was good: the next loss is a new one, and delays are short again. */
  forgive(): void {
    this.#attempt = 0;
  }

  /** Tries no more. A connection that comes too late is closed. */
  stop(): void {
    this.#stopped = true;
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }

  #try(): void {
    this.#cancelWait = undefined;
    this.#listener.onTry(this.#attempt);
    this.#dial().then(
      (stream) => {
        if (this.#stopped) stream.destroy();
        else this.#listener.onStream(stream);
      },
      (error: unknown) => {
        if (this.#stopped) return;
        const sentence = messageOf(error);
        const failed = this.#attempt;
        this.#listener.onFailure(sentence, failed, this.begin());
      },
    );
  }
}
