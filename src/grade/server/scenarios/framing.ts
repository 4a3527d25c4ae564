/** Frames of every length, in pieces and several at once. */
import { encodeFrame } from '../../wire/layout.js';
import type { Peer } from '../../wire/peer.js';
import type { Bench } from '../bench.js';
import { saidIn } from '../recognise.js';
import type { Scenario } from './scenario.js';
import { seconds } from './talk.js';

/** How often two others talk between the pieces of a frame, which gives the server time to read what is there. */
const ROUNDS = 3;

export const pieces: Scenario = {
  name: 'frames in pieces, and five at once',
  decides: ['cut'],
  async run(bench) {
    const { sheet } = bench;
    bench.needsTexts();
    const [ann, bob, cat] = (await bench.room(3)) as [Peer, Peer, Peer];
    const from = bench.transcript.mark;
    const texts = Array.from({ length: 5 }, () => bench.text());
    const glued = Buffer.concat(texts.map((text) => encodeFrame(bench.speech.sends, 2, text)));
    const mark = ann.mark;
    bob.write(glued);
    for (const [index, text] of texts.entries()) {
      const came = await ann.find(mark, (item) => exactly(item, bob, text), bench.limit);
      if (came !== undefined) continue;
      const sentence = `Five frames in one write: number ${index + 1} did not arrive as a line of its own within ${seconds(bench)}.`;
      sheet.fail('cut', sentence, bench.evidence(from, [bob, ann]));
      return;
    }
    const dan = await bench.join();
    await inPieces(bench, dan, ann, [ann, cat]);
  },
};

/** Sends a frame in pieces. Between them the others talk, so that the server has each piece by itself. */
async function inPieces(bench: Bench, speaker: Peer, listener: Peer, others: [Peer, Peer]): Promise<void> {
  const { sheet } = bench;
  const from = bench.transcript.mark;
  const text = bench.text();
  const frame = encodeFrame(bench.speech.sends, 2, text);
  const mark = listener.mark;
  let cutAt = 0;
  // After the command, within the length, after the header, in the text; then the end with the start of the next.
  for (const end of [1, 2, 3, 12, frame.length - 1]) {
    speaker.write(frame.subarray(cutAt, end));
    cutAt = end;
    for (let round = 0; round < ROUNDS; round++) {
      // Where nobody can talk meanwhile, another clause fails; the wait has been long enough.
      if ((await bench.say(others[0], [others[1]])).length > 0) break;
    }
  }
  const next = bench.text();
  speaker.write(Buffer.concat([frame.subarray(cutAt), encodeFrame(bench.speech.sends, 2, next)]));
  for (const [what, wanted] of [
    ['A frame in six pieces', text],
    ['A frame behind the last byte of another', next],
  ] as const) {
    const came = await listener.find(mark, (item) => exactly(item, speaker, wanted), bench.limit);
    if (came !== undefined) continue;
    sheet.fail(
      'cut',
      `${what} did not arrive as one line within ${seconds(bench)}.`,
      bench.evidence(from, [speaker, listener]),
    );
    return;
  }
  sheet.pass('cut', 'Five frames in one write, and one in six pieces, arrived as what they are.');
}

/** The text, and nothing of another frame; the form of the prefix is another clause's. */
function exactly(item: Parameters<typeof saidIn>[0], speaker: Peer, text: string): true | undefined {
  const said = saidIn(item, speaker.name, text);
  if (said === undefined) return undefined;
  if (said.form !== 'wrong') return true;
  return item.text.split('of the grader').length === 2 && item.text.length < text.length + 40
    ? true
    : undefined;
}

export const lengths: Scenario = {
  name: 'messages of 0, 258 and 60,000 bytes',
  decides: ['length-zero', 'length-bytes', 'network-order', 'length'],
  async run(bench) {
    bench.needsTexts();
    await zero(bench);
    if (bench.speech.sends.width === 1 || bench.speech.layout.width === 1) {
      bench.sheet.blocked('network-order', 'One byte has no order.');
      if (!bench.sheet.hasFailed('length')) bench.sheet.pass('length', 'The length counts the message.');
      return;
    }
    const whole = await ofLength(bench, 258);
    if (whole) {
      for (const clause of ['network-order', 'length'] as const) {
        if (!bench.sheet.hasFailed(clause))
          bench.sheet.pass(clause, 'A text of 258 bytes came and went, 01 02 as a length.');
      }
    }
    // In two bytes for each character, which another clause is about, no more fits a frame.
    if (await ofLength(bench, bench.sheet.hasFailed('ascii') ? 30_000 : 60_000)) {
      bench.sheet.pass('length-bytes', 'Texts of 258 and of 60,000 bytes came through whole.');
      await longest(bench);
    }
  },
};

async function zero(bench: Bench): Promise<void> {
  const { sheet } = bench;
  const [ann, bob, cat] = (await bench.room(3)) as [Peer, Peer, Peer];
  const from = bench.transcript.mark;
  bob.send(2);
  // So that the server reads it by itself, and nothing else is the matter.
  for (let round = 0; round < ROUNDS; round++) await bench.say(cat, [ann]);
  const deaf = await bench.say(bob, [ann]);
  if (deaf.length === 0) {
    sheet.pass('length-zero', 'After a frame of length 0, the next frame was understood.');
  } else {
    const end = bob.ended ? ' The connection was closed.' : '';
    sheet.fail(
      'length-zero',
      `After a 02 of length 0, the text in the next frame did not come to ${ann.label}.${end}`,
      bench.evidence(from, [ann, bob]),
    );
  }
}

/** A text of so many bytes comes through, or not. @returns whether it did */
async function ofLength(bench: Bench, length: number): Promise<boolean> {
  const { sheet } = bench;
  const [ann, bob] = (await bench.room(2)) as [Peer, Peer];
  const from = bench.transcript.mark;
  const mark = ann.mark;
  const markOfBob = bob.mark;
  const text = longText(bench, length);
  bob.send(2, text);
  const limit = bench.limit * (length > 1000 ? 2 : 1);
  const came = await Promise.race([
    ann.find(mark, (item) => (item.text.includes(text) ? 'whole' : undefined), limit),
    bob
      .find(markOfBob, (item) => (item.command === 5 ? 'refused' : undefined), limit)
      .then((found) => found ?? 'nothing'),
  ]);
  const late =
    came === 'nothing'
      ? await ann.find(mark, (item) => (item.text.includes(text) ? 'whole' : undefined), 0)
      : came;
  if (late === 'whole') return true;
  const show = (): string[] => bench.evidence(from, [ann, bob]);
  const got = ann.since(mark).reduce((sum, item) => sum + item.text.length, 0);
  // An error may also come because the text was taken for other frames.
  if (late === 'refused' && got === 0 && (await bench.say(bob, [ann])).length === 0) {
    sheet.unseen(
      'length-bytes',
      `A text of ${length} bytes was refused with an error: the server has a limit of its own.`,
      show(),
    );
    return false;
  }
  const end = bob.ended ? ` The connection of ${bob.label} was closed.` : '';
  // Frames that break off may be what the server sends, so that more than this one clause could be blamed.
  sheet.fail(
    'length-bytes',
    `A text of ${length} bytes did not come to ${ann.label} whole: ${got} bytes of text came.${end}`,
    show(),
  );
  return false;
}

function longText(bench: Bench, length: number): string {
  const words = `${bench.text()}, which is long. `;
  return words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length - 1)
    .concat('.');
}

/** The line of a text of 65,535 bytes does not fit a frame. What is done then is open, but others must not suffer. */
async function longest(bench: Bench): Promise<void> {
  const { sheet } = bench;
  const [ann, bob, cat] = (await bench.room(3)) as [Peer, Peer, Peer];
  const markOfBob = bob.mark;
  bob.send(2, longText(bench, 65_535));
  const deaf = await bench.say(cat, [ann]);
  const refused = bob.since(markOfBob).some(({ command }) => command === 5);
  if (deaf.length > 0) {
    sheet.note(
      'After a text of 65,535 bytes, whose line with the name does not fit a frame, the others cannot read the stream any more.',
    );
  } else if (refused) {
    sheet.note('A text of 65,535 bytes, whose line does not fit a frame, is answered with an error.');
  } else if (bob.ended) {
    sheet.note('A text of 65,535 bytes, whose line does not fit a frame, ends the connection.');
  }
}
