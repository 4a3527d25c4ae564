import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { InputDecoder } from '../../src/client/terminal/decoder.js';
import type { InputEvent } from '../../src/client/terminal/events.js';

/** What comes out for these pieces, with silence after the last. */
function decode(...pieces: (Uint8Array | string)[]): InputEvent[] {
  const decoder = new InputDecoder();
  const events = pieces.flatMap((piece) =>
    decoder.feed(typeof piece === 'string' ? Buffer.from(piece) : piece),
  );
  events.push(...decoder.flush());
  expect(decoder.waiting).toBe('nothing');
  return events;
}

/** Short: keys as `<up>`, pastes as `{text}`, characters as they are. */
function short(...pieces: (Uint8Array | string)[]): string {
  return decode(...pieces)
    .map((event) => {
      if (event.kind === 'char') return event.char;
      if (event.kind === 'key') return `<${event.key}>`;
      return event.kind === 'paste' ? `{${event.text}}` : event.focused ? '<focus>' : '<blur>';
    })
    .join('');
}

/** Pieces of what terminals send, so that arbitrary bytes meet the interesting ones often. */
const piece = fc.oneof(
  fc.constantFrom(
    '\x1b',
    '[',
    'O',
    '\x1b[',
    '\x1b[200~',
    '\x1b[201~',
    '\x1b[A',
    '\x1bOA',
    '\x1b[1;5C',
    '\x1b[M',
  ),
  fc.constantFrom('a', ';', '5', '~', '\r', '\n', '\t', 'é', '🎉', '\x7f', '\x00', '$', '^', '\x9b'),
  fc.string(),
);
const bytes = fc.oneof(
  fc.array(piece).map((pieces) => new Uint8Array(Buffer.from(pieces.join('')))),
  fc.uint8Array({ maxLength: 60 }),
);

describe('InputDecoder', () => {
  test.prop([bytes, fc.array(fc.nat(60))])('gives the same events however the bytes are cut', (all, cuts) => {
    const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
    const pieces = places.slice(1).map((end, i) => all.subarray(places[i], end));
    expect(decode(...pieces)).toEqual(decode(all));
  });

  test.prop([bytes])('gives the same events byte by byte', (all) => {
    expect(decode(...Array.from(all, (_, i) => all.subarray(i, i + 1)))).toEqual(decode(all));
  });

  test.prop([fc.string({ unit: 'grapheme' })])('gives typed text back, character by character', (text) => {
    expect(decode(text).map((event) => (event.kind === 'char' ? event.char : ''))).toEqual([...text]);
  });

  test.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' })])(
    'gives a paste back whole, and what is typed after it',
    (pasted, typed) => {
      const clean = pasted.replaceAll('\x1b', '').replace(/\r/g, '\n');
      const events = decode(`\x1b[200~${clean.replaceAll('\n', '\r')}\x1b[201~${typed}`);
      const chars = [...typed].map((char) => ({ kind: 'char', char }));
      expect(events).toEqual(clean === '' ? chars : [{ kind: 'paste', text: clean }, ...chars]);
    },
  );

  it('knows the keys of xterm, in normal and application mode', () => {
    expect(short('\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F')).toBe('<up><down><right><left><home><end>');
    expect(short('\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF')).toBe('<up><down><right><left><home><end>');
    expect(short('\x1b[2~\x1b[3~\x1b[5~\x1b[6~')).toBe('<insert><delete><pageup><pagedown>');
    expect(short('\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[15~\x1b[24~')).toBe('<f1><f2><f3><f4><f5><f12>');
    expect(short('\x1b[1;5C\x1b[1;3D\x1b[1;2A\x1b[3;5~\x1b[Z')).toBe(
      '<C-right><M-left><S-up><C-delete><S-tab>',
    );
  });

  it('knows the keys of rxvt and of the Linux console', () => {
    expect(short('\x1b[7~\x1b[8~\x1b[3^\x1b[3$\x1b[a\x1bOc\x1b\x1b[A')).toBe(
      '<home><end><C-delete><S-delete><S-up><C-right><M-up>',
    );
    expect(short('\x1b[1~\x1b[4~\x1b[[A\x1b[[E')).toBe('<home><end><f1><f5>');
  });

  it('knows control characters, and Alt as a prefix', () => {
    expect(short('\x01\x05\x0b\x1a\x00\x1f')).toBe('<C-a><C-e><C-k><C-z><C-space><C-_>');
    expect(short('\r\n\t\x08\x7f')).toBe('<enter><linefeed><tab><backspace><backspace>');
    expect(short('\x1bb\x1bf\x1b\x7f\x1b\r\x1b\x01')).toBe('<M-b><M-f><M-backspace><M-enter><C-M-a>');
  });

  it('takes the number pad in application mode as text', () => {
    expect(short('\x1bOp\x1bOy\x1bOk\x1bOn\x1bOM')).toBe('09+.<enter>');
  });

  it('says what it waits for, and takes silence as the end of it', () => {
    const decoder = new InputDecoder();
    expect(decoder.feed(Buffer.from('a\x1b'))).toEqual([{ kind: 'char', char: 'a' }]);
    expect(decoder.waiting).toBe('sequence');
    expect(decoder.flush()).toEqual([{ kind: 'key', key: 'escape' }]);
    decoder.feed(Buffer.from('\x1b[200~half'));
    expect(decoder.waiting).toBe('paste');
    expect(decoder.flush()).toEqual([{ kind: 'paste', text: 'half' }]);
    decoder.feed(Buffer.from('\x1b[200~and a half\x1b[20'));
    expect(decoder.flush()).toEqual([{ kind: 'paste', text: 'and a half\x1b[20' }]);
    expect(short('\x1b')).toBe('<escape>');
    expect(short('\x1b\x1b')).toBe('<escape><escape>');
    expect(short('\x1b\x1b\x1ba')).toBe('<escape><escape><M-a>');
    expect(short('\x1b[')).toBe('<M-[>');
    expect(short('\x1bO')).toBe('<M-O>');
  });

  it('takes a large paste in small pieces as fast as they come', () => {
    const pasted = 'a text of somebody who has copied the wrong window. '.repeat(80_000);
    const decoder = new InputDecoder();
    const bytes = Buffer.from(`\x1b[200~${pasted}\x1b[201~`);
    const events: InputEvent[] = [];
    // Going through all that has come for each piece would take minutes.
    for (let at = 0; at < bytes.length; at += 64) events.push(...decoder.feed(bytes.subarray(at, at + 64)));
    expect(events.map(({ kind }) => kind)).toEqual(['paste']);
    expect(events[0]).toEqual({ kind: 'paste', text: pasted });
  });

  it('makes line ends of a paste LF', () => {
    expect(short('\x1b[200~a\rb\r\nc\nd\x1b[201~')).toBe('{a\nb\nc\nd}');
  });

  it('ignores what no keyboard sends, and goes on after it', () => {
    expect(short('a\x1b[201~\x1b[99~\x1b[?1;2cb')).toBe('ab');
    expect(short('a\x1b[M !!b')).toBe('ab');
    expect(short('a\x1b[<0;10;10Mb')).toBe('ab');
    expect(short('a\x1b[1;\x1b[Ab')).toBe('a<up>b');
    expect(short(`\x1b[${'1'.repeat(40)}`)).toBe('1'.repeat(8));
  });

  it('keeps characters of four bytes whole', () => {
    expect(short(Uint8Array.of(0xf0, 0x9f), Uint8Array.of(0x8e, 0x89))).toBe('🎉');
  });
});
