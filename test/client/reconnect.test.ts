import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { backoff, FIRST_DELAY, LONGEST_DELAY } from '../../src/client/session/backoff.js';
import { GOOD_AFTER } from '../../src/client/session/comeback.js';
import { PATIENCE, SILENCE } from '../../src/client/session/heartbeat.js';
import { RECLAIM_DELAYS } from '../../src/client/session/reclaim.js';
import { ANSWER_TIMEOUT, type SessionOptions } from '../../src/client/session/session.js';
import * as protocol from '../../src/protocol/index.js';
import { MemorySession, turn } from './support/memory-link.js';

/** A session that is in the chat and knows the people. */
async function joined(options: Partial<SessionOptions> = {}): Promise<MemorySession> {
  const bob = new MemorySession(options);
  await bob.link.say(protocol.accepted(), protocol.listing('users', ['Bob']));
  expect(bob.link.frames).toEqual(['00 Bob', '03']);
  bob.told();
  return bob;
}

const CLOSED = 'The server closed the connection.';

describe('a lost connection', () => {
  it('is told, and another one is made; the name is asked for again, and nothing else', async () => {
    const bob = await joined();
    await bob.link.cut();
    expect(bob.told()).toEqual([{ kind: 'lost', sentence: CLOSED, delay: FIRST_DELAY }]);
    expect(bob.session.phase).toBe('lost');
    await bob.wait(FIRST_DELAY - 1);
    expect(bob.links).toHaveLength(1);
    await bob.wait(1);
    expect(bob.links).toHaveLength(2);
    expect(bob.link.frames).toEqual(['00 Bob']);
    await bob.link.say(protocol.listing('commands', ['00 join']), protocol.accepted());
    // The commands are not told again.
    expect(bob.told()).toEqual([
      { kind: 'trying', attempt: 1 },
      { kind: 'joined', name: 'Bob' },
    ]);
    expect(bob.session.say('Hi')).toBe(true);
    expect(bob.link.frames).toEqual(['00 Bob', '03', '02 Hi']);
  });

  it('is tried again, ever more slowly, until there is a server', async () => {
    const bob = await joined();
    bob.failures.push(new Error('No server.'), new Error('No server.'));
    await bob.link.cut();
    await bob.wait(1000);
    await bob.wait(2000);
    await bob.wait(4000);
    expect(bob.told()).toEqual([
      { kind: 'lost', sentence: CLOSED, delay: 1000 },
      { kind: 'trying', attempt: 1 },
      { kind: 'failed', sentence: 'No server.', again: false, attempt: 1, delay: 2000 },
      { kind: 'trying', attempt: 2 },
      { kind: 'failed', sentence: 'No server.', again: true, attempt: 2, delay: 4000 },
      { kind: 'trying', attempt: 3 },
    ]);
    expect(bob.link.frames).toEqual(['00 Bob']);
  });

  it('is not tried faster because a server takes everybody in and drops them', async () => {
    const bob = await joined();
    await bob.link.cut();
    for (const delay of [1000, 2000, 4000]) {
      await bob.wait(delay);
      await bob.link.say(protocol.accepted());
      await bob.link.cut();
    }
    expect(bob.told().flatMap((event) => (event.kind === 'lost' ? [event.delay] : []))).toEqual([
      1000, 2000, 4000, 8000,
    ]);
    // One that lasts is a good one.
    await bob.wait(8000);
    await bob.link.say(protocol.accepted());
    await bob.wait(GOOD_AFTER);
    await bob.link.cut();
    expect(bob.told().at(-1)).toEqual({ kind: 'lost', sentence: CLOSED, delay: 1000 });
  });

  it('is not tried faster because a server takes the connection and nobody in', async () => {
    const bob = await joined();
    await bob.wait(GOOD_AFTER);
    await bob.link.say(protocol.listing('users', ['Bob']));
    await bob.link.cut();
    bob.told();
    const outcomes = [];
    for (const delay of [1000, 2000, 4000]) {
      await bob.wait(delay);
      await bob.link.say(protocol.goodbye('Full.'));
      await bob.link.cut();
      outcomes.push(...bob.told().filter(({ kind }) => kind === 'failed' || kind === 'lost'));
    }
    const sentence = 'The server ended the connection: Full.';
    expect(outcomes).toEqual([
      { kind: 'failed', sentence, again: false, attempt: 1, delay: 2000 },
      { kind: 'failed', sentence, again: true, attempt: 2, delay: 4000 },
      { kind: 'failed', sentence, again: true, attempt: 3, delay: 8000 },
    ]);
  });

  it('can be tried at once', async () => {
    const bob = await joined();
    await bob.link.cut();
    bob.session.hurry();
    await turn();
    expect(bob.links).toHaveLength(2);
    bob.session.hurry();
    await bob.wait(60_000);
    expect(bob.links).toHaveLength(2);
  });

  it('says why, if the server said it', async () => {
    const bob = await joined();
    await bob.link.say(protocol.goodbye('The server is closing.'));
    await bob.link.cut();
    expect(bob.told()).toEqual([
      { kind: 'lost', sentence: 'The server ended the connection: The server is closing.', delay: 1000 },
    ]);
  });

  it('ends the session of somebody who was never in the chat, and of somebody who does not want another', async () => {
    const early = new MemorySession();
    await early.link.cut();
    expect(early.told()).toEqual([
      { kind: 'ended', sentence: CLOSED.replace('.', ' without a word. Perhaps it wants TLS: try --tls.') },
    ]);
    const once = new MemorySession({}, false);
    await once.link.say(protocol.accepted());
    await once.link.cut();
    expect(once.told().at(-1)).toEqual({ kind: 'ended', sentence: CLOSED });
    expect(once.links).toHaveLength(1);
  });

  it('does not keep anybody from leaving', async () => {
    const bob = await joined();
    await bob.link.cut();
    bob.told();
    bob.session.leave();
    expect(bob.told()).toEqual([{ kind: 'ended', sentence: undefined }]);
    await bob.wait(60_000);
    expect(bob.links).toHaveLength(1);

    const late = await joined();
    await late.link.cut();
    late.clock.advance(1000);
    late.session.leave(); // while the connection is being made
    await turn();
    expect(late.links).toHaveLength(2);
    expect(late.link.stream.destroyed).toBe(true);
    expect(late.link.frames).toEqual([]);
  });
});

describe('the name after a loss', () => {
  it('is asked for a few times while the server still has it', async () => {
    const bob = await joined();
    await bob.link.cut();
    await bob.wait(1000);
    bob.told();
    await bob.link.say(protocol.nameInUse());
    expect(bob.told()).toEqual([{ kind: 'reclaiming', name: 'Bob', again: false, delay: RECLAIM_DELAYS[0] }]);
    expect(bob.session.phase).toBe('joining');
    await bob.wait(RECLAIM_DELAYS[0] ?? 0);
    expect(bob.link.frames).toEqual(['00 Bob', '00 Bob']);
    await bob.link.say(protocol.accepted());
    expect(bob.told()).toEqual([{ kind: 'joined', name: 'Bob' }]);
  });

  it('is asked of the user when somebody else has taken it meanwhile', async () => {
    const bob = await joined();
    await bob.link.cut();
    await bob.wait(1000);
    for (const [i, delay] of RECLAIM_DELAYS.entries()) {
      await bob.link.say(protocol.nameInUse());
      expect(bob.told().at(-1)).toEqual({ kind: 'reclaiming', name: 'Bob', again: i > 0, delay });
      await bob.wait(delay);
    }
    await bob.link.say(protocol.nameInUse());
    expect(bob.told()).toMatchObject([{ kind: 'refused', name: 'Bob' }]);
    expect(bob.session.phase).toBe('naming');
    bob.session.join('Rob');
    await bob.link.say(protocol.accepted());
    expect(bob.told()).toEqual([{ kind: 'joined', name: 'Rob' }]);
    // From now on this is the name to take back.
    await bob.link.cut();
    await bob.wait(2000);
    expect(bob.link.frames).toEqual(['00 Rob']);
  });

  it('is asked of the user at once if the server finds it bad', async () => {
    const bob = await joined();
    await bob.link.cut();
    await bob.wait(1000);
    await bob.link.say(protocol.error('No such names any more.'));
    expect(bob.told().at(-1)).toMatchObject({ kind: 'refused', inUse: false });
  });
});

describe('what was said', () => {
  it('is told if the server cannot have got it, or may not', async () => {
    const bob = await joined();
    bob.link.room = 6; // `02 0003 one`, and nothing else
    for (const text of ['one', 'two', 'three']) expect(bob.session.say(text)).toBe(true);
    bob.session.direct('Ann', 'four');
    await turn();
    expect(bob.session.congested).toBe(true);
    bob.link.take(5); // all but the last byte
    await turn();
    await bob.link.cut();
    expect(bob.told()).toMatchObject([
      { kind: 'undelivered', unsent: ['two', 'three', 'four'], doubtful: ['one'] },
      { kind: 'lost' },
    ]);
    await bob.wait(1000);
    await bob.link.say(protocol.accepted());
    await bob.wait(100_000);
    expect(bob.links[0]?.frames).toEqual(['00 Bob', '03', '02 one']);
    expect(bob.link.frames.filter((frame) => frame.startsWith('02'))).toEqual([]);
  });

  it('is believed to have arrived when the server was heard after it', async () => {
    const bob = await joined();
    bob.session.say('one');
    await turn();
    await bob.link.say(protocol.said('Ann', 'Hi'));
    await bob.link.cut();
    expect(bob.told().map(({ kind }) => kind)).toEqual(['said', 'lost']);
  });

  it('is not taken while there is no connection, and never sent later', async () => {
    const bob = await joined();
    await bob.link.cut();
    expect(bob.session.say('lost')).toBe(false);
    expect(bob.session.direct('Ann', 'lost')).toBe(false);
    await bob.wait(1000);
    expect(bob.session.say('too early')).toBe(false);
    await bob.link.say(protocol.accepted());
    expect(bob.link.frames).toEqual(['00 Bob', '03']);
  });

  it('is told when the connection breaks while the user leaves', async () => {
    const bob = await joined();
    bob.link.room = 0;
    bob.session.say('last words');
    bob.session.leave();
    await bob.link.cut();
    expect(bob.told()).toEqual([
      { kind: 'undelivered', unsent: ['last words'], doubtful: [] },
      { kind: 'ended', sentence: CLOSED },
    ]);
  });

  const step = fc.oneof(
    fc.constant('say' as const),
    fc.constant('cut' as const),
    fc.nat({ max: 12 }).map((bytes) => ({ take: bytes })),
    fc.constant('hear' as const),
  );

  test.prop([fc.array(step, { maxLength: 40 })])(
    'is on the wire once or not at all, and if not at all, that is told',
    async (steps) => {
      const bob = await joined();
      const said: string[] = [];
      bob.link.room = 10;
      for (const step of steps) {
        if (step === 'say') {
          const text = `text${said.length}`;
          if (bob.session.say(text)) said.push(text);
        } else if (step === 'hear') {
          await bob.link.say(protocol.said('Ann', 'Hi'));
        } else if (step === 'cut') {
          await bob.link.cut();
          await bob.wait(LONGEST_DELAY);
          await bob.link.say(protocol.accepted());
          await turn();
          bob.link.room = 10;
        } else {
          bob.link.take(step.take);
          await turn();
        }
      }
      await bob.link.cut();
      const arrived = bob.links.flatMap(({ frames }) => frames).filter((frame) => frame.startsWith('02'));
      const undelivered = bob.events.filter((event) => event.kind === 'undelivered');
      const unsent = undelivered.flatMap((event) => event.unsent).map((text) => `02 ${text}`);
      const doubtful = undelivered.flatMap((event) => event.doubtful).map((text) => `02 ${text}`);
      expect([...arrived, ...unsent].sort()).toEqual(said.map((text) => `02 ${text}`).sort());
      expect(arrived).toEqual(expect.arrayContaining(doubtful));
    },
  );
});

describe('a server that says nothing', () => {
  it('is waited for ten seconds', async () => {
    const bob = new MemorySession();
    await bob.wait(ANSWER_TIMEOUT - 1);
    expect(bob.told()).toEqual([]);
    await bob.wait(1);
    expect(bob.told()).toEqual([
      {
        kind: 'ended',
        sentence: 'The server accepted the connection, but did not answer for 10 seconds.',
      },
    ]);
  });

  it('is waited for again when the process was asleep', async () => {
    const bob = new MemorySession();
    await bob.wait(ANSWER_TIMEOUT + 5000);
    expect(bob.told()).toEqual([]);
    await bob.wait(ANSWER_TIMEOUT);
    expect(bob.told()).toMatchObject([{ kind: 'ended' }]);
  });

  it('has answered when it refused the name', async () => {
    const bob = new MemorySession();
    await bob.link.say(protocol.nameInUse());
    await bob.wait(ANSWER_TIMEOUT * 10);
    expect(bob.told()).toMatchObject([{ kind: 'refused' }]);
  });

  it('is asked for a sign of life, and given up if there is none', async () => {
    const bob = await joined();
    await bob.wait(SILENCE - 1);
    await bob.link.say(protocol.said('Ann', 'Hi'));
    await bob.wait(SILENCE - 1);
    expect(bob.link.frames).toHaveLength(2);
    await bob.wait(1);
    expect(bob.link.frames.at(-1)).toBe('03');
    await bob.wait(12);
    await bob.link.say(protocol.listing('users', ['Ann', 'Bob']));
    expect(bob.told().at(-1)).toEqual({ kind: 'lag', milliseconds: 12 });
    await bob.wait(PATIENCE);
    await bob.wait(SILENCE);
    expect(bob.told()).toEqual([]);
    expect(bob.link.frames).toHaveLength(4);
    await bob.wait(PATIENCE);
    expect(bob.told()).toMatchObject([
      { kind: 'lost', sentence: 'Nothing is heard from the server any more.' },
    ]);
  });

  it('is left alone if it has no list', async () => {
    const bob = new MemorySession();
    await bob.link.say(protocol.accepted(), protocol.error('Unsupported command 03.'));
    await bob.wait(SILENCE * 10);
    expect(bob.link.frames).toEqual(['00 Bob', '03']);
    expect(bob.session.phase).toBe('joined');
  });
});

describe('the delays', () => {
  test.prop([fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'are at least half of a bound that doubles, up to half a minute',
    (attempt, chance) => {
      const bound = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(attempt - 1, 10));
      const delay = backoff(attempt, chance);
      expect(delay).toBeGreaterThanOrEqual(bound / 2);
      expect(delay).toBeLessThanOrEqual(bound);
    },
  );
});
