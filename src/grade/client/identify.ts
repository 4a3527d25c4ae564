import { ASSIGNMENT, cutFrame, LAYOUTS } from '../wire/layout.js';
import type { Peer } from '../wire/peer.js';
import { type Manner, type Stage, Stuck } from './stage.js';
import type { Terminal } from './terminal.js';

/** Every manner of a server in which a client is tried, the likeliest first. */
function manners(): Manner[] {
  const right = { sends: ASSIGNMENT, status: 'byte', bare: false } as const;
  const readings: Manner[] = [
    { ...right, list: '03' },
    { ...right, list: 'none' },
    { ...right, status: 'digit', list: '03' },
    { ...right, status: 'digit', list: 'none' },
    { ...right, list: '02' },
    { ...right, list: 'text' },
    { ...right, bare: true, list: 'none' },
    { ...right, bare: true, list: '03' },
    { ...right, bare: true, list: 'text' },
    { ...right, bare: true, status: 'digit', list: 'none' },
    { ...right, bare: true, status: 'digit', list: 'text' },
    { ...right, status: 'digit', list: '02' },
    { ...right, status: 'digit', list: 'text' },
  ];
  const wrong = LAYOUTS.slice(1).map((sends): Manner => ({ ...right, sends, list: 'none' }));
  return [...readings, ...wrong];
}

/**
 * Finds out in which manner a server has to speak so that the client understands it: it says what is typed, and shows
 * what is said to it.
 *
 * @returns whether it chats in any
 */
export async function identify(stage: Stage, startLimit: number): Promise<boolean> {
  const { sheet } = stage;
  let best: { manner: Manner; score: number; evidence: string[] } | undefined;
  for (const manner of manners()) {
    stage.manner = manner;
    const tried = await attempt(stage, startLimit, best === undefined);
    if (tried === undefined) return false;
    if (best === undefined || tried.score > best.score) best = { manner, ...tried };
    if (tried.score === FULL) break;
    // Without words of its own it says nothing of how it reads those of others.
    if (best.score === 0 && manner.sends !== ASSIGNMENT && manner === manners().at(-1)) break;
  }
  if (best === undefined || best.score === 0) {
    sheet.fail(
      'text-sent',
      'After it was accepted, in every form that the assignment allows, no text that was typed came.',
      best?.evidence,
    );
    return false;
  }
  stage.manner = best.manner;
  const { sends, status, bare, list } = best.manner;
  if (sends.breaks !== undefined && best.score === FULL) {
    sheet.fail(
      sends.breaks,
      `The client understands a server only that does this: it ${sends.does}.`,
      best.evidence,
    );
    sheet.workaround(`The client was spoken to as by a server that ${sends.does}.`);
  } else if (best.score < FULL) {
    stage.manner = { ...best.manner, sends: ASSIGNMENT };
  }
  sheet.reads('status value', status);
  sheet.reads('status frame', bare ? 'bare' : 'in a frame');
  sheet.reads(
    'list of commands',
    list === 'none' ? 'none' : list === 'text' ? 'text without a frame' : `one ${list} frame`,
  );
  return true;
}

/** Says what was typed, and shows what was said. */
const FULL = 2;

async function attempt(
  stage: Stage,
  startLimit: number,
  first: boolean,
): Promise<{ score: number; evidence: string[] } | undefined> {
  const { sheet } = stage;
  const name = 'Bob';
  const terminal = await stage.run(name);
  const peer = await stage.connection(terminal, 0, startLimit);
  if (peer === undefined) {
    if (first) {
      const sentence = `The client did not connect to the address that it was given within ${startLimit / 1000} seconds`;
      sheet.fail('arguments', `${sentence}${stage.how(terminal)}.`, stage.evidence(terminal));
      return undefined;
    }
    return { score: 0, evidence: [] };
  }
  stage.greet(peer);
  const asked = await recogniseRequest(stage, peer, name);
  if (asked === undefined && first) {
    // It may wait for a list of commands in another form, or for none.
    return { score: 0, evidence: stage.evidence(terminal) };
  }
  if (asked === undefined) return { score: 0, evidence: [] };
  judgeRequest(stage, peer, terminal, name);
  stage.answer(peer, true);
  peer.send(2, `**${name} is joining the chat**`);
  return { score: await chats(stage, terminal, peer), evidence: stage.evidence(terminal) };
}

/** Types a text and says one: 2 when both get through, 1 for one of them. */
async function chats(stage: Stage, terminal: Terminal, peer: Peer): Promise<number> {
  const typed = stage.text();
  const said = stage.text();
  const mark = peer.mark;
  peer.send(2, `[Ann] ${said}`);
  terminal.type(`${typed}\r`);
  // One that takes the answer for a refusal asks for the text as a name.
  const sent = await peer.find(
    mark,
    ({ command, text }) => (text.includes(typed) ? (command === 0 ? 'as a name' : 'as a text') : undefined),
    stage.limit,
  );
  if (sent !== 'as a text') return 0;
  const shown = await terminal.until(
    () => (terminal.rows.some((row) => row.includes(said)) ? true : undefined),
    stage.limit,
  );
  return shown ? FULL : 1;
}

/** The layout in which the client sends, by its request to join. */
async function recogniseRequest(stage: Stage, peer: Peer, name: string): Promise<true | undefined> {
  const found = await peer.until(() => {
    for (const layout of LAYOUTS) {
      const cut = cutFrame(layout, peer.received, 0);
      if (cut.kind === 'frame' && cut.message.toString('latin1').replace(/[\r\n\0]+$/, '') === name)
        return layout;
    }
    return undefined;
  }, stage.limit);
  if (found === undefined) return undefined;
  stage.layout = found;
  return true;
}

function judgeRequest(stage: Stage, peer: Peer, terminal: Terminal, name: string): void {
  const { sheet, layout } = stage;
  const show = (): string[] => stage.evidence(terminal).slice(0, 12);
  sheet.pass('arguments', `It connected to the address, and asked for ${name}.`);
  if (layout.breaks !== undefined) {
    sheet.fail(layout.breaks, `The request to join makes sense only so: the client ${layout.does}.`, show());
    sheet.workaround(`What the client sends was read as from a program that ${layout.does}.`);
  }
  const [first] = peer.items;
  if (first === undefined) throw new Stuck('No request came.');
  if (first.command !== 0) {
    sheet.fail(
      'command-type',
      `The request to join has command ${first.command}, and 00 is to join.`,
      show(),
    );
  }
  if (first.text !== name) {
    sheet.fail(
      'join-request',
      `The request to join has ${JSON.stringify(first.text)} and not "${name}".`,
      show(),
    );
  } else {
    sheet.pass('join-request', `00 with "${name}" came.`);
  }
}
