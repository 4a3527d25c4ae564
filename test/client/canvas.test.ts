import { fc, test } from '@fast-check/vitest';
import xterm from '@xterm/headless';
import { describe, expect, it, onTestFinished } from 'vitest';
import '../support/seed.js';
import { Canvas } from '../../src/client/screen/canvas.js';
import { draw } from '../../src/client/screen/draw.js';
import { DARK, MONO } from '../../src/client/screen/theme.js';
import { FakeTerminal, keys, StateDriver, said, textOf, withCursor } from './support/pictures.js';

/** A canvas whose output a terminal emulator understands, as a user's terminal would. */
function open(
  columns: number,
  rows: number,
): { canvas: Canvas; output: FakeTerminal; seen: () => Promise<string[]> } {
  const output = new FakeTerminal(columns, rows);
  const canvas = new Canvas(output, DARK);
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const seen = async (): Promise<string[]> => {
    // blessed hands over what it has at the end of the turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (emulator.cols !== output.columns || emulator.rows !== output.rows) {
      emulator.resize(output.columns, output.rows);
    }
    const written = output.written;
    output.written = '';
    await new Promise<void>((resolve) => emulator.write(written, resolve));
    const { active } = emulator.buffer;
    return Array.from({ length: emulator.rows }, (_, y) => {
      const text = active.getLine(active.baseY + y)?.translateToString(true) ?? '';
      return y === active.cursorY && !/[^ -~]/.test(text) ? withCursor(text, active.cursorX) : text.trimEnd();
    });
  };
  return { canvas, output, seen };
}

const lines = (driver: StateDriver): string[] =>
  textOf(draw(driver.state)).map((row, y, all) =>
    // The emulator's cursor is not comparable in cells where characters are wide.
    y === all.length - 1 && /[^ -~]/.test(row)
      ? (draw(driver.state)
          .rows[y]?.spans.map((span) => span.text)
          .join('')
          .trimEnd() ?? '')
      : row,
  );

// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told
const ALTERNATE_AND_BACK = /\x1b\[\?1049h.*\x1b\[\?1049l$/s;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told
const COLOUR = /\x1b\[[\d;]*\b(3\d|4\d|9\d|10\d)\b[\d;]*m/;

describe('the canvas', () => {
  it('shows the picture on a terminal', async () => {
    const { canvas, seen } = open(70, 8);
    onTestFinished(() => canvas.destroy());
    const driver = new StateDriver(70, 8).join('Bob', 'Ann').hear(said('Ann', 'Hello')).type('Hi');
    canvas.paint(draw(driver.state));
    expect(await seen()).toEqual(lines(driver));
  });

  test.prop(
    [
      fc.array(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              ...keys('<left><left><left><C-a><C-k><C-y><backspace><C-w><pageup><pagedown><up><enter>'),
            ),
            fc.constantFrom(...'ab \u00e9\ud55c\u{1f389}').map((char) => ({ kind: 'char', char }) as const),
            fc.constant({ kind: 'char', char: '한' } as const),
            fc
              .string({ maxLength: 60 })
              .map((text) => ({ kind: 'session', event: said('Ann', text) }) as const),
          ),
          { maxLength: 6 },
        ),
        { maxLength: 12 },
      ),
    ],
    { numRuns: 60 },
  )('shows each of a row of pictures, though it writes only what changed', async (batches) => {
    const { canvas, seen } = open(30, 6);
    try {
      const driver = new StateDriver(30, 6).join('Bob');
      for (const batch of batches) {
        canvas.paint(draw(driver.do(...batch).state));
        expect(await seen()).toEqual(lines(driver));
      }
    } finally {
      canvas.destroy();
    }
  });

  it('follows the size of the terminal, down to nothing', async () => {
    const { canvas, output, seen } = open(80, 24);
    onTestFinished(() => canvas.destroy());
    const driver = new StateDriver(80, 24)
      .join('Bob', 'Ann')
      .hear(said('Ann', 'Hello to all of you'))
      .type('Hi');
    canvas.onResize(() => {
      driver.do({ kind: 'resize', size: canvas.size });
      canvas.paint(draw(driver.state));
    });
    for (const [columns, rows] of [
      [60, 10],
      [10, 3],
      [2, 1],
      [200, 50],
      [80, 24],
    ] as const) {
      output.resize(columns, rows);
      expect(canvas.size).toEqual({ columns, rows });
      expect(await seen()).toEqual(lines(driver));
    }
  });

  it('writes nothing for a picture that is shown already, but where the cursor is', async () => {
    const { canvas, output, seen } = open(80, 24);
    onTestFinished(() => canvas.destroy());
    const picture = draw(new StateDriver(80, 24).join('Bob').hear(said('Ann', 'Hello')).state);
    canvas.paint(picture);
    await seen();
    canvas.paint(picture);
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(output.written).toBe('\x1b[24;6H');
    output.written = '';
    canvas.forgetAll();
    canvas.paint(picture);
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(output.written).toContain('Hello');
  });

  it('takes the alternate screen and gives it back', () => {
    const { canvas, output } = open(80, 24);
    canvas.leave();
    expect(output.written).toMatch(ALTERNATE_AND_BACK);
    output.written = '';
    canvas.enter();
    canvas.destroy();
    expect(output.written).toMatch(ALTERNATE_AND_BACK);
  });

  it('writes no colour with the theme without colours', async () => {
    const output = new FakeTerminal(70, 8);
    const canvas = new Canvas(output, MONO);
    onTestFinished(() => canvas.destroy());
    const driver = new StateDriver(70, 8).join('Bob').hear(said('Ann', 'Hello')).type('\u00e9<enter>');
    canvas.paint(draw(driver.state));
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(output.written).not.toMatch(COLOUR);
  });
});
