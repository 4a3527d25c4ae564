import type { Duplex } from 'node:stream';
import type { Clock } from '../../system/clock.js';
import type { SessionEvent } from './events.js';
import type { SessionOptions } from './options.js';
import { Reclaim } from './reclaim.js';
import { Reconnector } from './reconnector.js';

/** A connection that was in the chat for this long, in milliseconds, was a good one. */
export const GOOD_AFTER = 30_000;

/** What a comeback asks for. */
export interface ComebackListener {
  /** There is a connection again. */
  onStream(stream: Duplex): void;
  /** What the user should know of it. */
  onEvent(event: SessionEvent): void;
}

/**
 * The way back into the chat after a loss: another connection first, then the name that the user had. Only who
 * was in the chat comes back; who never was should look at the address rather than wait.
 */
export class Comeback {
  readonly #clock: Clock;
  readonly #listener: ComebackListener;
  readonly #reclaim: Reclaim;
  /** Undefined if the user does not want another connection. */
  readonly #reconnector: Reconnector | undefined;
  /** The server has accepted a name at least once. */
  #wasIn = false;
  /** When it did on this connection. */
  #joinedAt: number | undefined;
  /** The last thing that kept us out of the chat, so that it is told once and not at every try. */
  #trouble: string | undefined;

  constructor(
    { dial, random = Math.random }: Pick<SessionOptions, 'dial' | 'random'>,
    clock: Clock,
    listener: ComebackListener,
  ) {
    this.#clock = clock;
    this.#listener = listener;
    this.#reclaim = new Reclaim(clock);
    this.#reconnector =
      dial &&
      new Reconnector(dial, clock, random, {
        onTry: (attempt) => listener.onEvent({ kind: 'trying', attempt }),
        onFailure: (sentence, attempt, delay) => this.#failed(sentence, attempt, delay),
        onStream: (stream) => listener.onStream(stream),
      });
  }

  /** Whether the user was in the chat before, perhaps on another connection. */
  get wasIn(): boolean {
    return this.#wasIn;
  }

  /** The server has accepted a name. */
  joined(): void {
    this.#wasIn = true;
    this.#joinedAt = this.#clock.now();
    this.#trouble = undefined;
    this.#reclaim.forget();
  }

  /**
   * The server has refused a name.
   * @param retry - asks for it again
   * @returns whether that will be done, because the lost connection may be what still has the name
   */
  refused(refusal: SessionEvent & { kind: 'refused' }, retry: () => void): boolean {
    const event = this.#reclaim.tryAgain(refusal, retry);
    if (event !== undefined) this.#listener.onEvent(event);
    return event !== undefined;
  }

  /** A name is asked for now: none has to be asked for again meanwhile. */
  asked(): void {
    this.#reclaim.cancel();
  }

  /**
   * The connection is lost.
   * @param sentence - says why
   * @returns whether another one is tried; otherwise this is the end
   */
  lost(sentence: string): boolean {
    this.#reclaim.cancel();
    if (!this.#wasIn || this.#reconnector === undefined) return false;
    this.#reclaim.begin();
    const joinedAt = this.#joinedAt;
    this.#joinedAt = undefined;
    if (joinedAt === undefined) {
      const { attempt } = this.#reconnector;
      this.#failed(sentence, attempt, this.#reconnector.begin());
      return true;
    }
    if (this.#clock.now() - joinedAt >= GOOD_AFTER) this.#reconnector.forgive();
    this.#listener.onEvent({ kind: 'lost', sentence, delay: this.#reconnector.begin() });
    return true;
  }

  /** Between two connections: tries the next one now, without waiting any longer. */
  hurry(): void {
    this.#reconnector?.hurry();
  }

  /** Nobody wants to come back any more. */
  stop(): void {
    this.#reclaim.cancel();
    this.#reconnector?.stop();
  }

  /** A try to come back failed: there was no connection, or one that did not lead into the chat. */
  #failed(sentence: string, attempt: number, delay: number): void {
    const again = sentence === this.#trouble;
    this.#trouble = sentence;
    this.#listener.onEvent({ kind: 'failed', sentence, again, attempt, delay });
  }
}
