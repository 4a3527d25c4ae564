import { messageOf } from '../../system/errors.js';
import { EXIT } from '../exit-command.js';
import { checkLocally } from '../local-name.js';
import { tooLong } from '../longest-text.js';
import type { Entry } from '../room/entry.js';
import { entriesOf } from '../room/from-session.js';
import type { Moment } from '../room/moment.js';
import type { SessionEvent } from '../session/events.js';
import type { Session } from '../session/session.js';
import { asciiSpelling } from '../text/ascii-spelling.js';
import { findOffence } from '../text/offence.js';
import type { Outcome, View } from '../view.js';
import type { Console, Tone } from './console.js';

/** The view of plain lines: a prompt, what the user types, and what the others say above it. */
export class PlainView implements View {
  readonly done: Promise<Outcome>;
  readonly #session: Session;
  readonly #console: Console;
  /** Wakes the reader when the server has answered a request to join. */
  #answered: () => void = () => {};
  #finish: (outcome: Outcome) => void = () => {};
  /** Why not all of the input was taken, though this side ended the session. */
  #shortfall: string | undefined;
  #joined = false;

  /** Starts the session, and reads until its end. */
  constructor(session: Session, console: Console) {
    this.#session = session;
    this.#console = console;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
    // A second time means that the user does not want to wait for the server.
    console.onInterrupt(() => (session.phase === 'over' ? session.destroy() : session.leave()));
    session.start((event) => this.#take(event));
    this.#readAll().catch((error: unknown) => {
      this.#shortfall = `The input cannot be read: ${messageOf(error)}.`;
      session.leave();
    });
  }

  warn(sentence: string): void {
    this.#console.print(sentence, 'error');
  }

  restore(): void {
    this.#console.close();
  }

  #take(event: SessionEvent): void {
    for (const { text, kind } of entriesOf(event, UNDATED, this.#session.name)) {
      this.#console.print(text, TONES[kind]);
    }
    if (event.kind === 'joined') {
      if (this.#joined) this.#console.print(`In the chat again, as ${event.name}.`, 'quiet');
      this.#joined = true;
    }
    if (event.kind === 'joined' || event.kind === 'refused' || event.kind === 'ended') this.#answered();
    if (event.kind === 'ended') this.#ended(event.sentence);
  }

  #ended(sentence: string | undefined): void {
    this.#console.close();
    const told = sentence ?? this.#shortfall;
    this.#finish({ code: told === undefined ? 0 : 1, sentence: told });
  }

  /** Takes one line after the other, each only when the server has answered what it depends on. */
  async #readAll(): Promise<void> {
    let keep = '';
    let draft = '';
    for (;;) {
      await this.#answer();
      const { phase, name } = this.#session;
      if (phase === 'over') return;
      const naming = phase === 'naming';
      if (naming && !this.#console.interactive) {
        this.#console.print('The next line of the input is taken as another name.', 'error');
      }
      const line = await this.#console.read(naming ? 'Name: ' : `${name}> `, keep);
      if (line === undefined || line === EXIT) {
        if (line === undefined && !this.#joined) {
          this.#shortfall = 'The input ended before the server accepted a name.';
        }
        return this.#session.leave();
      }
      if (!naming && this.#session.phase === 'naming') {
        // The name was lost while this was typed. It is text all the same.
        draft = line;
        continue;
      }
      keep = naming ? this.#enterName(line) : this.#enterText(line);
      if (naming && keep === '') {
        keep = draft;
        draft = '';
      }
      await this.#session.drained();
    }
  }

  /** Resolves when no request to join is unanswered. */
  #answer(): Promise<void> {
    if (this.#session.phase !== 'joining') return Promise.resolve();
    return new Promise((resolve) => {
      this.#answered = resolve;
    });
  }

  /** Both return what the user should find in the next line. */
  #enterName(name: string): string {
    const wrong = checkLocally(name);
    if (wrong === undefined) this.#session.join(name);
    else this.#console.print(wrong, 'error');
    return wrong === undefined ? '' : name;
  }

  #enterText(text: string): string {
    if (text === '') return '';
    const wrong = findOffence(text)?.sentence ?? tooLong(text, this.#session.name) ?? this.#say(text);
    if (wrong === undefined) return '';
    this.#console.print(wrong, 'error');
    const spelled = asciiSpelling(text);
    if (spelled !== undefined && this.#console.interactive) {
      this.#console.print(`In ASCII it would be: ${spelled}`, 'quiet');
    }
    return text;
  }

  /** Returns why a text could not be sent. */
  #say(text: string): string | undefined {
    if (this.#session.say(text)) return undefined;
    // Where the line cannot be given back to be sent again, it is at least shown once more.
    return `Not sent: the connection is lost. ${this.#console.interactive ? 'The text stays here.' : text}`;
  }
}

/** Lines have no times here: `Bob> ` and what is said are all that the assignment asks for. */
const UNDATED: Moment = { time: '', day: '' };

const TONES: Readonly<Record<Entry['kind'], Tone>> = {
  said: 'said',
  mention: 'said',
  own: 'said',
  direct: 'said',
  'own-direct': 'said',
  announced: 'said',
  info: 'quiet',
  error: 'error',
};
