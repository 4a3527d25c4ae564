import { expect, it } from 'vitest';
import { Journal } from '../../src/server/journal.js';
import { ManualClock } from '../support/manual-clock.js';
import { MemoryLog } from '../support/memory-log.js';

const PEER = { address: '192.0.2.1', port: 1 };

function newJournal(deliverUnlogged: boolean) {
  const [chatLog, connectionLog] = [new MemoryLog(), new MemoryLog()];
  const clock = new ManualClock(Date.UTC(2026, 0, 31, 12));
  return {
    chatLog,
    connectionLog,
    clock,
    journal: new Journal({ chatLog, connectionLog, deliverUnlogged }, clock),
  };
}

it('all that happens in one turn has one time, and the next turn its own', () => {
  const { chatLog, connectionLog, clock, journal } = newJournal(false);
  journal.line('a');
  clock.advance(5);
  journal.entry({ peer: PEER, name: 'Bob', event: 'accepted' });
  journal.flush();
  journal.line('b');
  clock.advance(5);
  journal.flushEntries();
  journal.line('c');
  journal.flush();
  expect(chatLog.added).toEqual([
    '2026-01-31T12:00:00.000Z a',
    '2026-01-31T12:00:00.005Z b',
    '2026-01-31T12:00:00.010Z c',
  ]);
  expect(connectionLog.added).toEqual(['2026-01-31T12:00:00.000Z 192.0.2.1 1 "Bob" accepted']);
});

it.each([
  [true, true],
  [false, false],
])('lines that cannot be written may be delivered only if it was told so: %s', (deliverUnlogged, delivered) => {
  const { chatLog, connectionLog, journal } = newJournal(deliverUnlogged);
  connectionLog.fails = () => true;
  journal.entry({ peer: PEER, event: 'connected' });
  expect(journal.flush()).toBe(true);
  chatLog.fails = () => true;
  journal.line('a');
  expect(journal.flush()).toBe(delivered);
});
