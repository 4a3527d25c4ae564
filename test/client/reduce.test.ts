import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { draw } from '../../src/client/screen/draw.js';
import { promptOf } from '../../src/client/screen/prompt.js';
import type { ScreenEvent } from '../../src/client/screen/state.js';
import { drawable, graphemes } from '../../src/client/text/graphemes.js';
import { frame } from '../support/bytes.js';
import { announced, keys, StateDriver, said } from './support/pictures.js';

const joined = (): StateDriver => new StateDriver(80, 24).join('Bob');

describe('what the user enters', () => {
  it('is sent as it is, whatever looks like a command', () => {
    const texts = ['Hi', '@exit now', ' @exit', '@exit ', '@EXIT', '/quit', '  spaced  out ', '@'];
    const driver = joined();
    for (const text of texts) driver.type(`${text}<enter>`);
    expect(driver.effects).toEqual(texts.map((text) => ({ kind: 'say', text })));
    expect(driver.state.input.line.text).toBe('');
  });

  it('leaves on @exit, exactly so', () => {
    const driver = joined().type('@exit<enter>');
    expect(driver.effects).toEqual([{ kind: 'leave' }]);
    expect(driver.state.phase).toBe('over');
  });

  it('is nothing if there is nothing', () => {
    expect(joined().type('<enter><enter>').effects).toEqual([]);
  });

  it('waits for the server to accept the name', () => {
    const driver = new StateDriver(80, 24).type('early<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice?.tone).toBe('info');
    expect(driver.join('Bob').type('<enter>').effects).toEqual([{ kind: 'say', text: 'early' }]);
  });

  it('is refused and kept if it is not ASCII', () => {
    const driver = joined().type('x caf\u00e9 y<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice?.text).toContain('"é" (U+00E9)');
    expect(driver.state.input.line).toMatchObject({ text: 'x caf\u00e9 y', cursor: 5 });
    expect(driver.type('<delete>e<enter>').effects).toEqual([{ kind: 'say', text: 'x cafe y' }]);
    expect(driver.state.notice).toBeUndefined();
  });

  it('is refused and kept if it is longer than a frame', () => {
    const driver = joined().paste('y'.repeat(65_530)).type('<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice?.text).toContain('65530 characters are more than the 65529');
    expect(driver.type('<backspace><enter>').effects).toHaveLength(1);
  });

  it('can be taken back from the history', () => {
    const driver = joined().type('first<enter>second<enter>half<up><up><enter>');
    expect(driver.effects.at(-1)).toEqual({ kind: 'say', text: 'first' });
  });
});

describe('a paste', () => {
  it('sends nothing by itself, then its lines in order', () => {
    const driver = joined().paste('one\n\ntwo\nthree\n');
    expect(driver.effects).toEqual([]);
    expect(driver.type('!<enter>').effects).toEqual(
      ['one', 'two', 'three!'].map((text) => ({ kind: 'say', text })),
    );
  });

  it('of many lines asks first', () => {
    const driver = joined().paste('1\n2\n3\n4\n5\n6').type('<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice).toEqual({
      tone: 'question',
      text: 'Enter again sends these 6 lines; any other key does not.',
    });
    expect(driver.type('<left><enter>').effects).toEqual([]);
    expect(driver.type('<enter>').effects).toHaveLength(6);
  });

  it('is sent whole or not at all', () => {
    expect(joined().paste('fine\nnot f\u00efne').type('<enter>').effects).toEqual([]);
  });

  it('ends at a line that is @exit, as if it had been typed', () => {
    const driver = joined().paste('one\n@exit\ntwo').type('<enter>');
    expect(driver.effects).toEqual([{ kind: 'say', text: 'one' }, { kind: 'leave' }]);
  });
});

describe('the name', () => {
  it('is asked for again when the server refuses it', () => {
    const driver = new StateDriver(80, 24).hear({
      kind: 'refused',
      name: 'Bob',
      reason: 'The name Bob is already in use.',
      inUse: true,
    });
    expect(promptOf(driver.state).prompt).toBe('Name: ');
    expect(driver.state.notice?.text).toBe('The name Bob is already in use. Type another name.');
    driver.type('Rob<enter>');
    expect(driver.effects).toEqual([{ kind: 'join', name: 'Rob' }]);
    driver.hear({ kind: 'joined', name: 'Rob' });
    expect(promptOf(driver.state).prompt).toBe('Rob> ');
  });

  it('is not asked of the server if it cannot be one', () => {
    const driver = new StateDriver(80, 24).hear({
      kind: 'refused',
      name: 'Bob',
      reason: 'No.',
      inUse: false,
    });
    for (const name of ['<enter>', 'Bob Smith<enter>', 'Zo\u00eb<enter>']) {
      driver.type(name);
      expect(driver.state.notice?.tone).toBe('error');
      driver.type('<C-u>');
    }
    expect(driver.effects).toEqual([]);
    expect(driver.type('@exit<enter>').effects).toEqual([{ kind: 'leave' }]);
  });

  it('is not made of what was typed ahead', () => {
    const driver = new StateDriver(80, 24).type('typed ahead');
    driver.hear({ kind: 'refused', name: 'Bob', reason: 'No.', inUse: false });
    expect(driver.state.input.line.text).toBe('');
    expect(driver.type('Rob<enter>').effects).toEqual([{ kind: 'join', name: 'Rob' }]);
    expect(driver.hear({ kind: 'joined', name: 'Rob' }).state.input.line.text).toBe('typed ahead');
  });
});

describe('C-c with a half-typed line', () => {
  it('asks once, and any other key says no', () => {
    const driver = joined().type('text<C-c>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice).toMatchObject({ tone: 'question' });
    expect(driver.type('x<C-c>').effects).toEqual([]);
    expect(driver.type('<C-c>').effects).toEqual([{ kind: 'leave' }]);
    // And then at once, for a server that does not close.
    expect(driver.type('<C-c>').effects).toEqual([{ kind: 'leave' }, { kind: 'abandon' }]);
  });

  it('is not the answer to another question', () => {
    const driver = joined().paste('1\n2\n3\n4\n5\n6').type('<enter><C-c>');
    expect(driver.effects).toEqual([]);
    expect(driver.type('<enter>').effects).toEqual([]);
  });
});

describe('keys', () => {
  it('leave by C-c, and by C-d on an empty line only', () => {
    expect(joined().type('<C-c>').effects).toEqual([{ kind: 'leave' }]);
    expect(joined().type('<C-d>').effects).toEqual([{ kind: 'leave' }]);
    const driver = joined().type('ab<left><C-d>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.input.line.text).toBe('a');
  });

  it('do not leave twice: the second time the connection is cut', () => {
    expect(joined().type('<C-c><C-c>').effects).toEqual([{ kind: 'leave' }, { kind: 'abandon' }]);
  });

  it('go to the oldest and the newest line where there is no line to move in', () => {
    const driver = new StateDriver(80, 5).join('Bob');
    for (let i = 0; i < 9; i++) driver.hear(said('Ann', `${i}`));
    expect(driver.type('<home>').state.position).toEqual({ entry: 2, row: 0 });
    expect(driver.type('<end>').state.position).toBeUndefined();
    expect(driver.type('ab<home>').state).toMatchObject({
      position: undefined,
      input: { line: { cursor: 0 } },
    });
  });

  it('redraw and suspend', () => {
    expect(joined().type('<C-l><C-z>').effects).toEqual([{ kind: 'redraw' }, { kind: 'suspend' }]);
  });
});

describe('any events', () => {
  const key = fc.constantFrom(
    ...keys('<enter><C-d><C-l><C-z><pageup><pagedown><C-home><C-end><home><end><up><down><left><C-k><C-y>'),
    ...keys('<tab><S-tab><escape><f1><f3><C-r><C-s><C-g><backspace><C-t><M-b><M-d>'),
  );
  const event: fc.Arbitrary<ScreenEvent> = fc.oneof(
    key,
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      .map((char) => ({ kind: 'char', char }) as const),
    fc
      .string({ unit: fc.constantFrom('a', '\n', 'é', ' ') })
      .map((text) => ({ kind: 'paste', text }) as const),
    fc
      .record({ columns: fc.integer({ min: 1, max: 90 }), rows: fc.integer({ min: 1, max: 12 }) })
      .map((size) => ({ kind: 'resize', size }) as const),
    fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 200 }).map((text) => said('Ann', text)),
        fc.constantFrom(announced('Ann', 'joining'), announced('Ann', 'leaving')),
        fc.constant({ kind: 'people', names: ['Ann', 'Bob'] } as const),
        fc.constantFrom(
          { kind: 'direct', sender: 'Ann', text: 'psst' } as const,
          { kind: 'undelivered', unsent: ['a'], doubtful: ['b'] } as const,
          { kind: 'lost', sentence: 'Gone.', delay: 1000 } as const,
          { kind: 'failed', sentence: 'No.', again: false, attempt: 3, delay: 9000 } as const,
          { kind: 'reclaiming', name: 'Bob', again: false, delay: 1000 } as const,
          { kind: 'lag', milliseconds: 12 } as const,
        ),
        fc.constant({ kind: 'joined', name: 'Bob' } as const),
        fc.constant({ kind: 'refused', name: 'Bob', reason: 'x', inUse: true } as const),
        fc.constant({ kind: 'listing', topic: 'commands', entries: ['a', 'b'] } as const),
      )
      .map((event) => ({ kind: 'session', event }) as const),
    fc
      .record({ side: fc.nat(1), command: fc.nat(6), message: fc.uint8Array({ max: 0x5f, maxLength: 40 }) })
      .map(({ side, command, message }) => ({
        kind: 'wire' as const,
        side,
        bytes: frame(command, message),
        fault: message.length === 7 ? 'It has seven bytes.' : undefined,
      })),
    fc.constantFrom('f2', 'f2', 'f4', 'f5', 'f6', 'M-<', 'M->').map((key) => ({ kind: 'key', key }) as const),
    fc.constantFrom({ kind: 'focus', focused: true }, { kind: 'focus', focused: false }, {
      kind: 'idle',
    } as const),
  ) as fc.Arbitrary<ScreenEvent>;

  function expectToFit({ state }: StateDriver): void {
    const { columns, rows } = state.size;
    const picture = draw(state);
    expect(picture.rows).toHaveLength(rows);
    expect(picture.cursor.row).toBe(rows - 1);
    expect(picture.cursor.column).toBeGreaterThanOrEqual(0);
    expect(picture.cursor.column).toBeLessThan(columns);
    for (const { spans } of picture.rows) {
      const cells = spans.flatMap(({ text }) => graphemes(text)).map(drawable);
      expect(cells.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(columns);
    }
  }

  test.prop([fc.array(event, { maxLength: 60 })])('give a picture that fits the screen', (events) => {
    expectToFit(new StateDriver(60, 6).do(...events));
  });

  it.each([1, 2, 3])('give a picture that fits %i columns with a refusal on it', (columns) => {
    const event = { kind: 'refused', name: 'Bob', reason: 'x\u{1f600}', inUse: true } as const;
    expectToFit(new StateDriver(columns, 3).do({ kind: 'session', event }));
  });

  test.prop([fc.array(event, { maxLength: 60 })])('leave the states before as they were', (events) => {
    const driver = new StateDriver(60, 6);
    const states = events.map((event) => driver.do(event).state);
    const again = new StateDriver(60, 6);
    events.forEach((event, i) => {
      expect(again.do(event).state).toEqual(states[i]);
    });
  });
});
