import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { chatLine, connectionLine, TimeStamp } from '../../src/server/log-lines.js';

const peer = { address: '192.0.2.7', port: 50_123 };
describe('a line of the connections', () => {
  it.each([
    [undefined, 'connected', '- connected'],
    ['Bob', 'accepted', '"Bob" accepted'],
    [
      'a\n2026-01-31T12:00:00.000Z 1.2.3.4 5 "Eve" accepted',
      'x',
      '"a\\x0a2026-01-31T12:00:00.000Z 1.2.3.4 5 \\"Eve\\" accepted" x',
    ],
    [Buffer.from('Zo\xc3\xab', 'latin1'), 'x', '"Zo\\xc3\\xab" x'],
    ['', 'x', '"" x'],
    ['y'.repeat(65_535), 'x', `"${'y'.repeat(64)}"... x`],
  ])('of %j', (name, event, expected) => {
    expect(connectionLine('T', peer, name, event)).toBe(`T 192.0.2.7 50123 ${expected}`);
  });

  it('is one line of printable ASCII, whatever was asked for as a name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (name) => {
        expect(connectionLine('T', peer, name, 'x')).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});

it('a line of the chat is the time and the line as it is shown', () => {
  const stamp = new TimeStamp();
  const noon = Date.UTC(2026, 0, 31, 12);
  expect(chatLine(stamp.at(noon), '[Bob] Hi')).toBe('2026-01-31T12:00:00.000Z [Bob] Hi');
  expect(stamp.at(noon + 1)).toBe('2026-01-31T12:00:00.001Z');
});
