/** Commands that a server does not support, and those that it need not. */
import type { Peer } from '../../wire/peer.js';
import type { Bench } from '../bench.js';
import { announcedIn } from '../recognise.js';
import type { Scenario } from './scenario.js';
import { seconds } from './talk.js';

/** A command that no reading has. Its message, taken for a frame, announces many bytes, which are never sent. */
const UNKNOWN = 0x63;
const UNKNOWN_MESSAGE = 'What is this?';

export const unsupported: Scenario = {
  name: 'an unsupported command',
  decides: ['unsupported', 'error-private'],
  async run(bench) {
    const { sheet } = bench;
    const [ann, bob, cat] = (await bench.room(3)) as [Peer, Peer, Peer];
    const from = bench.transcript.mark;
    const mark = ann.mark;
    const markOfBob = bob.mark;
    bob.send(UNKNOWN, UNKNOWN_MESSAGE);
    const error = await bob.find(markOfBob, (item) => (item.command === 5 ? item : undefined), bench.limit);
    const answer = bob.since(markOfBob).find((item) => announcedIn(item, cat.name, 'joining') === undefined);
    const ended = bob.ended;
    const deaf = ended || !bench.canTalk ? [] : await bench.say(bob, [ann]);
    const show = (): string[] => bench.evidence(from, [ann, bob]);
    if (error === undefined) {
      const what =
        answer === undefined
          ? ended
            ? 'the connection was closed'
            : `nothing came within ${seconds(bench)}`
          : `command ${answer.command} came, ${JSON.stringify(answer.text)}`;
      sheet.fail('unsupported', `Command 0x63 was not answered with 05: ${what}.`, show());
    } else if (deaf.length > 0) {
      const sentence =
        'Command 0x63 was answered with 05, but the frame after it was not understood. Its message may not have been skipped.';
      sheet.fail('unsupported', sentence, show());
    } else {
      sheet.pass('unsupported', 'Command 0x63 was answered with 05.');
      if (ended) sheet.note('The connection is closed after an unsupported command.');
    }
    // When this has come, so has whatever the others were sent for the bad command.
    await bench.say(cat, [ann]);
    const leaked = ann
      .since(mark)
      .find(({ command, text }) => command === 5 || command === UNKNOWN || text.includes(UNKNOWN_MESSAGE));
    if (leaked !== undefined && (error !== undefined || leaked.command === 5)) {
      sheet.fail(
        'error-private',
        `${ann.label}, who did nothing, got ${JSON.stringify(leaked.text)} under command ${leaked.command}.`,
        show(),
      );
    } else if (error === undefined) {
      sheet.blocked('error-private', 'There was no error that somebody else could have got.');
    } else {
      sheet.pass('error-private', 'The others got nothing.');
    }
  },
};

export const extras: Scenario = {
  name: 'the extras, list and direct',
  decides: ['list', 'direct'],
  async run(bench) {
    await list(bench);
    await direct(bench);
  },
};

async function list(bench: Bench): Promise<void> {
  const { sheet } = bench;
  const [ann, bob] = (await bench.room(2)) as [Peer, Peer];
  const mark = bob.mark;
  const from = bench.transcript.mark;
  bob.send(3);
  const isAnswer = (text: string): boolean => text.includes(ann.name) && text.includes(bob.name);
  const answer = await bob.until(() => {
    const items = bob.since(mark);
    const users = isAnswer(
      items
        .filter(({ command }) => command !== 5)
        .map(({ text }) => text)
        .join(' '),
    );
    if (users) return 'users';
    if (items.some(({ command }) => command === 5)) return 'not offered';
    return items.some(({ text }) => /exit|leave|join|message/i.test(text) && !/is joining/.test(text))
      ? 'commands'
      : undefined;
  }, bench.limit);
  if (answer === undefined) {
    sheet.unseen(
      'list',
      `A 03 was answered neither by a list that I know nor by 05 within ${seconds(bench)}. It is an extra.`,
      bench.evidence(from, [bob]),
    );
    return;
  }
  sheet.reads('list (extra)', answer);
  if (answer === 'not offered')
    sheet.unseen('list', 'It is an extra, and not offered: 03 is answered with 05.');
  else sheet.pass('list', `03 is answered with the ${answer}.`);
}

/** Every form of a direct message that programs were seen to have. */
const DIRECT_FORMS: readonly [reading: string, message: (name: string, text: string) => string][] = [
  ['name, space, text', (name, text) => `${name} ${text}`],
  ['name, colon, text', (name, text) => `${name}: ${text}`],
  ['at, name, space, text', (name, text) => `@${name} ${text}`],
  ['name, zero byte, text', (name, text) => `${name}\0${text}`],
  ['name, line feed, text', (name, text) => `${name}\n${text}`],
  ['name, comma, text', (name, text) => `${name},${text}`],
  ['name, bar, text', (name, text) => `${name}|${text}`],
  ['length, name, text', (name, text) => `${String.fromCharCode(name.length)}${name}${text}`],
];

async function direct(bench: Bench): Promise<void> {
  const { sheet } = bench;
  const [ann, bob, cat] = (await bench.room(3)) as [Peer, Peer, Peer];
  const from = bench.transcript.mark;
  const marks = [ann.mark, bob.mark, cat.mark] as const;
  const tried: { reading: string; text: string }[] = [];
  const has = (peer: Peer, mark: number, text: string): boolean =>
    peer.since(mark).some((item) => item.command !== 5 && item.text.includes(text));
  const hit = (): (typeof tried)[number] | undefined => tried.find(({ text }) => has(cat, marks[2], text));
  for (const [reading, message] of DIRECT_FORMS) {
    const text = bench.text();
    tried.push({ reading, text });
    bob.send(4, message(cat.name, text));
    const markOfBob = bob.mark;
    const first = tried.length === 1;
    // The first tells whether anything comes at all; where nothing does, the others are not waited for.
    const limit = first || tried.length === DIRECT_FORMS.length ? bench.limit : 0;
    await Promise.race([
      cat.until(hit, limit),
      bob.find(markOfBob, ({ command }) => (command === 5 ? true : undefined), limit),
    ]);
    if (hit() !== undefined || bob.ended) break;
  }
  // A text of Bob's behind them all: when it is there, so is all that came before it.
  if (hit() === undefined && !bob.ended) await bench.say(bob, [ann, cat]);
  const found = hit();
  if (found === undefined) {
    const offered = !bob.since(marks[1]).some(({ command }) => command === 5);
    if (!offered) sheet.reads('direct (extra)', 'not offered');
    sheet.unseen(
      'direct',
      'It is an extra, and either not offered or of a form that I do not know.',
      bench.evidence(from, [bob]),
    );
    return;
  }
  await bench.say(cat, [ann]);
  if (has(ann, marks[0], found.text)) {
    sheet.fail('direct', `A 04 to ${cat.name} came to ${ann.name} as well.`, bench.evidence(from));
    return;
  }
  sheet.pass('direct', `A 04 to ${cat.name} came to ${cat.name} alone.`);
  sheet.reads('direct (extra)', found.reading);
}
