import { KaitaiStream } from '../runtime/index.js';
import { Cut } from './cut.js';
import { Statistics } from './statistics.js';

/** Where the bytes for one recipient go: a connection, or whatever stands for one in a test. */
export interface Sink {
  /** Takes whole frames. The bytes may be shared with other recipients: they must not be changed. */
  write(bytes: Uint8Array): void;
  /** There will be no more. */
  finish(): void;
}

/** What can be written behind the lines of a turn: every object of the generated codec. */
export interface Line {
  appendTo(lines: KaitaiStream): void;
}

/** Somebody who can be sent frames. */
export class Recipient {
  /** Whether the lines of the room go to it, after what has been gathered so far. */
  inRoom = false;
  /** Whether it has been closed: what comes later is not for it. */
  closed = false;
  /** What it gets out of this turn, when it is not just the lines. */
  cut: Cut | undefined = undefined;
  /** The last turn of which it got a cut. */
  cutIn = 0;

  constructor(readonly sink: Sink) {}
}

export interface FanOutOptions {
  /**
   * Writes down what must not be lost, before it is delivered. Called once for each turn.
   * @returns whether it is written; if it is not, nobody gets the lines
   */
  beforeDelivery: () => boolean;
  /** Calls back at the end of this turn of the event loop. setImmediate, unless a test takes turns itself. */
  schedule?: (callback: () => void) => void;
  /** Where deliveries are counted. */
  statistics?: Statistics;
}

/**
 * For so many turns of the event loop the lines may wait for more, as long as more keep arriving. A turn with
 * next to nothing to read takes some 10 microseconds; a write to everybody in a room of a hundred takes 50 times
 * as long.
 */
const TURNS_TO_WAIT = 4;

/**
 * A write to everybody in a larger room takes longer, so that the lines may wait for one more turn with every so
 * many in it. When thousands join at once, the system hands over one connection in a turn: to tell all the
 * others after each few of them would take a minute.
 */
const MEMBERS_FOR_A_TURN = 25;

/** The least that is set aside for the lines of a turn, in bytes. */
const FIRST_ALLOCATION = 1024;

/**
 * Sends the lines of the room to everybody in it, once per turn of the event loop.
 *
 * A write costs a system call, some 100 times what it costs to copy a short line. So a line is not written
 * when it is said. What is said in one turn is gathered, and then each recipient gets one write. Who said
 * nothing in that turn gets the same buffer as everybody else; who did gets a cut without its own lines.
 *
 * setImmediate runs after all sockets that had something to read have been read. process.nextTick would
 * run after each of them, and gather next to nothing.
 */
export class FanOut {
  readonly #beforeDelivery: () => boolean;
  readonly #schedule: (callback: () => void) => void;
  readonly #statistics: Statistics;
  /** Who is in the room, up to the last turn that was delivered. */
  readonly #members = new Set<Recipient>();
  /** The lines of this turn, and who does not get just these. */
  #lines = KaitaiStream.growing(FIRST_ALLOCATION);
  #cuts: Cut[] = [];
  /** Whether the end of the turn has been asked for. */
  #scheduled = false;
  /** Whether a line has come since the event loop last came around, and how often that has been waited for. */
  #lineCame = false;
  #waited = 0;
  /** How many lines have been gathered, and how many the last delivery had. */
  #gathered = 0;
  #delivered = 0;
  /** Whether the turn after the last delivery brought no line. */
  #quiet = true;
  /** How many are in the room, after what has been gathered so far. */
  #inRoom = 0;
  /** Turns delivered so far. */
  #turn = 0;

  constructor({ beforeDelivery, schedule = setImmediate, statistics = new Statistics() }: FanOutOptions) {
    this.#beforeDelivery = beforeDelivery;
    this.#schedule = schedule;
    this.#statistics = statistics;
  }

  /** From here on, the lines of the room are for this one too. */
  enter(recipient: Recipient): void {
    if (recipient.closed || recipient.inRoom) return;
    this.#cut(recipient).enter(this.#lines.size);
    recipient.inRoom = true;
    this.#inRoom += 1;
  }

  /** A frame for everybody in the room, but one. */
  line(line: Line, except?: Recipient): void {
    const start = this.#lines.size;
    line.appendTo(this.#lines);
    this.#statistics.deliveries += this.#inRoom;
    if (except?.inRoom) {
      this.#cut(except).skip(start, this.#lines.size);
      this.#statistics.deliveries -= 1;
    }
    this.#lineCame = true;
    this.#gathered += 1;
    this.#endTurnLater();
  }

  /** A frame for this one alone, after the lines that it has got so far. */
  tell(recipient: Recipient, frame: Uint8Array): void {
    if (!recipient.closed) this.#cut(recipient).insert(this.#lines.size, frame);
  }

  /** What was gathered so far is the last that this one gets. */
  close(recipient: Recipient): void {
    if (recipient.closed) return;
    this.#cut(recipient).close(this.#lines.size);
    if (recipient.inRoom) this.#inRoom -= 1;
    recipient.inRoom = false;
    recipient.closed = true;
  }

  #cut(recipient: Recipient): Cut {
    this.#endTurnLater();
    let cut = recipient.cut;
    if (cut === undefined) {
      cut = new Cut(recipient);
      recipient.cut = cut;
      this.#cuts.push(cut);
    }
    return cut;
  }

  #endTurnLater(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(this.#endTurn);
  }

  /**
   * A line is likely to stay alone, and need not wait, when nothing came before it for a turn, and the last one was
   * alone as well. Where several talk at a time, others are about to come also after a silence: whoever waits for
   * answers has just got them, and talks again.
   */
  get #isAlone(): boolean {
    return this.#quiet && this.#gathered === 1 && this.#delivered <= 1;
  }

  readonly #endTurn = (): void => {
    const most = Math.max(TURNS_TO_WAIT, this.#inRoom / MEMBERS_FOR_A_TURN);
    if (this.#lineCame && this.#waited < most && !this.#isAlone) {
      this.#lineCame = false;
      this.#waited += 1;
      this.#schedule(this.#endTurn);
      return;
    }
    this.#scheduled = false;
    this.#lineCame = false;
    this.#waited = 0;
    this.#deliver();
    this.#schedule(this.#listen);
  };

  /** The turn after a delivery. What was read in it has been read. */
  readonly #listen = (): void => {
    this.#quiet = !this.#lineCame;
  };

  #deliver(): void {
    // A write can end a connection, which is told to the others: in the next turn.
    const lines = bufferOf(this.#lines.toByteArray());
    const cuts = this.#cuts;
    // The next turn will be about as large.
    if (lines.length > 0) {
      this.#lines = KaitaiStream.growing(Math.max(FIRST_ALLOCATION, Math.ceil(lines.length * 1.25)));
    }
    this.#cuts = [];
    this.#delivered = this.#gathered;
    this.#gathered = 0;
    for (const cut of cuts) cut.recipient.cut = undefined;
    const turn = ++this.#turn;
    const written = this.#beforeDelivery();
    for (const cut of cuts) {
      const { recipient } = cut;
      recipient.cutIn = turn;
      cut.deliver(written ? lines : undefined);
      if (cut.closes) recipient.sink.finish();
      if (cut.inRoom) this.#members.add(recipient);
      else this.#members.delete(recipient);
    }
    if (lines.length === 0 || !written) return;
    for (const member of this.#members) {
      if (member.cutIn !== turn) member.sink.write(lines);
    }
  }
}

/** The same memory as a Buffer, which is what a socket takes: once for a turn, and not once for each recipient. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
