import type { FromWorker, Job, Outcome } from './messages.js';

/** How long a job may take, in milliseconds: many times what the largest specification of this site needs. */
const PATIENCE = 5000;

/** After how long somebody who looks on is told that it takes long, in milliseconds. */
const LONG = 500;

/** Starts a worker. */
export type StartWorker = () => Worker;

/**
 * Runs jobs in a worker, of which only the newest counts: one that waits when another comes is dropped. A worker that
 * does not answer in time, or dies, is ended, and the next job gets a new one.
 */
export class Runner {
  #worker: Worker | undefined;
  #isReady = false;
  #running = false;
  #next: Job | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #longTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param done takes what came of a job
   * @param failed takes a sentence on why nothing did
   * @param isLong is called when a job takes so long that somebody may wonder
   */
  constructor(
    private readonly start: StartWorker,
    private readonly done: (outcome: Outcome) => void,
    private readonly failed: (why: string) => void,
    private readonly isLong: () => void,
  ) {}

  submit(job: Job): void {
    this.#next = job;
    if (this.#worker === undefined) this.#startWorker();
    this.#proceed();
  }

  #startWorker(): void {
    const worker = this.start();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(`The generator failed: ${event.message}. It was started anew.`);
    };
  }

  #take(message: FromWorker): void {
    if (message === 'ready') this.#isReady = true;
    else {
      this.#stopTimers();
      this.#running = false;
      this.done(message);
    }
    this.#proceed();
  }

  #proceed(): void {
    if (!this.#isReady || this.#running || this.#next === undefined) return;
    const job = this.#next;
    this.#next = undefined;
    this.#running = true;
    this.#worker?.postMessage(job);
    this.#longTimer = setTimeout(this.isLong, LONG);
    const seconds = PATIENCE / 1000;
    this.#timer = setTimeout(
      () =>
        this.#end(
          `This took more than ${seconds} seconds, and was ended. Change something, and it runs again.`,
        ),
      PATIENCE,
    );
  }

  #end(why: string): void {
    this.#stopTimers();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isReady = false;
    this.#running = false;
    this.failed(why);
    if (this.#next === undefined) return;
    this.#startWorker();
  }

  #stopTimers(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#longTimer);
  }
}
