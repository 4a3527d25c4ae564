import type { Session } from '../session/session.js';
import { JobControl } from '../terminal/job-control.js';
import { Keyboard, type TerminalInput } from '../terminal/keyboard.js';
import type { Outcome, View } from '../view.js';
import { Canvas, type Output } from './canvas.js';
import { draw } from './draw.js';
import { Painter } from './painter.js';
import { reduce } from './reduce.js';
import { type Effect, initialState, type ScreenEvent, type ScreenState } from './state.js';
import type { Theme } from './theme.js';

/** What the full screen needs besides its session. */
export interface FullScreenOptions {
  readonly input: TerminalInput;
  readonly output: Output;
  readonly theme: Theme;
  /** The server as the user named it. */
  readonly server: string;
  /** The time of day, ready to be shown. */
  readonly clock: () => string;
}

/**
 * The view that takes the whole terminal. It only connects what is elsewhere: keys and the session's events
 * go into the reducer, its effects to the session, its state through `draw` to the canvas.
 */
export class FullScreen implements View {
  readonly done: Promise<Outcome>;
  readonly #session: Session;
  readonly #clock: () => string;
  readonly #canvas: Canvas;
  readonly #keyboard: Keyboard;
  readonly #jobs: JobControl;
  readonly #painter: Painter;
  readonly #output: Output;
  #state: ScreenState;
  /** The terminal is ours to draw on: not while we are suspended, and not after the end. */
  #ours = true;
  #restored = false;
  #finish: (outcome: Outcome) => void = () => {};

  /** Takes the terminal and starts the session. */
  constructor(session: Session, { input, output, theme, server, clock }: FullScreenOptions) {
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#session = session;
    this.#clock = clock;
    this.#output = output;
    this.#canvas = new Canvas(output, theme);
    this.#state = initialState(server, session.name, this.#canvas.size);
    this.#painter = new Painter(() => this.#canvas.paint(draw(this.#state)));
    this.#keyboard = new Keyboard(input, output, (event) => this.#dispatch(event));
    this.#jobs = new JobControl({ onStop: () => this.#giveBack(), onContinue: () => this.#takeBack() });
    this.#canvas.onResize(() => this.#resized());
    // A terminal that is gone is a user who is gone.
    input.on('end', () => session.leave());
    this.#keyboard.enter();
    this.#painter.request();
    session.start((event) => {
      this.#dispatch({ kind: 'session', event });
      if (event.kind === 'ended') this.#ended(event.sentence);
    });
  }

  warn(sentence: string): void {
    this.#dispatch({ kind: 'session', event: { kind: 'error', text: sentence } });
  }

  restore(): void {
    if (this.#restored) return;
    this.#restored = true;
    this.#ours = false;
    this.#painter.cancel();
    this.#jobs.dispose();
    this.#keyboard.dispose();
    // Each step even if the one before fails: a terminal that was closed throws at the first.
    for (const step of [
      () => this.#canvas.destroy(),
      () => this.#keyboard.leave(),
      () => this.#output.write(PLAIN),
    ]) {
      try {
        step();
      } catch {
        // Nobody is left to tell.
      }
    }
  }

  #dispatch(event: ScreenEvent): void {
    const { state, effects } = reduce(this.#state, event, this.#clock());
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    if (this.#ours) this.#painter.request();
  }

  #do(effect: Effect): void {
    if (effect.kind === 'say') this.#session.say(effect.text);
    else if (effect.kind === 'join') this.#session.join(effect.name);
    else if (effect.kind === 'leave') this.#session.leave();
    else if (effect.kind === 'abandon') this.#session.destroy();
    else if (effect.kind === 'redraw') this.#canvas.forgetAll();
    else this.#jobs.stop();
  }

  /** The terminal is blank after a change of its size: it is drawn at once. */
  #resized(): void {
    this.#dispatch({ kind: 'resize', size: this.#canvas.size });
    if (this.#ours) this.#painter.now();
  }

  #giveBack(): void {
    this.#ours = false;
    this.#painter.cancel();
    this.#canvas.leave();
    this.#keyboard.leave();
    this.#output.write(PLAIN);
  }

  #takeBack(): void {
    // First the mode: in the background this stops us again, before anything is drawn over the shell.
    this.#keyboard.enter();
    this.#canvas.enter();
    this.#canvas.forgetAll();
    this.#ours = true;
    this.#painter.now();
    // The terminal may have another size by now. Node looks at it on this signal only.
    process.kill(process.pid, 'SIGWINCH');
  }

  #ended(sentence: string | undefined): void {
    this.restore();
    this.#finish({ code: sentence === undefined ? 0 : 1, sentence });
  }
}

/** Plain text and a visible cursor, whatever was left. */
const PLAIN = '\x1b[m\x1b[?25h';
