import { createServer, type Socket } from 'node:net';
import { fc } from '@fast-check/vitest';
import { expect, it, onTestFinished } from 'vitest';
import { SERVER_CLAUSES } from '../../src/grade/server/clauses.js';
import { gradeServer } from '../../src/grade/server/grade-server.js';
import { encodeFrame, LAYOUTS } from '../../src/grade/wire/layout.js';
import { SEED } from '../support/seed.js';

/** What a server of nonsense does with a piece of what it got. */
const reaction = fc.oneof(
  { weight: 4, arbitrary: fc.record({ send: nonsense() }) },
  { weight: 1, arbitrary: fc.constantFrom('end' as const, 'reset' as const, 'nothing' as const) },
);

function nonsense(): fc.Arbitrary<Buffer> {
  const texts = fc.constantFrom(
    '\0',
    '\x01',
    '0',
    '1',
    '**Bob is joining the chat**',
    '**Bob is leaving the chat**',
    '[Ann] This is sentence a of the grader',
    '',
  );
  const frame = fc
    .tuple(fc.constantFrom(...LAYOUTS), fc.integer({ min: 0, max: 255 }), texts)
    .map(([layout, command, text]) => encodeFrame(layout, command, text));
  return fc.oneof(
    frame,
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    texts.map((text) => Buffer.from(`${text}\n`, 'latin1')),
  );
}

it('grades a server of random frames without an exception, and comes to an end', async () => {
  const runs = fc.sample(fc.array(reaction, { minLength: 1, maxLength: 30 }), { seed: SEED, numRuns: 6 });
  for (const reactions of runs) {
    let at = 0;
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      const react = (): void => {
        const next = reactions[at % reactions.length];
        at += 1;
        if (next === 'end') socket.end();
        else if (next === 'reset') socket.resetAndDestroy();
        else if (next !== undefined && next !== 'nothing') socket.write(next.send);
      };
      react();
      socket.on('data', react);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    if (address === null || typeof address === 'string') throw new Error('no port');
    const grade = await gradeServer({
      folder: '/nonexistent',
      host: '127.0.0.1',
      port: address.port,
      limit: 15,
      startLimit: 1000,
      wholeLimit: 2000,
    });
    expect(
      grade.findings.map(({ clause }) => clause),
      `FC_SEED=${SEED}`,
    ).toEqual(SERVER_CLAUSES.map(({ id }) => id));
  }
}, 60_000);
