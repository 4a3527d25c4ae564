import { type Clock, systemClock } from '../../system/clock.js';
import type { Moment } from '../room/moment.js';
import { undeliveredSentences } from '../room/undelivered.js';
import type { SessionEvent } from '../session/events.js';
import type { Session } from '../session/session.js';
import { JobControl } from '../terminal/job-control.js';
import { Keyboard, type TerminalInput } from '../terminal/keyboard.js';
import type { Outcome, View } from '../view.js';
import { Canvas, type Output } from './canvas.js';
import { draw } from './draw.js';
import { Idle } from './idle.js';
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
  /** The date and the time of day. */
  readonly now: () => Moment;
  /** Whether the bell may ring. Default true. */
  readonly bell?: boolean;
  readonly clock?: Clock;
}

/**
 * The view that takes the whole terminal. It only connects what is elsewhere: keys and the session's events
 * go into the reducer, its effects to the session, its state through `draw` to the canvas.
 */
export class FullScreen implements View {
  readonly done: Promise<Outcome>;
  readonly #session: Session;
  readonly #now: () => Moment;
  readonly #bell: boolean;
  readonly #idle: Idle;
  readonly #canvas: Canvas;
  readonly #keyboard: Keyboard;
  readonly #jobs: JobControl;
  readonly #painter: Painter;
  readonly #output: Output;
  #state: ScreenState;
  /** The terminal is ours to draw on: not while we are suspended, and not after the end. */
  #ours = true;
  #restored = false;
  /** What the session told just before, if it has to outlive the screen. */
  #lastWords: readonly string[] = [];
  #finish: (outcome: Outcome) => void = () => {};

  /** Takes the terminal and starts the session. */
  constructor(session: Session, options: FullScreenOptions) {
    const { input, output, theme, server, now, bell = true, clock = systemClock } = options;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#session = session;
    this.#now = now;
    this.#bell = bell;
    this.#output = output;
    this.#canvas = new Canvas(output, theme);
    this.#state = initialState(server, session.name, this.#canvas.size);
    this.#painter = new Painter(() => this.#canvas.paint(draw(this.#state)));
    this.#keyboard = new Keyboard(input, output, (event) => {
      this.#idle.pressed();
      this.#dispatch(event);
    });
    this.#idle = new Idle(clock, () => this.#dispatch({ kind: 'idle' }));
    this.#jobs = new JobControl({ onStop: () => this.#giveBack(), onContinue: () => this.#takeBack() });
    this.#canvas.onResize(() => this.#resized());
    process.on('SIGWINCH', this.#sizeSignalled);
    // A terminal that is gone is a user who is gone.
    for (const event of ['end', 'error']) input.on(event, () => session.leave());
    this.#keyboard.enter();
    this.#painter.request();
    session.tap((side, bytes, fault) => this.#dispatch({ kind: 'wire', side, bytes: bytes.slice(), fault }));
    session.start((event) => this.#hear(event));
  }

  warn(sentence: string): void {
    this.#dispatch({ kind: 'session', event: { kind: 'error', text: sentence } });
  }

  restore(): void {
    if (this.#restored) return;
    this.#restored = true;
    this.#ours = false;
    this.#painter.cancel();
    process.off('SIGWINCH', this.#sizeSignalled);
    this.#jobs.dispose();
    this.#keyboard.dispose();
    this.#idle.stop();
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

  #hear(event: SessionEvent): void {
    this.#dispatch({ kind: 'session', event });
    if (event.kind === 'ended') this.#ended(event.sentence);
    // The room is gone with the screen: what is only there has to be told once more.
    this.#lastWords = event.kind === 'undelivered' ? undeliveredSentences(event) : [];
  }

  #dispatch(event: ScreenEvent): void {
    const { state, effects } = reduce(this.#state, event, this.#now());
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    if (this.#ours) this.#painter.request();
  }

  #do(effect: Effect): void {
    const session = this.#session;
    const { kind } = effect;
    if (kind === 'say') this.#confirm(effect.text, session.say(effect.text));
    else if (kind === 'direct') this.#confirm(effect.text, session.direct(effect.recipient, effect.text));
    else if (kind === 'join') session.join(effect.name);
    else if (kind === 'hurry') session.hurry();
    else if (kind === 'leave') session.leave();
    else if (kind === 'abandon') session.destroy();
    else if (kind === 'redraw') this.#canvas.forgetAll();
    else if (kind === 'suspend') this.#jobs.stop();
    else if (this.#bell && this.#ours) this.#output.write(BELL);
  }

  /** The line stands in the room already. */
  #confirm(text: string, sent: boolean): void {
    if (!sent) this.#hear({ kind: 'undelivered', unsent: [text], doubtful: [] });
  }

  /** The terminal is blank after a change of its size: it is drawn at once. */
  #resized(): void {
    this.#dispatch({ kind: 'resize', size: this.#canvas.size });
    if (this.#ours) this.#painter.now();
  }

  /**
   * Another size and back, faster than the signal is handled, is no change to Node, which then tells of none. But
   * the terminal has cut off what did not fit meanwhile.
   */
  readonly #sizeSignalled = (): void => {
    if (!this.#ours) return;
    this.#canvas.forgetAll();
    this.#painter.request();
  };

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
  }

  #ended(sentence: string | undefined): void {
    this.restore();
    const told = sentence === undefined ? undefined : [sentence, ...this.#lastWords].join('\n');
    this.#finish({ code: sentence === undefined ? 0 : 1, sentence: told });
  }
}

const BELL = '\x07';
/** Plain text and a visible cursor, whatever was left. */
const PLAIN = '\x1b[m\x1b[?25h';
