/** Joining, and a few words. */
import type { Peer } from '../../wire/peer.js';
import type { Bench } from '../bench.js';
import { judgeAnswer } from '../identify.js';
import { type Announced, announcedIn, type Happening, type Said, saidIn } from '../recognise.js';
import type { Scenario } from './scenario.js';

export const talk: Scenario = {
  name: 'three join and talk',
  decides: ['status', 'join-announced', 'join-form', 'text', 'prefix'],
  async run(bench) {
    const there: Peer[] = [];
    for (let index = 0; index < 3; index++) there.push(await joinBefore(bench, there));
    const [ann, bob, cat] = there as [Peer, Peer, Peer];
    await sayBefore(bench, bob, [ann, cat]);
    await sayBefore(bench, ann, [bob, cat]);
    await sayBefore(bench, cat, [ann, bob]);
    ownLine(bench, there);
  },
};

/** One more joins, and all who are there should be told, the new one too. */
async function joinBefore(bench: Bench, there: readonly Peer[]): Promise<Peer> {
  const { sheet } = bench;
  const name = bench.name();
  const peer = await bench.connect(name);
  const all = [...there, peer];
  const marks = all.map(({ mark }) => mark);
  const { answer, accepted, from } = await bench.ask(peer, name);
  if (answer !== undefined && !bench.inverted) judgeAnswer(bench, answer, from);
  if (!accepted)
    sheet.fail('join', `A request to join under the free name ${name} was refused.`, bench.evidence(from));
  peer.joined = true;
  const heard = await Promise.all(
    all.map((one, index) =>
      one.find(marks[index] ?? 0, (item) => announcedIn(item, name, 'joining'), bench.limit),
    ),
  );
  const deaf = all.filter((_, index) => heard[index] === undefined);
  if (deaf.length === 0) {
    sheet.pass('join-announced', `When ${name} joined, all who were there were told.`);
  } else {
    const who = deaf.map((one) => (one === peer ? `${name}, who joined` : one.label));
    const sentence = `When ${name} joined, no announcement came within ${seconds(bench)} to: ${who.join('; ')}.`;
    sheet.fail('join-announced', sentence, bench.evidence(from, deaf));
  }
  for (const announced of heard)
    if (announced !== undefined) judgeForm(bench, announced, name, 'joining', from);
  return peer;
}

/** Holds an announcement to the words of the assignment. */
export function judgeForm(
  bench: Bench,
  { form, item }: Announced,
  name: string,
  happening: Happening,
  from: number,
): void {
  const { sheet } = bench;
  const clause = happening === 'joining' ? 'join-form' : 'leave-form';
  const own = happening === 'joining' ? 0 : 1;
  if (form === 'wrong') {
    const sentence = `The announcement is ${JSON.stringify(item.text)} and not "**${name} is ${happening} the chat**".`;
    sheet.fail(clause, sentence, bench.evidence(from));
    return;
  }
  sheet.pass(
    clause,
    form === 'line' ? `"${item.text.trim()}"` : 'The name comes, and the client makes the words.',
  );
  if (item.kind === 'text') {
    sheet.fail(
      'frame',
      `The announcement ${JSON.stringify(item.text)} has no command and no length.`,
      bench.evidence(from),
    );
  } else if (item.command === 2 || item.command === own) {
    const command = item.command.toString().padStart(2, '0');
    sheet.reads(`${happening} on the wire`, `${command} with the ${form}`);
  } else {
    const sentence = `The announcement comes under command ${item.command}, which is not 02 or ${own === 0 ? '00' : '01'}.`;
    sheet.fail('command-type', sentence, bench.evidence(from));
  }
}

async function sayBefore(bench: Bench, speaker: Peer, others: readonly Peer[]): Promise<void> {
  const { sheet } = bench;
  const text = bench.text();
  const from = bench.transcript.mark;
  const marks = others.map(({ mark }) => mark);
  speaker.send(2, text);
  const said = await Promise.all(
    others.map((peer, index) =>
      peer.find(marks[index] ?? 0, (item) => saidIn(item, speaker.name, text), bench.limit),
    ),
  );
  const deaf = others.filter((_, index) => said[index] === undefined);
  if (deaf.length === 0) {
    sheet.pass('text', `What ${speaker.label} said came to all others.`);
  } else {
    const who = deaf.map(({ label }) => label).join(', ');
    const sentence = `${speaker.label} said "${text}", and within ${seconds(bench)} it did not come to ${who}.`;
    sheet.fail('text', sentence, bench.evidence(from));
  }
  for (const one of said) if (one !== undefined) judgeLine(bench, one, speaker, text, from);
}

function judgeLine(bench: Bench, { form, item }: Said, speaker: Peer, text: string, from: number): void {
  const { sheet } = bench;
  if (form === 'wrong') {
    const sentence = `The line is ${JSON.stringify(item.text)} and not "[${speaker.name}] ${text}".`;
    sheet.fail('prefix', sentence, bench.evidence(from));
  } else {
    sheet.pass('prefix', `"${item.text.trim()}"`);
    sheet.reads('line of the room', form);
  }
  if (/[\r\n\0]$/.test(item.text))
    sheet.note('The lines of the room end with a line end or a zero byte, which the users do not need.');
  if (item.kind === 'text') {
    sheet.fail(
      'frame',
      `The line ${JSON.stringify(item.text)} has no command and no length.`,
      bench.evidence(from),
    );
  } else if (item.command !== 2) {
    const sentence = `The line comes under command ${item.command}, and a message is 02.`;
    sheet.fail('command-type', sentence, bench.evidence(from));
  }
}

/** Which of both readings it is shows behind the words of the others. */
function ownLine(bench: Bench, there: readonly Peer[]): void {
  const own = there.some((peer) => peer.items.some((item) => isOwn(item.text, peer)));
  bench.sheet.reads("sender's own line", own ? 'everyone' : 'others only');
}

function isOwn(text: string, peer: Peer): boolean {
  return (
    text.includes('of the grader') && (text.startsWith(`[${peer.name}]`) || text.startsWith(`${peer.name}:`))
  );
}

export function seconds(bench: Bench): string {
  return `${bench.limit / 1000} seconds`;
}
