import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { JSON_FORMAT, TEXT_FORMAT, TimeStamp, UNKNOWN_PEER } from '../../src/server/log-lines.js';

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
    expect(TEXT_FORMAT.connection('T', { peer, name, event })).toBe(`T 192.0.2.7 50123 ${expected}`);
  });

  it('is one line of printable ASCII, whatever was asked for as a name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (name) => {
        for (const format of [TEXT_FORMAT, JSON_FORMAT])
          expect(format.connection('T', { peer, name, event: 'x' })).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});

it('of the server itself has no place, and one that was lost an unknown one', () => {
  expect(TEXT_FORMAT.connection('T', { peer: undefined, event: 'started' })).toBe('T - - - started');
  expect(TEXT_FORMAT.connection('T', { peer: UNKNOWN_PEER, event: 'x' })).toBe('T unknown address - x');
  expect(TEXT_FORMAT.mark('T', 'started')).toBe('T -- started');
});

it('as JSON is an object, with the reason by itself', () => {
  const read = (text: string): unknown => JSON.parse(text);
  expect(read(JSON_FORMAT.connection('T', { peer, name: 'a"b', event: 'disconnected - left' }))).toEqual({
    time: 'T',
    address: '192.0.2.7',
    port: 50_123,
    name: 'a"b',
    event: 'disconnected',
    reason: 'left',
  });
  const lost = JSON_FORMAT.connection('T', { peer: UNKNOWN_PEER, event: 'x' });
  expect(read(lost)).toEqual({ time: 'T', address: 'unknown', event: 'x' });
  expect(read(JSON_FORMAT.chat('T', '[Bob] "Hi"'))).toEqual({ time: 'T', line: '[Bob] "Hi"' });
  expect(read(JSON_FORMAT.mark('T', 'started'))).toEqual({ time: 'T', event: 'started' });
});

it('a line of the chat is the time and the line as it is shown', () => {
  const stamp = new TimeStamp();
  const noon = Date.UTC(2026, 0, 31, 12);
  expect(TEXT_FORMAT.chat(stamp.at(noon), '[Bob] Hi')).toBe('2026-01-31T12:00:00.000Z [Bob] Hi');
  expect(stamp.at(noon + 1)).toBe('2026-01-31T12:00:00.001Z');
});
