import { createConnection } from 'node:net';
import { showEntries } from '../evidence.js';
import type { Sheet } from '../sheet.js';
import { ASSIGNMENT, type Layout } from '../wire/layout.js';
import { Peer, type Speech } from '../wire/peer.js';
import { Transcript } from '../wire/transcript.js';
import { type Answer, announcedIn, answerOf } from './recognise.js';

/** How a request to join went. */
export interface Joined {
  readonly peer: Peer;
  /** The answer; undefined where none came. */
  readonly answer: Answer | undefined;
  /** Whether the user is in the chat: by the answer, or by the announcement where there is no answer. */
  readonly accepted: boolean;
  /** Where the transcript was before. */
  readonly from: number;
}

/** A scenario cannot go on, since something that it needs did not come. The message is a sentence. */
export class Blocked extends Error {
  override readonly name: string = 'Blocked';
}

/** A scenario is not begun, since what it would show is known to be broken. The message is a sentence. */
export class NotTried extends Blocked {
  override readonly name = 'NotTried';
}

/** What the scenarios share: the address, how the server is to be spoken to, and what was found. */
export class Bench {
  readonly sheet: Sheet;
  /** Milliseconds that the server has for each step. */
  readonly limit: number;
  address: { host: string; port: number };
  speech: { sends: Layout; layout: Layout; bareStatus: boolean } = {
    sends: ASSIGNMENT,
    layout: ASSIGNMENT,
    bareStatus: false,
  };
  /** No answer comes to a request to join, so that the announcement has to do. */
  mute = false;
  /** 1 stands for accepted and 0 for taken, against the assignment. */
  inverted = false;
  transcript = new Transcript();
  #peers: Peer[] = [];
  #names = 0;
  #texts = 0;

  constructor(sheet: Sheet, address: { host: string; port: number }, limit: number) {
    this.sheet = sheet;
    this.address = address;
    this.limit = limit;
  }

  /** A username that was not used before. Letters alone, as some programs allow no others. */
  name(): string {
    const first = FIRST_NAMES[this.#names % FIRST_NAMES.length] ?? '';
    const round = Math.floor(this.#names / FIRST_NAMES.length);
    this.#names += 1;
    return round === 0 ? first : first + letters(round);
  }

  /** A text that was not said before. */
  text(): string {
    this.#texts += 1;
    return `This is sentence ${letters(this.#texts)} of the grader`;
  }

  /** Connects. @throws Blocked when no connection is to be had */
  async connect(label = 'somebody'): Promise<Peer> {
    const speech = (): Speech => this.speech;
    try {
      const peer = await Peer.connect(this.address, label, speech, this.transcript, this.limit);
      this.#peers.push(peer);
      return peer;
    } catch (error) {
      throw new Blocked(`A new connection was not accepted (${(error as Error).message}).`);
    }
  }

  /** Takes a connection that is there already. */
  adopt(peer: Peer): void {
    this.#peers.push(peer);
  }

  /** Asks for a name, and waits for what becomes of it. */
  async ask(peer: Peer, name: string): Promise<Joined> {
    const from = this.transcript.mark;
    const mark = peer.mark;
    peer.ask(name);
    const answer = await peer.until(() => {
      for (const item of peer.since(mark)) {
        const found = this.answerIn(item);
        if (found !== undefined) return found;
        if (this.mute && announcedIn(item, name, 'joining') !== undefined) return 'announced' as const;
      }
      return undefined;
    }, this.limit);
    const announced = peer.since(mark).some((item) => announcedIn(item, name, 'joining') !== undefined);
    const given = answer === 'announced' ? undefined : answer;
    const accepted = given?.accepted ?? announced;
    peer.joined ||= accepted;
    return { peer, answer: given, accepted, from };
  }

  /** An item as the answer to a request to join, as this server means it. */
  answerIn(item: Parameters<typeof answerOf>[0]): Answer | undefined {
    const answer = answerOf(item);
    if (answer === undefined || !this.inverted || answer.form !== 'status') return answer;
    return { ...answer, accepted: !answer.accepted };
  }

  /** Connects and joins. @throws Blocked when it is not accepted */
  async join(name = this.name()): Promise<Peer> {
    const { peer, accepted } = await this.ask(await this.connect(name), name);
    if (!accepted) throw new Blocked(`${name} could not join.`);
    await this.#settle([peer], name);
    return peer;
  }

  /** So many users who have joined, each of whom knows of the others. @throws Blocked when one is not accepted */
  async room(count: number): Promise<Peer[]> {
    const peers: Peer[] = [];
    for (let index = 0; index < count; index++) {
      const peer = await this.join();
      await this.#settle(peers, peer.name);
      peers.push(peer);
    }
    return peers;
  }

  /**
   * Waits until all have got the announcement that somebody joins, so that it does not come in the middle of what
   * follows. A server that does not announce to all fails for it elsewhere, and is not waited for.
   */
  async #settle(peers: readonly Peer[], name: string): Promise<void> {
    if (this.sheet.hasFailed('join-announced')) return;
    const told = (peer: Peer): Promise<unknown> =>
      peer.find(0, (item) => announcedIn(item, name, 'joining'), this.limit);
    await Promise.all(peers.map(told));
  }

  /**
   * Says a text that was not said before, and waits until all of the others have it.
   *
   * @returns who of them has not got it within the limit
   */
  async say(speaker: Peer, others: readonly Peer[], text = this.text()): Promise<Peer[]> {
    const marks = others.map(({ mark }) => mark);
    speaker.send(2, text);
    return this.deliveries(others, marks, text);
  }

  /** Waits until all have a text. @returns who has not got it */
  async deliveries(others: readonly Peer[], marks: readonly number[], text: string): Promise<Peer[]> {
    const got = await Promise.all(
      others.map((peer, index) =>
        peer.until(() => (hasText(peer, marks[index] ?? 0, text) ? true : undefined), this.limit),
      ),
    );
    return others.filter((_, index) => got[index] === undefined);
  }

  /** Whether texts come to the others, as far as was seen. */
  get canTalk(): boolean {
    return !this.sheet.hasFailed('text');
  }

  /** @throws NotTried where texts do not come to the others, so that nothing can be tried by them */
  needsTexts(): void {
    if (!this.canTalk) throw new NotTried('Texts do not come to all others.');
  }

  /** The annotated bytes since a place in the transcript. */
  evidence(from: number, of?: readonly Peer[]): string[] {
    const labels = of === undefined ? undefined : new Set(of.map(({ label }) => label));
    const entries = this.transcript.since(0, Number.POSITIVE_INFINITY).slice(from);
    const chosen = labels === undefined ? entries : entries.filter(({ who }) => labels.has(who));
    const few = chosen.length <= 12 ? chosen : [...chosen.slice(0, 4), ...chosen.slice(-8)];
    return showEntries(few, this.speech, 'server');
  }

  /** Connections of this scenario. */
  get peers(): readonly Peer[] {
    return this.#peers;
  }

  /** Ends all connections as clients do that leave, so that the next scenario begins with nobody in the chat. */
  async clear(): Promise<void> {
    const peers = this.#peers;
    this.#peers = [];
    await Promise.all(peers.map((peer) => peer.leave(Math.min(this.limit, 1000))));
    this.transcript = new Transcript();
  }

  /** Whether a connection is accepted at all. */
  answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = createConnection(this.address);
      socket.setTimeout(this.limit);
      const settle = (answer: boolean) => (): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('connect', settle(true));
      socket.once('error', settle(false));
      socket.once('timeout', settle(false));
    });
  }
}

/** In an item, or between bytes that are no items: how it is framed is another clause's. */
function hasText(peer: Peer, mark: number, text: string): boolean {
  return (
    peer.since(mark).some((item) => item.text.includes(text)) || peer.received.includes(text, mark, 'latin1')
  );
}

const FIRST_NAMES = [
  'Ann Bob Cat Dan Eve Fay Gus Hal Ida Jim Kim Lea Max Nan Oli Pam Ron Sue Tom Una Vic Wes Zoe',
].flatMap((names) => names.split(' '));

/** 1 is `a`, 26 is `z`, 27 is `aa`. */
function letters(number: number): string {
  let left = number;
  let text = '';
  while (left > 0) {
    left -= 1;
    text = String.fromCharCode(97 + (left % 26)) + text;
    left = Math.floor(left / 26);
  }
  return text;
}
