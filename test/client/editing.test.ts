import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import {
  EMPTY_HISTORY,
  type History,
  MAX_HISTORY,
  remember,
  walk,
} from '../../src/client/editing/history.js';
import * as input from '../../src/client/editing/input.js';
import { EMPTY_LINE, edit, insert, type Line, type LineCommand } from '../../src/client/editing/line.js';
import * as search from '../../src/client/editing/search.js';
import { LINE, LINE_KEYS } from '../../src/client/keys/table.js';
import { graphemes } from '../../src/client/text/graphemes.js';

/** A line as the text before the cursor and the text after it, and the commands in terms of these two. */
interface Model {
  before: string[];
  after: string[];
  killed: string[];
  killing: boolean;
}

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\n';

/** Takes from the end of a list: first while one holds, then while the other does. */
function takeEnd(list: string[], ...conditions: ((char: string | undefined) => boolean)[]): string[] {
  const taken: string[] = [];
  for (const holds of conditions) {
    while (list.length > 0 && holds(list.at(-1))) taken.unshift(...list.splice(-1));
  }
  return taken;
}

const not =
  (condition: (char: string | undefined) => boolean) =>
  (char: string | undefined): boolean =>
    !condition(char);

function step(model: Model, command: LineCommand): void {
  const { before, after } = model;
  const wasKilling = model.killing;
  model.killing = false;
  const backwards = (taken: string[]): void => {
    model.killing = wasKilling || taken.length > 0;
    if (taken.length > 0) model.killed = wasKilling ? [...taken, ...model.killed] : taken;
  };
  const forwards = (taken: string[]): void => {
    model.killing = wasKilling || taken.length > 0;
    if (taken.length > 0) model.killed = wasKilling ? [...model.killed, ...taken] : taken;
  };
  const takeStart = (...conditions: ((char: string | undefined) => boolean)[]): string[] => {
    after.reverse();
    const taken = takeEnd(after, ...conditions).reverse();
    after.reverse();
    return taken;
  };
  switch (command) {
    case 'left':
      after.unshift(...before.splice(-1));
      break;
    case 'right':
      before.push(...after.splice(0, 1));
      break;
    case 'start':
      after.unshift(...before.splice(0));
      break;
    case 'end':
      before.push(...after.splice(0));
      break;
    case 'word-left':
      after.unshift(...takeEnd(before, not(isWord), isWord));
      break;
    case 'word-right':
      before.push(...takeStart(not(isWord), isWord));
      break;
    case 'delete-left':
      before.splice(-1);
      break;
    case 'delete-right':
      after.splice(0, 1);
      break;
    case 'kill-to-end':
      forwards(after.splice(0));
      break;
    case 'kill-to-start':
      backwards(before.splice(0));
      break;
    case 'kill-word-left':
      backwards(takeEnd(before, not(isWord), isWord));
      break;
    case 'kill-blank-word-left':
      backwards(takeEnd(before, isBlank, not(isBlank)));
      break;
    case 'kill-word-right':
      forwards(takeStart(not(isWord), isWord));
      break;
    case 'yank':
      before.push(...model.killed);
      break;
    case 'transpose': {
      if (before.length === 0) break;
      if (after.length === 0) after.unshift(...before.splice(-1));
      if (before.length > 0) before.push(...after.splice(0, 1), ...before.splice(-1));
      else before.push(...after.splice(0, 1));
      break;
    }
  }
}

const COMMANDS = LINE.map(({ action }) => action).filter(
  (command): command is LineCommand => command !== 'older' && command !== 'newer',
);

describe('the input line', () => {
  // One code unit each, one of two, and a letter that is not ASCII; none joins with its neighbours.
  const char = fc.constantFrom('a', 'b', '1', ' ', ' ', '.', '-', '\n', 'é', '한');
  const action = fc.oneof(
    { weight: 2, arbitrary: char.map((text) => ({ insert: text })) },
    { weight: 1, arbitrary: fc.array(char, { maxLength: 8 }).map((text) => ({ insert: text.join('') })) },
    { weight: 4, arbitrary: fc.constantFrom(...COMMANDS).map((command) => ({ command })) },
  );

  test.prop([fc.array(action, { maxLength: 60 })], { numRuns: 1000 })(
    'is what a plain model of a text and a cursor is, after any keys',
    (actions) => {
      let line = EMPTY_LINE;
      const model: Model = { before: [], after: [], killed: [], killing: false };
      for (const action of actions) {
        if ('insert' in action) {
          line = insert(line, action.insert);
          model.before.push(...action.insert);
          model.killing = false;
        } else {
          line = edit(line, action.command);
          step(model, action.command);
        }
        expect([line.text, line.cursor, line.killed]).toEqual([
          [...model.before, ...model.after].join(''),
          model.before.join('').length,
          model.killed.join(''),
        ]);
      }
    },
  );

  test.prop([
    fc.array(
      fc.oneof(
        fc.string({
          unit: fc.constantFrom('a', ' ', '\u0301', '👍🏽', '\u200d', '🇩🇪', '한', '\r', '\n', '\ud83c'),
        }),
        fc.constantFrom(...COMMANDS).map((command) => ({ command })),
      ),
    ),
  ])('has its cursor between two graphemes after any keys, whatever is typed', (actions) => {
    let line: Line = EMPTY_LINE;
    for (const action of actions) {
      line = typeof action === 'string' ? insert(line, action) : edit(line, action.command);
      let at = 0;
      const boundaries = [0, ...graphemes(line.text).map((grapheme) => (at += grapheme.length))];
      expect(boundaries).toContain(line.cursor);
    }
  });

  it('joins kills in a row, and gives them back together', () => {
    let line = insert(EMPTY_LINE, 'one two three');
    line = edit(edit(line, 'kill-blank-word-left'), 'kill-blank-word-left');
    expect(line).toMatchObject({ text: 'one ', killed: 'two three' });
    line = edit(edit(edit(line, 'start'), 'yank'), 'end');
    expect(line.text).toBe('two threeone ');
  });

  it('deletes an emoji of several code points as one', () => {
    expect(edit(insert(EMPTY_LINE, 'a👨‍👩‍👧'), 'delete-left').text).toBe('a');
  });
});

describe('the history', () => {
  const sent = (...lines: string[]): History => lines.reduce(remember, EMPTY_HISTORY);

  it('keeps the half-typed line, and what was changed on the way', () => {
    let state: input.Input = { ...input.EMPTY_INPUT, history: sent('first', 'second') };
    const keys = (...steps: string[]): string => {
      for (const key of steps) {
        const command = LINE_KEYS.get(key);
        state = command === undefined ? input.type(state, key) : input.apply(state, command);
      }
      return state.line.text;
    };
    expect(keys('half')).toBe('half');
    expect(keys('up')).toBe('second');
    expect(keys('!', 'up')).toBe('first');
    expect(keys('up', 'C-p')).toBe('first');
    expect(keys('down')).toBe('second!');
    expect(keys('down', 'down')).toBe('half');
    expect(keys('up', 'up')).toBe('first');
    state = input.submit(state);
    expect(state.line.text).toBe('');
    expect(state.history).toEqual({ sent: ['first', 'second', 'first'], walk: undefined });
    expect(keys('up', 'up')).toBe('second');
  });

  test.prop([fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom(-1 as const, 1 as const))])(
    'shows, on any walk, the line at that place of what was sent',
    (lines, steps) => {
      let history = sent(...lines);
      const all = [...history.sent, 'draft'];
      let at = all.length - 1;
      let text = 'draft';
      for (const step of steps) {
        const found = walk(history, text, step);
        if (found === undefined) {
          expect(all[at + step]).toBeUndefined();
          continue;
        }
        ({ history, text } = found);
        at += step;
        expect(text).toBe(all[at]);
      }
    },
  );

  it('has no line twice in a row, no empty one, and not too many', () => {
    expect(sent('a', 'a', '', 'b', 'a').sent).toEqual(['a', 'b', 'a']);
    const many = Array.from({ length: MAX_HISTORY + 10 }, (_, i) => `${i}`);
    expect(sent(...many).sent).toEqual(many.slice(10));
  });
});

describe('a search in the history', () => {
  const begun = (...lines: string[]): input.Input =>
    search.begin(
      input.type({ ...input.EMPTY_INPUT, history: lines.reduce(remember, EMPTY_HISTORY) }, 'half'),
    );
  const text = (state: input.Input): string => state.line.text;

  it('finds the newest line that has what is typed, then older ones, and newer ones again', () => {
    let state = search.extend(begun('one', 'Two', 'three'), 't');
    expect(text(state)).toBe('three');
    state = search.extend(state, 'w');
    expect(text(state)).toBe('Two');
    state = search.erase(state);
    expect(text(state)).toBe('three');
    state = search.again(state, -1);
    expect(text(state)).toBe('Two');
    state = search.again(state, -1);
    expect([text(state), state.search?.failing]).toEqual(['Two', true]);
    state = search.again(state, 1);
    expect([text(state), state.search?.failing]).toEqual(['three', false]);
  });

  it('gives the line that was taken, with the half-typed one below the newest', () => {
    const state = search.take(search.extend(begun('one', 'two'), 'one'));
    expect([text(state), state.search]).toEqual(['one', undefined]);
    const newer = input.apply(state, 'newer');
    expect([text(newer), text(input.apply(newer, 'newer'))]).toEqual(['two', 'half']);
  });

  it('gives the half-typed line back when it is given up, and when nothing is looked for', () => {
    const found = search.extend(begun('one'), 'o');
    expect(search.cancel(found)).toEqual(search.cancel(begun('one')));
    expect(text(search.cancel(found))).toBe('half');
    expect(text(search.erase(found))).toBe('half');
    expect(text(search.take(begun('one')))).toBe('half');
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 4 });

  test.prop([fc.array(word), word])('shows the newest of the lines that have it', (lines, query) => {
    const state = search.extend(begun(...lines), query);
    const { sent } = state.history;
    const fits = (line: string): boolean => line.toLowerCase().includes(query.toLowerCase());
    const found = sent.findLast(fits);
    expect(text(state)).toBe(found ?? 'half');
    expect(state.search?.failing).toBe(found === undefined);
  });
});
