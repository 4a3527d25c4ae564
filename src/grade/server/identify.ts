import type { Item } from '../wire/items.js';
import { itemsOf, type Reading } from '../wire/items.js';
import { ASSIGNMENT, LAYOUTS, type Layout } from '../wire/layout.js';
import type { Peer } from '../wire/peer.js';
import type { Bench } from './bench.js';
import { type Announced, type Answer, announcedIn, answerOf } from './recognise.js';

/** A way to read what came after a request to join, and what it means then. */
interface Candidate extends Reading {
  readonly answer: Answer | undefined;
  readonly announced: Announced | undefined;
  /** Bytes in items that make sense. */
  readonly score: number;
  /** Whether nothing is left over. */
  readonly whole: boolean;
}

/**
 * Finds out how the server is to be spoken to and understood: it gets a request to join in the layout of the assignment,
 * and if it does not accept that, in those that programs have by mistake.
 *
 * @param first a connection that is there already
 * @returns whether somebody could join
 */
export async function identify(bench: Bench, first: Peer): Promise<boolean> {
  const from = bench.transcript.mark;
  let peer = first;
  let refused: Candidate | undefined;
  let likely: { sends: Layout; found: Candidate; name: string } | undefined;
  for (const sends of LAYOUTS) {
    bench.speech = { ...bench.speech, sends };
    const name = bench.name();
    peer.ask(name);
    const found = await recognised(bench, peer, name);
    if (found !== undefined && isSure(found)) {
      peer.joined = true;
      understand(bench, found, name, from);
      return true;
    }
    if (found?.answer?.accepted && found.whole) likely ??= { sends, found, name };
    refused ??= found;
    peer.discard();
    peer = await bench.connect('somebody');
  }
  if (likely !== undefined) {
    bench.speech = { ...bench.speech, sends: likely.sends };
    understand(bench, likely.found, likely.name, from);
    return true;
  }
  bench.speech = {
    sends: ASSIGNMENT,
    layout: refused?.layout ?? ASSIGNMENT,
    bareStatus: refused?.bareStatus ?? false,
  };
  const why =
    refused === undefined
      ? `Nothing that can be an answer came within ${bench.limit / 1000} seconds to a request to join under a free name.`
      : 'A request to join under a free name was refused.';
  bench.sheet.fail('join', why, bench.evidence(from).slice(0, 14));
  return false;
}

/** The announcement has the name, and an answer in the assignment's own form is one. Other answers may be by chance. */
function isSure({ layout, bareStatus, answer, announced }: Candidate): boolean {
  const isOurs = layout === ASSIGNMENT && !bareStatus;
  return announced !== undefined || (isOurs && answer?.accepted === true && answer.form === 'status');
}

/** Waits until what came makes sense in some layout. */
async function recognised(bench: Bench, peer: Peer, name: string): Promise<Candidate | undefined> {
  const look = (): Candidate | undefined => best(peer.received, name);
  const sure = await peer.until(() => {
    const found = look();
    // Every layout but the assignment's has to explain more than an answer of a few bytes, which can be by chance.
    const isOurs = found?.layout === ASSIGNMENT && !found.bareStatus && found.answer?.form === 'status';
    if (isOurs && (found.answer?.accepted || found.announced !== undefined)) return found;
    return found?.whole && found.answer !== undefined && found.announced !== undefined ? found : undefined;
  }, bench.limit);
  return sure ?? look();
}

function best(bytes: Buffer, name: string): Candidate | undefined {
  const candidates = LAYOUTS.flatMap((layout) =>
    [false, true].map((bareStatus) => candidate(bytes, { layout, bareStatus }, name)),
  ).filter(({ score }) => score > 0);
  // The first of the best: in doubt the assignment's.
  return candidates.reduce<Candidate | undefined>(
    (found, next) => (found === undefined || next.score > found.score ? next : found),
    undefined,
  );
}

function candidate(bytes: Buffer, reading: Reading, name: string): Candidate {
  const items = itemsOf(bytes, reading, 1);
  let answer: Answer | undefined;
  let announced: Announced | undefined;
  let score = 0;
  for (const item of items) {
    if (item.kind === 'broken') continue;
    const isAnnounced = announcedIn(item, name, 'joining');
    const isAnswer = isAnnounced === undefined ? answerOf(item) : undefined;
    announced ??= isAnnounced;
    answer ??= isAnswer;
    score += worth(item, isAnswer, isAnnounced);
  }
  return { ...reading, answer, announced, score, whole: items.every(({ kind }) => kind !== 'broken') };
}

/** How much an item speaks for the layout in which it was found. */
function worth(item: Item, answer: Answer | undefined, announced: Announced | undefined): number {
  const length = item.bytes.length;
  if (announced !== undefined)
    return item.kind === 'text' ? length / 4 : announced.form === 'wrong' ? length / 2 : length;
  if (answer !== undefined) return answer.form === 'status' ? 4 : 2;
  const isPlain =
    item.kind === 'frame' && item.command >= 0 && item.command <= 5 && /^[\t-\x7e]+$/.test(item.text);
  // A few characters between frames are the sign of a layout that is none.
  if (item.kind === 'text' && length < 4) return -4;
  return isPlain ? length / 2 : 0;
}

/** Takes over what was found, with the clauses that it decides. */
function understand(bench: Bench, found: Candidate, name: string, from: number): void {
  const { sheet } = bench;
  const { sends } = bench.speech;
  const { layout, bareStatus, answer, announced } = found;
  bench.speech = { sends, layout, bareStatus };
  const evidence = (): string[] => bench.evidence(from).slice(-14);
  if (sends.breaks !== undefined) {
    sheet.fail(
      sends.breaks,
      `A request to join in the right form gets no welcome. ${expects(sends)}`,
      evidence(),
    );
    sheet.workaround(`All requests were sent as by a program that ${sends.does}.`);
  }
  if (layout.breaks !== undefined) {
    sheet.fail(layout.breaks, `What the server sends makes sense only so: it ${layout.does}.`, evidence());
    sheet.workaround(`What the server sends was read as from a program that ${layout.does}.`);
  }
  sheet.pass('join', `${name} asked to join and could.`);
  if (answer === undefined) {
    bench.mute = true;
    sheet.fail('status', 'No status came, although the user is announced as joining.', evidence());
    sheet.workaround('The announcement of the joining was taken for the status that does not come.');
  } else if (!answer.accepted && announced !== undefined && answer.form === 'status') {
    bench.inverted = true;
    sheet.fail('status', 'The status is 1, which is "already taken", but the user joins.', evidence());
    sheet.workaround('The status 1 was taken for "accepted", and 0 for "already taken".');
  } else {
    judgeAnswer(bench, answer, from);
  }
}

function expects({ does }: Layout): string {
  return `The server accepts requests of a program that ${does}.`;
}

/** Holds the answer to a request to join to what a status may look like. */
export function judgeAnswer(bench: Bench, answer: Answer, from: number): void {
  const { sheet } = bench;
  const show = (): string[] => bench.evidence(from);
  const text = JSON.stringify(answer.item.text);
  switch (answer.form) {
    case 'wide':
      sheet.fail('status', `The status has ${answer.item.text.length} bytes and not one: ${text}.`, show());
      break;
    case 'other number':
      sheet.fail('status', `The status is neither 0 nor 1: ${text}.`, show());
      break;
    case 'words':
      sheet.fail('status', `The answer is words, and has no status: ${text}.`, show());
      break;
    case 'error':
      break;
    default:
      sheet.pass('status', 'The status is 0 for accepted, 1 for taken.');
      sheet.reads('status value', answer.value ?? 'byte');
      sheet.reads('status frame', answer.framed ? 'in a frame' : 'bare');
      sheet.reads('status and text', answer.form === 'status' ? 'status alone' : 'status, then words');
  }
}
