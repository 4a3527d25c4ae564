/** Everybody who leaves, whichever way. */
import { encodeFrame } from '../../wire/layout.js';
import type { Peer } from '../../wire/peer.js';
import { type Bench, Blocked } from '../bench.js';
import { announcedIn, isLeaving } from '../recognise.js';
import type { Scenario } from './scenario.js';
import { judgeForm, seconds } from './talk.js';

export const leave: Scenario = {
  name: 'three leave, each in another way',
  decides: ['leave-announced', 'down-announced', 'leave-once', 'leave-form', 'name-free'],
  async run(bench) {
    const [ann, eve, bob, cat, dan] = (await bench.room(5)) as [Peer, Peer, Peer, Peer, Peer];
    const stay = [ann, eve];
    await byCommand(bench, bob, stay);
    await nameIsFree(bench, bob.name, stay, 'sent 01');
    await byConnection(bench, cat, stay, 'closed (FIN)', () => cat.end());
    await nameIsFree(bench, cat.name, stay, 'closed the connection');
    await byConnection(bench, dan, stay, 'reset (RST)', () => dan.reset());
    // What was announced twice has come by now: the server has done several things since.
    once(bench, ann, [bob, cat, dan]);
  },
};

async function byCommand(bench: Bench, peer: Peer, stay: readonly Peer[]): Promise<void> {
  const { sheet } = bench;
  const from = bench.transcript.mark;
  const marks = stay.map(({ mark }) => mark);
  peer.send(1);
  const heard = await goodbyes(bench, stay, marks, peer.name);
  if (heard) {
    sheet.pass('leave-announced', `${peer.name} sent 01 and was announced as leaving.`);
    sheet.reads('leaving by 01', 'at once');
  }
  const complaint = peer.since(0).some(({ command }) => command === 5);
  if (complaint) sheet.fail('leave-announced', '01 was answered with an error.', bench.evidence(from));
  peer.end();
  if (heard) return;
  if (await goodbyes(bench, stay, marks, peer.name)) {
    sheet.pass(
      'leave-announced',
      `${peer.name} sent 01, and was announced when the connection was closed after it.`,
    );
    sheet.reads('leaving by 01', 'when the connection goes down');
  } else {
    const sentence = `${peer.name} sent 01 and closed the connection. Nobody was told within ${seconds(bench)}.`;
    sheet.fail('leave-announced', sentence, bench.evidence(from));
  }
}

async function byConnection(
  bench: Bench,
  peer: Peer,
  stay: readonly Peer[],
  how: string,
  end: () => void,
): Promise<void> {
  const { sheet } = bench;
  const from = bench.transcript.mark;
  const marks = stay.map(({ mark }) => mark);
  end();
  if (await goodbyes(bench, stay, marks, peer.name)) {
    sheet.pass('down-announced', `A connection was ${how}, and the others were told.`);
  } else {
    const sentence = `The connection of ${peer.name} was ${how}, without 01. Not everybody was told within ${seconds(bench)}.`;
    sheet.fail('down-announced', sentence, bench.evidence(from));
  }
}

/** Waits until all were told that somebody leaves, and judges the words. */
async function goodbyes(
  bench: Bench,
  stay: readonly Peer[],
  marks: readonly number[],
  name: string,
): Promise<boolean> {
  const heard = await Promise.all(
    stay.map((peer, index) =>
      peer.find(marks[index] ?? 0, (item) => announcedIn(item, name, 'leaving'), bench.limit),
    ),
  );
  for (const one of heard) if (one !== undefined) judgeForm(bench, one, name, 'leaving', 0);
  return heard.every((one) => one !== undefined);
}

/** The name of somebody who was announced as leaving can be taken. */
async function nameIsFree(bench: Bench, name: string, stay: readonly Peer[], how: string): Promise<void> {
  const { sheet } = bench;
  const gone = stay.every((peer) =>
    peer.items.some((item) => announcedIn(item, name, 'leaving') !== undefined),
  );
  if (!gone) {
    sheet.blocked(
      'name-free',
      'The leaving was not announced, so nobody knows when the name should be free.',
    );
    return;
  }
  // The announcement may be sent just before the name is taken off the list, by another thread.
  const deadline = performance.now() + bench.limit;
  for (;;) {
    const again = await bench.ask(await bench.connect(name), name);
    if (again.accepted) break;
    if (performance.now() > deadline || again.answer === undefined) {
      sheet.fail(
        'name-free',
        `${name} has ${how}, and the name is still refused.`,
        bench.evidence(again.from),
      );
      return;
    }
  }
  sheet.pass('name-free', `${name} had ${how}, and the next ${name} was accepted.`);
}

function once(bench: Bench, ann: Peer, gone: readonly Peer[]): void {
  const { sheet } = bench;
  const twice = gone.filter(
    ({ name }) => ann.items.filter((item) => announcedIn(item, name, 'leaving')).length > 1,
  );
  if (twice.length > 0) {
    const names = twice.map(({ name }) => name).join(', ');
    sheet.fail(
      'leave-once',
      `The leaving was announced more than once, of: ${names}.`,
      bench.evidence(0, [ann]),
    );
  } else {
    sheet.pass('leave-once', 'Each leaving was announced once.');
  }
}

export const disconnect: Scenario = {
  name: 'connections that end before joining, and in the middle of a frame',
  decides: ['disconnect', 'leave-once'],
  async run(bench) {
    const { sheet } = bench;
    const [ann, bob] = (await bench.room(2)) as [Peer, Peer];
    const from = bench.transcript.mark;
    const mark = ann.mark;
    const early = await bench.connect('one who closes at once');
    early.end();
    const torn = await bench.connect('one who closes in the middle of a frame');
    torn.write(Buffer.from([0]));
    torn.end();
    const half = await bench.join().catch(() => undefined);
    half?.write(encodeFrame(bench.speech.sends, 2, 'never whole').subarray(0, 6));
    half?.end();
    const next = await bench.join().catch(() => undefined);
    const deaf = next === undefined || !bench.canTalk ? [] : await bench.say(next, [ann, bob]);
    if (next === undefined || deaf.length > 0) {
      const what =
        next === undefined ? 'nobody can join any more' : 'a text does not come to all others any more';
      sheet.fail(
        'disconnect',
        `After connections that ended before joining and in the middle of a frame, ${what}.`,
        bench.evidence(from),
      );
      return;
    }
    sheet.pass('disconnect', 'The server goes on.');
    const known = bench.peers.map(({ name }) => name).filter((name) => name !== '');
    const strange = ann
      .since(mark)
      .find(
        (item) => isLeaving(item) && !known.some((name) => announcedIn(item, name, 'leaving') !== undefined),
      );
    if (strange !== undefined) {
      const sentence = `A connection that never joined is announced as leaving: ${JSON.stringify(strange.text)}.`;
      sheet.fail('leave-once', sentence, bench.evidence(from, [ann, early, torn]));
    }
  },
};

/** Whether the server still does what it is for. @throws Blocked when it does not */
export async function checkHealth(bench: Bench): Promise<void> {
  const [ann, bob] = (await bench.room(2)) as [Peer, Peer];
  if (bench.canTalk && (await bench.say(ann, [bob])).length > 0)
    throw new Blocked('A text does not come to the other one.');
}
