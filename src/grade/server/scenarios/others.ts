/** What one client does to the others: by stalling, by rubbish, and by being many. */
import { encodeFrame } from '../../wire/layout.js';
import type { Peer } from '../../wire/peer.js';
import { type Bench, Blocked, NotTried } from '../bench.js';
import type { Scenario } from './scenario.js';
import { seconds } from './talk.js';

/** Texts that are sent to somebody who does not read. Together they fit the buffers of every system. */
const TEXTS_TO_A_STALLED_ONE = 100;

export const stall: Scenario = {
  name: 'one stalls, and the others talk',
  decides: ['independent'],
  async run(bench) {
    const { sheet } = bench;
    bench.needsTexts();
    const [ann, bob, cat] = (await bench.room(3)) as [Peer, Peer, Peer];
    const check = async (what: string, of: readonly Peer[]): Promise<boolean> => {
      const from = bench.transcript.mark;
      if ((await bench.say(ann, [bob])).length === 0) return true;
      const sentence = `While ${what}, a text of ${ann.label} did not come to ${bob.label} within ${seconds(bench)}.`;
      sheet.fail('independent', sentence, bench.evidence(Math.max(0, from - 2), [ann, bob, ...of]));
      return false;
    };
    const silent = await bench.connect('one who never says anything');
    if (!(await check('somebody is connected who does not join', [silent]))) return;
    const torn = await bench.connect('one who sends half a request to join');
    torn.write(encodeFrame(bench.speech.sends, 0, 'Nobody').subarray(0, 5));
    if (!(await check('somebody has sent half a request to join', [torn]))) return;
    cat.write(encodeFrame(bench.speech.sends, 2, 'never the end of it').subarray(0, 7));
    if (!(await check('somebody has sent half a text', [cat]))) return;
    const deaf = await bench.join();
    deaf.stall();
    // One by one, as nothing is tried here but to wait for somebody.
    for (let count = 1; count < TEXTS_TO_A_STALLED_ONE; count++) {
      if ((await bench.say(ann, [bob])).length > 0) break;
    }
    if (!(await check('somebody does not read', [deaf]))) return;
    sheet.pass(
      'independent',
      'The others talk on while one does not join, sends half a frame, or does not read.',
    );
  },
};

export const rubbish: Scenario = {
  name: 'rubbish',
  decides: ['rubbish'],
  async run(bench) {
    const { sheet } = bench;
    if (sheet.hasFailed('disconnect'))
      throw new NotTried('The server does not go on when a connection ends early.');
    const [ann, bob] = (await bench.room(2)) as [Peer, Peer];
    const from = bench.transcript.mark;
    for (const bytes of RUBBISH) {
      const one = await bench.connect('one who sends rubbish');
      one.write(bytes);
      one.end();
    }
    // What a connection sends that stays: nobody is ended by it but itself.
    const joined = await bench.join().catch(() => undefined);
    joined?.write(RUBBISH[0] ?? Buffer.alloc(0));
    const alive = joined !== undefined && (await stillTalks(bench, ann, bob));
    joined?.end();
    if (alive && (await stillTalks(bench, bob, ann))) {
      sheet.pass('rubbish', 'The others talk on, and new ones can join.');
    } else {
      const shown = bench.evidence(from).slice(-16);
      sheet.fail(
        'rubbish',
        'After connections that sent rubbish, the others cannot talk, or nobody can join.',
        shown,
      );
    }
  },
};

async function stillTalks(bench: Bench, speaker: Peer, listener: Peer): Promise<boolean> {
  if (bench.canTalk && (await bench.say(speaker, [listener])).length > 0) return false;
  try {
    const next = await bench.join();
    return !bench.canTalk || (await bench.say(next, [speaker, listener])).length === 0;
  } catch (error) {
    if (error instanceof Blocked) return false;
    throw error;
  }
}

const RUBBISH = [
  // Command and length that make sense, and bytes that are no text.
  Buffer.from([2, 0, 6, 0xff, 0xfe, 0x80, 0xc3, 0x28, 0x00, 0, 0, 3, 0xe2, 0x82, 0x28]),
  Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'),
  Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]),
  Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 151 + 43) % 256)),
];

const CROWD = 50;
/** Fewer than a class has. */
const FEW = 10;

export const crowd: Scenario = {
  name: 'fifty at once',
  decides: ['crowd'],
  async run(bench) {
    const { sheet } = bench;
    const from = bench.transcript.mark;
    const names = Array.from({ length: CROWD }, () => bench.name());
    const tries = await Promise.allSettled(
      names.map(async (name) => {
        const { peer, accepted } = await bench.ask(await bench.connect(name), name);
        if (!accepted) throw new Blocked(`${name} could not join.`);
        return peer;
      }),
    );
    const there = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
    const [first, ...others] = there.filter(({ ended }) => !ended);
    if (first === undefined || there.length < FEW) {
      sheet.fail(
        'crowd',
        `Of ${CROWD} who connected at once, ${there.length} could join.`,
        bench.evidence(from).slice(-12),
      );
      return;
    }
    const deaf = bench.canTalk ? await bench.say(first, others) : [];
    if (deaf.length > 0) {
      const sentence = `${there.length} joined at once, and a text of one did not come to ${deaf.length} of the others within ${seconds(bench)}.`;
      sheet.fail('crowd', sentence, bench.evidence(from, [first, deaf[0] ?? first]).slice(-12));
    } else if (there.length < CROWD) {
      sheet.unseen(
        'crowd',
        `Of ${CROWD} who connected at once, ${there.length} could join, and they can talk. The assignment has no number.`,
      );
    } else {
      sheet.pass('crowd', `${CROWD} joined at once, and a text of one came to all others.`);
    }
  },
};
