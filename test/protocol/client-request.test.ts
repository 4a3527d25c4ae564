import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  directMessage,
  joinRequest,
  leaveRequest,
  listRequest,
  readClientRequest,
  textMessage,
} from '../../src/protocol/index.js';
import { KaitaiStream } from '../../src/runtime/index.js';
import { frame } from '../support/bytes.js';

const ascii = fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)) });

describe('a request of a client', () => {
  it('is read from what the builders write, and written as the assignment has it', () => {
    fc.assert(
      fc.property(ascii, ascii, (a, b) => {
        const name = a.replaceAll(' ', '');
        const all = [
          [joinRequest(a), frame(0, a), { kind: 'join', username: a }],
          [leaveRequest(), frame(1), { kind: 'leave' }],
          [textMessage(a), frame(2, a), { kind: 'message', text: a }],
          [listRequest(), frame(3), { kind: 'list' }],
          [directMessage(name, b), frame(4, `${name} ${b}`), { kind: 'direct', recipient: name, text: b }],
        ] as const;
        for (const [built, bytes, request] of all) {
          expect(Buffer.from(built.toBytes()).toString('hex')).toBe(bytes.toString('hex'));
          expect(readClientRequest(new KaitaiStream(bytes))).toEqual(request);
        }
      }),
    );
  });

  it.each([5, 6, 0x7f, 0x80, 0xff])('is unsupported with command %i, whatever its message', (command) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (message) => {
        expect(readClientRequest(new KaitaiStream(frame(command, message)))).toEqual({
          kind: 'unsupported',
          command,
        });
      }),
    );
  });

  it.each([
    ['a name beyond ASCII', 0, 'Zo\xeb'],
    ['a leave with a message', 1, 'x'],
    ['a text beyond ASCII', 2, 'caf\xc3\xa9'],
    ['a list with a message', 3, '\0'],
    ['a direct message without a space', 4, 'Bob'],
    ['a direct message that is empty', 4, ''],
    ['a direct message beyond ASCII', 4, 'Bob \xff'],
  ])('is malformed: %s', (_, command, message) => {
    const request = readClientRequest(new KaitaiStream(frame(command, message)));
    expect(request).toMatchObject({ kind: 'malformed', command });
    if (request.kind !== 'malformed') return;
    expect(Buffer.from(request.message).toString('latin1')).toBe(message);
    expect(request.reason).toMatch(new RegExp(`^Command 0${command}, [\\x20-\\x7e]+\\.$`));
  });

  it('is a result for any frame: nothing is thrown', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.uint8Array({ maxLength: 60 }), (command, message) => {
        const known = ['join', 'leave', 'message', 'list', 'direct'][command] ?? 'unsupported';
        expect([known, 'malformed']).toContain(
          readClientRequest(new KaitaiStream(frame(command, message))).kind,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
