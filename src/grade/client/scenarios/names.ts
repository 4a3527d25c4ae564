/** Names that are taken, blank, or have a space. */
import { type Act, type Stage, Stuck } from '../stage.js';
import type { Terminal } from '../terminal.js';
import type { ClientScenario } from './scenario.js';

export const refused: ClientScenario = {
  name: 'a name that is taken',
  decides: ['retry'],
  async run(stage) {
    const { sheet } = stage;
    const first = await refuse(stage, (peer) => stage.answer(peer, false));
    if (first.passed) {
      sheet.pass('retry', `After the status 1, the client asked for the name that was typed.`);
      sheet.reads('after a refusal', first.where);
      sheet.reads('refusal', 'status 1');
      return;
    }
    const second = await refuse(stage, (peer) => peer.send(5, 'The name is already in use'));
    if (second.passed) {
      sheet.pass('retry', `After an 05, the client asked for the name that was typed.`);
      sheet.reads('after a refusal', second.where);
      sheet.reads('refusal', '05 with words');
      return;
    }
    sheet.fail('retry', first.why, first.evidence);
  },
};

/** Refuses Bob, and types another name. */
async function refuse(
  stage: Stage,
  answer: (peer: Act['peer']) => void,
): Promise<{ passed: boolean; where: string; why: string; evidence: string[] }> {
  const terminal = await stage.run('Bob');
  const peer = await stage.connection(terminal, 0, stage.limit * 2);
  if (peer === undefined) throw new Stuck(`The client did not connect${stage.how(terminal)}.`);
  stage.greet(peer);
  if ((await stage.request(peer, 0)) === undefined) throw new Stuck('The client did not ask to join.');
  const mark = peer.mark;
  const written = terminal.written;
  answer(peer);
  // A client that empties its input before it asks would lose what is typed too early.
  await terminal.until(() => (terminal.written > written ? true : undefined), stage.limit);
  terminal.type('Rob\r');
  const found = await Promise.race([
    peer
      .find(mark, (item) => (item.text.includes('Rob') ? item : undefined), stage.limit)
      .then((item) => (item === undefined ? undefined : { item, where: 'same connection' })),
    onNewConnection(stage, terminal),
  ]);
  const late = found ?? (await onNewConnection(stage, terminal));
  const passed = late !== undefined && late.item.command === 0;
  const why =
    late === undefined
      ? `The name was refused and another one typed, but no request for it came${stage.how(terminal)}.`
      : `The name was refused, and what was typed then came under command ${late.item.command} and not as a request to join.`;
  return { passed, where: late?.where ?? '', why, evidence: stage.evidence(terminal) };
}

async function onNewConnection(
  stage: Stage,
  terminal: Terminal,
): Promise<{ item: { command: number }; where: string } | undefined> {
  const peer = await stage.connection(terminal, 1);
  if (peer === undefined) return undefined;
  stage.greet(peer);
  const item = await peer.find(0, (one) => (one.text.includes('Rob') ? one : undefined), stage.limit);
  return item === undefined ? undefined : { item, where: 'new connection' };
}

export const blank: ClientScenario = {
  name: 'a blank name, and one with a space',
  decides: ['blank-name', 'name-with-space'],
  async run(stage) {
    const { sheet } = stage;
    const empty = await withName(stage, '');
    if (empty.how === 'asked') {
      sheet.fail(
        'blank-name',
        'It was started with an empty name, and asked the server to join under it.',
        empty.evidence,
      );
    } else if (empty.how === 'unknown') {
      sheet.unseen(
        'blank-name',
        'It was started with an empty name, and neither ended nor asked for another one.',
        empty.evidence,
      );
    } else {
      sheet.pass('blank-name', 'An empty name is not sent.');
      sheet.reads('blank name', empty.how === 'ended' ? 'it ends' : 'it asks again');
    }
    const spaced = await withName(stage, 'Bob Smith');
    if (spaced.how === 'asked' || spaced.how === 'unknown') {
      const sentence =
        'A name with a space is sent to the server, or nothing was seen of it. The assignment does not say who refuses it.';
      sheet.unseen('name-with-space', sentence, spaced.evidence);
      if (spaced.how === 'asked') sheet.reads('name with a space', 'the server decides');
    } else {
      sheet.pass('name-with-space', 'A name with a space is not used.');
      sheet.reads('name with a space', spaced.how === 'ended' ? 'it ends' : 'it asks again');
    }
  },
};

/** What the client does with a name that it should not use. */
async function withName(
  stage: Stage,
  name: string,
): Promise<{ how: 'ended' | 'asked' | 'asks again' | 'unknown'; evidence: string[] }> {
  const terminal = await stage.run(name);
  const done = (how: 'ended' | 'asked' | 'asks again' | 'unknown') => ({
    how,
    evidence: stage.evidence(terminal),
  });
  const request = (): string | undefined => {
    for (const peer of stage.peers) {
      const found = peer.items.find(({ kind, command }) => kind === 'frame' && command === 0);
      if (found !== undefined) return found.text;
    }
    return undefined;
  };
  const greeted = new Set<unknown>();
  // Both the terminal and the connections can tell; so both are asked, by turns.
  const wait = async (limit: number, orShown = false): Promise<void> => {
    const until = performance.now() + limit;
    const isOver = (): boolean => terminal.over !== undefined || (orShown && terminal.written > 0);
    while (performance.now() < until && request() === undefined && !isOver()) {
      for (const peer of stage.peers) {
        if (!greeted.has(peer)) stage.greet(peer);
        greeted.add(peer);
      }
      await terminal.until(() => undefined, 30);
    }
  };
  // What it shows may be a question. Whatever it sends without an answer to it comes before the answer.
  await wait(stage.limit, true);
  if (request() !== undefined) return done(request()?.trim() === 'Rob' ? 'asks again' : 'asked');
  if (terminal.over !== undefined) return done('ended');
  terminal.type('Rob\r');
  await wait(stage.limit);
  if (request()?.trim() === 'Rob') return done('asks again');
  if (request() !== undefined) return done('asked');
  return done(terminal.over === undefined ? 'unknown' : 'ended');
}
