import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { Chat } from '../../generated/typescript/chat.js';
import { draw } from '../../src/client/screen/draw.js';
import { layout, wireSize } from '../../src/client/screen/layout.js';
import { THEMES } from '../../src/client/screen/theme.js';
import { endOf } from '../../src/client/tail.js';
import { anatomyOf } from '../../src/client/wire/anatomy.js';
import { frameRows } from '../../src/client/wire/frame-rows.js';
import { MAX_BYTES, MAX_FRAMES, type WireFrame } from '../../src/client/wire/tape.js';
import { layOutInColumns } from '../../src/inspect/index.js';
import { frame, hex } from '../support/bytes.js';
import { drawing, StateDriver, textOf } from './support/pictures.js';

const { CLIENT, SERVER } = Chat.Side;
const wireFrame = (side: Chat.Side, bytes: Uint8Array): WireFrame => ({
  side,
  bytes,
  fault: undefined,
  time: '09:41',
});
const anyFrame = fc
  .record({
    side: fc.constantFrom(CLIENT, SERVER),
    command: fc.oneof(fc.nat(6), fc.nat(255)),
    message: fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .constantFrom('[Ann] Hi', '**Ann is joining the chat**', 'users\nAnn\nBob\n', '\x00', 'Ann psst')
        .map((text) => Uint8Array.from(Buffer.from(text, 'latin1'))),
    ),
  })
  .map(({ side, command, message }) => wireFrame(side, frame(command, message)));

/** The wire view open on a screen of that size, with a story on the wire. */
function opened(columns: number, rows: number): StateDriver {
  return new StateDriver(columns, rows)
    .type('<f2>')
    .wire(CLIENT, frame(0, 'Bob'))
    .wire(SERVER, hex('00 0001 00'))
    .wire(CLIENT, frame(2, 'Hi'))
    .wire(SERVER, frame(2, '[Ann] Hello'));
}

/** The rows of the wire view, without the title. */
function wireText(driver: StateDriver): string[] {
  const { wire, room } = layout(driver.state);
  return textOf(draw(driver.state)).slice(room.rows + 1, room.rows + (wire?.rows ?? 0));
}

const title = (driver: StateDriver) => textOf(draw(driver.state))[layout(driver.state).room.rows];
const chosenRow = (driver: StateDriver) => wireText(driver).find((row) => row.startsWith('>'));

describe('the wire view', () => {
  it('shows every frame with its bytes, fields and values, below the room', () => {
    expect(textOf(draw(opened(60, 28).state)).slice(13, 26)).toEqual(
      drawing(`
        |── the wire: all frames, 4 frames so far ───────────────────|
        |09:41 -> 02 message, 5 bytes                                |
        |  0000  02           command       2 message                |
        |  0001  00 02        len_message   2                        |
        |  0003  48 69        message.text  "Hi"                     |
        |09:41 <- 02 message, 14 bytes                               |
        |  0000  02           command              2 message         |
        |  0001  00 0b        len_message          11                |
        |  0003  5b           message.form         91 said           |
        |  0004  41 6e 6e 5d  message.line.sender  "Ann"             |
        |  0008  20           message.line.space   bytes " "         |
        |  0009  48 65 6c 6c  message.line.text    "Hello"           |
        |  000d  6f                                                  |
      `),
    );
  });

  /** Rows of fields: those with bytes have an offset; those without have a value, or the rest of one. */
  const fieldRows = (any: WireFrame, columns: number) =>
    frameRows(any, columns, { field: undefined, doc: false })
      .filter(({ field }) => field !== undefined)
      .map(({ spans: [offset, ...texts], field }) => ({
        field,
        texts: texts.map(({ text }) => text),
        hasBytes: offset?.text.trim() !== '',
      }));

  test.prop([anyFrame, fc.integer({ min: 30, max: 140 })])(
    'shows each byte once, and in order',
    (any, columns) => {
      const shown = fieldRows(any, columns).map(({ texts, hasBytes }) => (hasBytes ? texts[0] : ''));
      expect(shown.join('').replaceAll(' ', '')).toBe(Buffer.from(any.bytes).toString('hex'));
    },
  );

  test.prop([anyFrame, fc.integer({ min: 30, max: 140 })])(
    'shows the whole value of each field, however narrow it is',
    (any, columns) => {
      const rows = fieldRows(any, columns);
      const wide = { bytesPerLine: 1000, width: 10_000, offsetDigits: 4 };
      for (const [field, [line]] of layOutInColumns(anatomyOf(any).rows, wide).entries()) {
        const shown = rows
          .filter((row) => row.field === field)
          .map(({ texts, hasBytes }) => (hasBytes ? texts[1] : texts.at(-1)));
        expect(shown.join('').replaceAll(' ', '')).toContain(line?.[3].replaceAll(' ', ''));
      }
    },
  );

  test.prop([anyFrame, fc.integer({ min: 1, max: 140 }), fc.nat(9), fc.boolean()])(
    'fits any width, in characters that a terminal can show',
    (any, columns, field, doc) => {
      for (const { spans } of frameRows(any, columns, { field, doc })) {
        const text = spans.map((span) => span.text).join('');
        expect(text.length).toBeLessThanOrEqual(columns);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
      }
    },
  );

  it('says what was wrong with a frame, and shows what could be read of it', () => {
    const driver = new StateDriver(90, 30).type('<f2>').wire(SERVER, frame(2, '!!'), 'The form is unknown.');
    const text = wireText(driver).join('\n');
    expect(text).toContain('! The form is unknown.');
    expect(text).toContain('0000  02                       command       2 message');
    expect(text).toMatch(/0003 {2}21 .*message\.form/);
    // Without a word from the session, the reader's own.
    driver.wire(CLIENT, frame(4, 'nobody'));
    expect(wireText(driver).join('\n')).toMatch(/! At offset .*message\.recipient/);
  });

  it('can be closed and opened, and has the frames of meanwhile', () => {
    const driver = opened(80, 24).type('<f2>');
    expect(layout(driver.state).wire).toBeUndefined();
    driver.wire(CLIENT, frame(2, 'meanwhile')).type('<f2>');
    expect(wireText(driver).join('\n')).toContain('"meanwhile"');
  });

  it('keeps letters, Enter and the keys of the line for the line', () => {
    const driver = opened(80, 24).join('Bob').type('ab<left>x<enter>');
    expect(driver.effects).toEqual([{ kind: 'say', text: 'axb' }]);
  });
});

describe('a field in the wire view', () => {
  it('is chosen by keys, one after the other, through all frames', () => {
    const driver = opened(100, 50);
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 16; i++) seen.push(chosenRow(driver.type('<up>'))?.slice(33).trim().split(/ +/)[0]);
    expect(seen).toEqual([
      ...[
        'message.line.text',
        'message.line.space',
        'message.line.sender',
        'message.form',
        'len_message',
        'command',
      ],
      ...['message.text', 'len_message', 'command'],
      ...['message.nothing_more.rest', 'message.status', 'len_message', 'command'],
      ...['message.username', 'len_message', 'command'],
    ]);
    expect(chosenRow(driver.type('<up>'))).toBe(chosenRow(driver));
    expect(chosenRow(driver.type('<down>'))).toContain('len_message');
  });

  const move = fc.constantFrom('<up>', '<up>', '<up>', '<down>', '<f6>', '<f5>', '<pageup>');
  test.prop([
    fc.array(anyFrame, { minLength: 1, maxLength: 12 }),
    fc.array(move, { minLength: 1, maxLength: 30 }),
    fc.integer({ min: 30, max: 100 }),
    fc.integer({ min: 4, max: 24 }),
  ])('is on the screen when it was chosen', (frames, moves, columns, rows) => {
    const driver = new StateDriver(columns, rows).type('<f2>');
    for (const { side, bytes } of frames) driver.wire(side, bytes);
    for (const key of moves) {
      driver.type(key);
      const { chosen, doc } = driver.state.wire;
      if (chosen === undefined || key === '<pageup>') continue;
      // Its first row; but of a field higher than the view its end, if what it is stands below that.
      const styles = draw(driver.state).rows.flatMap(({ spans }) => spans.map(({ style }) => style));
      if (doc) expect(styles).toContain('wire-chosen');
      else expect(chosenRow(driver)).toBeDefined();
      if (doc && wireSize(driver.state).rows >= 2) expect(styles).toContain('wire-doc');
    }
  });

  it('tells what the specification says of it', () => {
    const driver = opened(100, 50).type('<up><up><up><enter>');
    const { doc, path } = Chat.SaidLine.fields.sender;
    const text = wireText(driver).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain(`sender, str, ${path} in chat.ksy`);
    expect(text).toContain(doc.replace(/\s+/g, ' '));
    expect(wireText(driver.type('<enter>')).join(' ')).not.toContain('chat.ksy');
    expect(wireText(driver.type('<f6>')).join(' ')).toContain('chat.ksy');
  });

  it('tells it in lines as long as the screen is wide, wherever those of the specification end', () => {
    const rows = frameRows(wireFrame(CLIENT, frame(2, 'Hi')), 80, { field: 0, doc: true })
      .filter(({ spans }) => spans.at(-1)?.style === 'wire-doc')
      .map(({ spans }) => spans.at(-1)?.text.trimEnd() ?? '');
    const [, ...doc] = rows; // the first is the path
    expect(doc.join(' ')).toBe(Chat.ClientFrame.fields.command.doc.replaceAll('\n', ' '));
    for (const [i, row] of doc.slice(0, -1).entries()) {
      const next = doc[i + 1]?.split(' ')[0] ?? '';
      expect(`${row} ${next}`.length).toBeGreaterThan(76);
    }
  });

  it('is let go of by Escape, after what was opened on it; then the view is closed', () => {
    const driver = opened(100, 50).type('<f6>');
    expect(driver.state.wire).toMatchObject({ doc: true, chosen: { frame: 3 } });
    expect(driver.type('<escape>').state.wire).toMatchObject({ doc: false, chosen: { frame: 3 } });
    expect(driver.type('<escape>').state.wire).toMatchObject({ chosen: undefined, open: true });
    expect(driver.type('<escape>').state.wire.open).toBe(false);
  });
});

describe('while frames go by', () => {
  it('the newest is followed', () => {
    const driver = opened(80, 24).wire(SERVER, frame(2, '[Ann] newest'));
    expect(wireText(driver).at(-1)).toMatch(/"newest"$/);
  });

  test.prop([
    fc.array(anyFrame, { minLength: 3, maxLength: 10 }),
    fc.array(anyFrame, { minLength: 1, maxLength: 10 }),
    fc.constantFrom('<f4>', '<up>', '<up><up><f6>', '<f4><pageup>'),
    fc.integer({ min: 4, max: 20 }),
  ])('who paused or looks at a field sees the same', (before, after, keysToHold, rows) => {
    const driver = new StateDriver(80, rows).type('<f2>');
    for (const { side, bytes } of before) driver.wire(side, bytes);
    const shown = wireText(driver.type(keysToHold));
    for (const { side, bytes } of after) driver.wire(side, bytes);
    expect(wireText(driver)).toEqual(shown);
    if (driver.state.wire.position !== undefined) expect(title(driver)).toMatch(/ below/);
  });

  it('and the pause ends, the newest is followed again', () => {
    const driver = opened(80, 24).type('<f4>').wire(SERVER, frame(2, '[Ann] newest'));
    expect(title(driver)).toContain('paused, 1 below');
    expect(wireText(driver).join()).not.toContain('newest');
    expect(wireText(driver.type('<f4>')).join()).toContain('newest');
    expect(title(driver)).not.toContain('paused');
  });

  it('only so many and so much of them is kept, and who looks at one that is gone looks at nothing', () => {
    const driver = opened(80, 24).type('<up>');
    for (let i = 0; i < 2 * MAX_FRAMES; i++) driver.wire(SERVER, frame(2, '[Ann] x'));
    const { tape, chosen } = driver.state.wire;
    expect(endOf(tape)).toBe(2 * MAX_FRAMES + 4);
    expect(endOf(tape) - tape.first).toBeLessThan(MAX_FRAMES + 256);
    expect(chosen).toBeUndefined();
    const long = frame(2, 'x'.repeat(65_535));
    for (let i = 0; i < 300; i++) driver.wire(CLIENT, long);
    const held = [...driver.state.wire.tape.full, driver.state.wire.tape.last].flatMap(({ items }) => items);
    expect(held.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(
      MAX_BYTES + 2 * 32 * long.length,
    );
  });
});

describe('the filter', () => {
  it('shows the frames of one command after the other, then those of none, then all', () => {
    const driver = opened(80, 60).wire(CLIENT, frame(9, 'what'));
    const heads = () =>
      wireText(driver)
        .filter((row) => row.startsWith('09:41'))
        .map((row) => row.slice(6));
    const all = heads();
    const byName: Record<string, string[]> = {};
    for (let i = 0; i < 7; i++) {
      driver.type('<f5>');
      byName[/the wire: (.*?), /.exec(title(driver) ?? '')?.[1] ?? ''] = heads();
    }
    expect(byName).toEqual({
      '00 join': ['-> 00 join, 6 bytes', '<- 00 join, 4 bytes'],
      '01 leave': [],
      '02 message': ['-> 02 message, 5 bytes', '<- 02 message, 14 bytes'],
      '03 list': [],
      '04 direct': [],
      '05 error': [],
      'unknown commands': ['-> 09 (unknown), 7 bytes'],
    });
    driver.type('<f5>');
    expect(heads()).toEqual(all);
  });

  it('says so where it lets no frame through', () => {
    const driver = opened(80, 24).type('<f5><f5>');
    expect(wireText(driver).at(-1)).toBe('no frame of 01 leave; F5 shows the next');
    expect(wireText(driver.wire(CLIENT, frame(1))).join()).not.toContain('no frame');
    const narrow = opened(24, 8).type('<f5><f5>');
    expect(wireText(narrow).at(-1)).toBe('no frame of 01 leave');
    const early = new StateDriver(80, 24).type('<f2>');
    expect(wireText(early).at(-1)).toBe('no frame yet');
  });
});

describe('on a small terminal', () => {
  it('a field has its name alone, so that its value can be seen', () => {
    const rows = frameRows(wireFrame(SERVER, frame(2, '[Ann] Hi')), 40, { field: undefined, doc: false });
    const text = rows.map(({ spans }) => spans.map((span) => span.text).join(''));
    expect(text).toContain('  0004  41 6e  sender       "Ann"');
    expect(text.join()).not.toContain('message.line');
  });

  it('the wire view takes the place of the room', () => {
    const { room, wire } = layout(opened(40, 8).state);
    expect([room.rows, wire?.rows]).toEqual([0, 6]);
  });

  it('what the specification says of a field is shown, even if the field alone is higher than the view', () => {
    const long = frame(2, `[Ann] ${'x'.repeat(40)}`);
    const driver = new StateDriver(30, 8).type('<f2>').wire(SERVER, long).type('<up><enter>');
    expect(wireText(driver).join('\n')).toContain('text, str,');
    expect(wireText(driver).at(0)).toMatch(/xxx"$/); // the end of the field stands above it
    expect(wireText(driver.type('<escape>')).join('\n')).not.toContain('text, str,');
  });

  it('the title says first what is not as always', () => {
    const driver = opened(30, 8);
    expect(title(driver)).toMatch(/^\u2500\u2500 all frames \u2500+$/);
    expect(title(driver.type('<f4>'))).toMatch(/^\u2500\u2500 all frames, paused \u2500+$/);
    expect(title(driver.type('<f5>'))).toMatch(/^\u2500\u2500 00 join, paused \u2500+$/);
  });

  it('a person can be chosen all the same', () => {
    const driver = opened(60, 8).join('Bob', 'Ann').type('<f3>');
    expect(textOf(draw(driver.state)).join('\n')).toContain('To whom?');
    driver.type('<enter>psst<enter>');
    expect(driver.effects).toEqual([{ kind: 'direct', recipient: 'Ann', text: 'psst' }]);
  });
});

it('has a look of its own for what is chosen, in every theme', () => {
  for (const theme of Object.values(THEMES)) expect(theme['wire-chosen']).not.toEqual(theme['wire-0']);
});
