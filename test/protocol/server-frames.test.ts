import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import {
  accepted,
  announcedLine,
  announcement,
  direct,
  error,
  goodbye,
  listing,
  nameInUse,
  said,
  saidLine,
  showRoomLine,
} from '../../src/protocol/index.js';
import { frame } from '../support/bytes.js';

const name = fc.string({ unit: fc.constantFrom(...'AbZz09*-_~!@'), minLength: 1, maxLength: 32 });
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });

const hexOf = (built: Chat.ServerFrame) => Buffer.from(built.toBytes()).toString('hex');

describe('a frame of the server', () => {
  it('has the bytes of the table of the wire', () => {
    fc.assert(
      fc.property(name, text, (who, what) => {
        const all: [Chat.ServerFrame, Buffer][] = [
          [accepted(), frame(0, '\0')],
          [nameInUse(), frame(0, '\x01')],
          [goodbye(what), frame(1, what)],
          [said(who, what), frame(2, `[${who}] ${what}`)],
          [announcement(who, 'joining'), frame(2, `**${who} is joining the chat**`)],
          [announcement(who, 'leaving'), frame(2, `**${who} is leaving the chat**`)],
          [listing('users', [who, 'x']), frame(3, `users\n${who}\nx\n`)],
          [direct(who, what), frame(4, `[${who}] ${what}`)],
          [error(what), frame(5, what)],
        ];
        for (const [built, bytes] of all) expect(hexOf(built)).toBe(bytes.toString('hex'));
      }),
    );
  });

  it('shows a line of the room the way the line is sent', () => {
    const lineOf = (built: Chat.ServerFrame) => {
      const { message } = Chat.ServerFrame.fromBytes(built.toBytes());
      return message instanceof Chat.RoomLine ? showRoomLine(message) : undefined;
    };
    fc.assert(
      fc.property(name, text, (who, what) => {
        expect(lineOf(said(who, what))).toBe(saidLine(who, what));
        expect(lineOf(announcement(who, 'leaving'))).toBe(announcedLine(who, 'leaving'));
      }),
    );
  });
});

describe('a listing', () => {
  it('has every entry as long as they fit a frame, and says how many are left out otherwise', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 3000, size: 'max' }), (lengths) => {
        const entries = lengths.map((length) => 'x'.repeat(length));
        const { message } = Chat.ServerFrame.fromBytes(listing('users', entries).toBytes());
        if (!(message instanceof Chat.Listing)) throw new Error('not a listing');
        expect(message.topic).toBe('users');
        const whole = entries.reduce((sum, entry) => sum + entry.length + 1, 6);
        if (whole <= 65_535) {
          expect(message.entries).toEqual(entries);
          return;
        }
        const shown = message.entries.slice(0, -1);
        expect(shown).toEqual(entries.slice(0, shown.length));
        expect(message.entries.at(-1)).toBe(`... and ${entries.length - shown.length} more`);
        // As many as fit: the next one would not, by the room that its length and the last entry leave.
        expect(65_535 - listing('users', entries).toBytes().length + 3).toBeLessThan(61 + 3);
      }),
      { numRuns: 30 },
    );
  });

  it('is cut with more users than a frame can name', () => {
    const entries = Array.from({ length: 10_000 }, (_, i) => `user-${i}`);
    expect(listing('users', entries).toBytes().length).toBeLessThanOrEqual(65_538);
  });
});
