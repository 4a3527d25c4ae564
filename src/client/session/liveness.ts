import type { Clock } from '../../system/clock.js';
import { Heartbeat, type HeartbeatListener } from './heartbeat.js';

/**
 * Whether the server is still there, and how long it takes to answer. A request for the list is the question;
 * a server that never answered one is not asked for it as a sign of life.
 */
export class Liveness {
  readonly #clock: Clock;
  readonly #listener: HeartbeatListener;
  #heartbeat: Heartbeat | undefined;
  /** When the list was asked for that has not come yet. */
  #askedAt: number | undefined;

  constructor(clock: Clock, listener: HeartbeatListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** The list was asked for. */
  asked(): void {
    this.#askedAt = this.#clock.now();
  }

  /**
   * The list has come. From now on silence is noticed.
   * @returns whole milliseconds since it was asked for; undefined if it was not
   */
  answered(): number | undefined {
    const lag = this.#askedAt === undefined ? undefined : Math.round(this.#clock.now() - this.#askedAt);
    this.#askedAt = undefined;
    this.#heartbeat ??= new Heartbeat(this.#clock, {
      onSilence: () => {
        this.asked();
        this.#listener.onSilence();
      },
      onDeath: () => this.#listener.onDeath(),
    });
    return lag;
  }

  /** Some bytes came. */
  heard(): void {
    this.#heartbeat?.heard();
  }

  /** The connection is over. */
  stop(): void {
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    this.#askedAt = undefined;
  }
}
