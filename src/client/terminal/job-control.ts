/** What to do around a stop. */
export interface Stoppable {
  /** Give the terminal back to the shell. */
  onStop(): void;
  /** Take it again. May be called twice in a row. */
  onContinue(): void;
}

/** After this, in milliseconds, a stop that did not happen is given up. */
const STOP_TIMEOUT = 250;

/**
 * Ctrl-Z and back. The screen toolkit has a call for this, but it stops the process before the terminal has
 * been put back, so the shell would be drawn into our screen.
 */
export class JobControl {
  readonly #view: Stoppable;
  #timer: NodeJS.Timeout | undefined;

  constructor(view: Stoppable) {
    this.#view = view;
    process.on('SIGTSTP', this.#asked);
    process.on('SIGCONT', this.#continued);
  }

  /** The user typed Ctrl-Z. */
  stop(): void {
    // The whole group, as the terminal itself would: with `make client`, make has to stop too.
    this.#stop(0);
  }

  /** Leaves the signals to their default actions again. */
  dispose(): void {
    clearTimeout(this.#timer);
    process.off('SIGTSTP', this.#asked);
    process.off('SIGCONT', this.#continued);
  }

  /** Somebody else sent the signal, to whomever they wanted to stop. */
  readonly #asked = (): void => this.#stop(process.pid);

  #stop(target: number): void {
    if (this.#timer !== undefined) return;
    this.#view.onStop();
    // Without a listener, the signal does what it does by default.
    process.off('SIGTSTP', this.#asked);
    // In a group without a shell to return to, the system ignores the signal. Then life goes on.
    this.#timer = setTimeout(this.#continued, STOP_TIMEOUT);
    process.kill(target, 'SIGTSTP');
  }

  readonly #continued = (): void => {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      process.on('SIGTSTP', this.#asked);
    }
    this.#view.onContinue();
    // The terminal may have another size by now. Node looks at it on this signal only.
    process.kill(process.pid, 'SIGWINCH');
  };
}
