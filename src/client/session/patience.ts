import type { Clock } from '../../system/clock.js';

/** A timer that goes off this much too late, in milliseconds, did so because the process was not running. */
const ASLEEP = 1000;

/**
 * Waits for something that should come from the network, and calls back if it does not come in time.
 *
 * Time in which the process was stopped (Ctrl-Z, a closed lid) does not count: the answer may have come
 * meanwhile and lie in the socket, unread. So after such a time it waits once more.
 *
 * @param milliseconds - how long to wait
 * @returns a function that ends the waiting
 */
export function waitPatiently(clock: Clock, milliseconds: number, onOver: () => void): () => void {
  let cancel = (): void => {};
  const wait = (): void => {
    const due = clock.now() + milliseconds;
    cancel = clock.after(milliseconds, () => (clock.now() - due > ASLEEP ? wait() : onOver()));
  };
  wait();
  return () => cancel();
}
