import { describe, expect, it } from 'vitest';
import { writtenKey } from '../../src/client/keys/binding.js';
import { HELP, helpText } from '../../src/client/keys/help.js';
import {
  FINDING,
  GENERAL,
  GROUPS,
  LINE,
  LINE_KEYS,
  PICKING,
  READING_HELP,
  ROOM,
  SCREEN_KEYS,
  SEARCHING,
  TYPING,
} from '../../src/client/keys/table.js';
import { draw } from '../../src/client/screen/draw.js';
import { InputDecoder } from '../../src/client/terminal/decoder.js';
import { WIRE } from '../../src/client/wire/keys.js';
import { StateDriver, textOf } from './support/pictures.js';

const keysOf = (...tables: (readonly { keys: readonly string[] }[])[]): string[] =>
  tables.flat().flatMap(({ keys }) => [...keys]);

/** What terminals send for a key. */
const SENT: Readonly<Record<string, string>> = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  delete: '\x1b[3~',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  'C-up': '\x1b[1;5A',
  'C-down': '\x1b[1;5B',
  'C-right': '\x1b[1;5C',
  'C-left': '\x1b[1;5D',
  'C-home': '\x1b[1;5H',
  'C-end': '\x1b[1;5F',
  'M-left': '\x1b[1;3D',
  'M-right': '\x1b[1;3C',
  'S-tab': '\x1b[Z',
  f1: '\x1bOP',
  f2: '\x1bOQ',
  f3: '\x1bOR',
  f4: '\x1bOS',
  f5: '\x1b[15~',
  f6: '\x1b[17~',
  'M-<': '\x1b<',
  'M->': '\x1b>',
  enter: '\r',
  linefeed: '\n',
  tab: '\t',
  f7: '\x1b[18~',
  f8: '\x1b[19~',
  escape: '\x1b',
  backspace: '\x7f',
  'M-backspace': '\x1b\x7f',
};

function bytesOf(key: string): string {
  const known = SENT[key];
  if (known !== undefined) return known;
  const [, modifier, letter = ''] = /^([CM])-([a-z])$/.exec(key) ?? [];
  return modifier === 'C' ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : `\x1b${letter}`;
}

describe('the table of the keys', () => {
  it('gives no key two meanings at the same time', () => {
    for (const keys of [
      keysOf(LINE, TYPING, ROOM, GENERAL),
      keysOf(PICKING),
      keysOf(SEARCHING),
      keysOf(FINDING),
      keysOf(READING_HELP),
      keysOf(WIRE),
    ]) {
      expect(new Set(keys).size, keys.join(' ')).toBe(keys.length);
    }
    expect([...LINE_KEYS.keys()].filter((key) => SCREEN_KEYS.has(key))).toEqual([]);
  });

  it('names keys as the decoder does', () => {
    for (const key of keysOf(...GROUPS.map(({ bindings }) => bindings))) {
      const decoder = new InputDecoder();
      const events = [...decoder.feed(Buffer.from(bytesOf(key))), ...decoder.flush()];
      expect(events, key).toEqual([{ kind: 'key', key }]);
    }
  });

  it('has the keys that a hand knows from Emacs, the shell, irssi and WeeChat', () => {
    const wanted = 'C-a C-e C-b C-f C-d C-k C-u C-w C-y C-t M-b M-f M-d delete home end up down';
    for (const key of wanted.split(' ')) expect(LINE_KEYS.has(key), key).toBe(true);
    for (const key of 'C-l C-r C-c C-z tab pageup pagedown f1 f3 escape'.split(' ')) {
      expect(SCREEN_KEYS.has(key), key).toBe(true);
    }
  });
});

describe('the help', () => {
  it('has every key and what it does', () => {
    const text = helpText();
    for (const { bindings } of GROUPS) {
      for (const { keys, help } of bindings) {
        for (const key of keys) if (key !== 'linefeed') expect(text).toContain(writtenKey(key));
        expect(text).toContain(help);
      }
    }
  });

  it('writes keys as people do', () => {
    expect(['pageup', 'C-left', 'M-b', 'f1', 'S-tab', 'C-pagedown'].map(writtenKey)).toEqual([
      'PageUp',
      'C-Left',
      'M-b',
      'F1',
      'S-Tab',
      'C-PageDown',
    ]);
  });

  it('lies over the room, scrolls to its end and no further, and goes as it came', () => {
    for (const [columns, rows] of [
      [80, 24],
      [30, 8],
      [20, 5],
      [3, 3],
    ] as const) {
      const driver = new StateDriver(columns, rows).join('Bob', 'Ann').type('half');
      const room = textOf(draw(driver.state));
      const seen = new Set<string>();
      driver.type('<f1>');
      for (let i = 0; i < 400; i++) {
        for (const row of textOf(draw(driver.state)).slice(0, rows - 2)) seen.add(row);
        driver.type('<down>');
      }
      const end = textOf(draw(driver.state)).slice(0, rows - 2);
      expect(end.at(-1)).not.toBe('');
      const shown = [...seen].join(' ').replace(/\s+/g, '');
      if (columns >= 20) {
        for (const row of HELP) {
          if (row.kind === 'key') expect(shown).toContain(row.keys.replace(/\s+/g, ''));
        }
      }
      driver.type('<pageup><up><escape>');
      expect(textOf(draw(driver.state))).toEqual(room);
    }
  });

  it('does not take the keyboard: one can type, send and leave', () => {
    const driver = new StateDriver(80, 24).join('Bob').type('<f1>Hi<enter><C-c>');
    expect(driver.effects).toEqual([{ kind: 'say', text: 'Hi' }, { kind: 'leave' }]);
  });
});
