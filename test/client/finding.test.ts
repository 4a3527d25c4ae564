import '../support/seed.js';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/client/screen/draw.js';
import { promptOf } from '../../src/client/screen/prompt.js';
import { keys, StateDriver, said, textOf } from './support/pictures.js';

const prompt = ({ state }: StateDriver): string => {
  const { prompt, line } = promptOf(state);
  return prompt + line.text;
};
const rows = ({ state }: StateDriver): string[] => textOf(draw(state));
const found = ({ state }: StateDriver): string[] =>
  draw(state).rows.flatMap(({ spans }) =>
    spans.filter(({ style }) => style === 'found').map(({ text }) => text),
  );

/** A hundred lines, each tenth with a word in it. */
function talk(columns = 40, height = 9): StateDriver {
  const driver = new StateDriver(columns, height).join('Bob', 'Ann');
  for (let i = 0; i < 100; i++) {
    driver.hear(said('Ann', i % 10 === 5 ? `the Exam is in ${i} days` : `line ${i}`));
  }
  return driver;
}

describe('searching the room', () => {
  it('goes to the newest line that has the word, then to older ones and back', () => {
    const driver = talk().type('half<C-s>exam');
    expect(prompt(driver)).toBe('Find: exam');
    expect(rows(driver).some((row) => row.includes('in 95 days'))).toBe(true);
    driver.type('<C-s><up>');
    expect(rows(driver).some((row) => row.includes('in 75 days'))).toBe(true);
    expect(found(driver)).toEqual(['Exam']);
    driver.type('<C-r>');
    expect(rows(driver).some((row) => row.includes('in 85 days'))).toBe(true);
  });

  it('stays there with Enter, and leads back with Escape; the line that is typed is as it was', () => {
    const stayed = talk().type('half<C-s>in 15<enter>');
    expect(rows(stayed).some((row) => row.includes('in 15 days'))).toBe(true);
    expect(found(stayed)).toEqual([]);
    expect(prompt(stayed)).toBe('Bob> half');
    expect(stayed.type('!<enter>').effects).toEqual([{ kind: 'say', text: 'half!' }]);
    const back = talk().type('half<C-s>in 15<escape>');
    expect(back.state.position).toBeUndefined();
    expect(prompt(back)).toBe('Bob> half');
  });

  it('says that nothing is found, and stays where it was', () => {
    const driver = talk().type('<C-s>in 15');
    const before = rows(driver).slice(0, -1);
    expect(prompt(driver.type('x'))).toBe('Not found: in 15x');
    expect(rows(driver).slice(0, -1)).toEqual(before);
    expect(prompt(driver.type('<backspace>'))).toBe('Find: in 15');
    expect(prompt(driver.type('<C-s>'))).toBe('Not found: in 15');
  });

  it('ends with any other key, which then does what it does', () => {
    const driver = talk().type('<C-s>exam<f1>');
    expect(driver.state).toMatchObject({ find: undefined, help: 0 });
    expect(talk().type('<f1><C-s>').state.help).toBeUndefined();
  });

  const event = fc.oneof(
    fc.constantFrom(...keys('<C-s><C-r><up><down><backspace><enter><escape><pageup>exa')),
    fc
      .constantFrom(said('Ann', 'exam'), said('Ann', 'x'))
      .map((event) => ({ kind: 'session', event }) as const),
  );

  test.prop([fc.array(event, { maxLength: 40 })], { numRuns: 200 })(
    'shows the line that was found, also while others are said',
    (events) => {
      const driver = talk(60, 12).do(...events);
      const { find } = driver.state;
      if (find?.at !== undefined && !find.failing) expect(found(driver)).not.toEqual([]);
    },
  );
});

describe('ignoring a person', () => {
  const chat = () => new StateDriver(70, 9).join('Bob', 'Ann', 'Mallory');
  const words = (driver: StateDriver) => rows(driver).join('\n');

  it('shows nothing of what they say, rings no bell and counts nothing', () => {
    const driver = chat().type('<f7>m<enter>');
    expect(driver.state.notice?.text).toBe('What Mallory says is not shown any more. F7 undoes it.');
    driver.do({ kind: 'focus', focused: false });
    driver.hear(said('MALLORY', 'Bob: spam'), { kind: 'direct', sender: 'Mallory', text: 'psst' });
    expect(words(driver)).not.toMatch(/spam|psst/);
    expect(driver.effects).toEqual([]);
    expect(driver.state.attention.unread).toBe(0);
    expect(words(driver.hear(said('Ann', 'hello')))).toContain('[Ann] hello');
    expect(words(driver)).toContain('(Mallory)');
  });

  it('is undone by the same keys, also when they are not there', () => {
    const driver = chat().type('<f7>m<enter>');
    driver.hear({ kind: 'people', names: ['Bob'] }).type('<f7>');
    expect(words(driver)).toContain('Ignore?');
    expect(driver.type('<enter>').state.notice?.text).toBe('You read Mallory again.');
    expect(words(driver.hear(said('Mallory', 'sorry')))).toContain('[Mallory] sorry');
  });

  it('is not done by Escape, and says so to who wants to write to them', () => {
    expect(chat().type('<f7>m<escape>').state.ignored).toEqual([]);
    const driver = chat().type('<f7>m<enter><f3>m<enter>');
    expect(driver.state.notice?.text).toContain('You ignore Mallory');
  });
});

describe('the people', () => {
  it('are hidden by F8 to copy lines, come for a choice, and are shown again', () => {
    const driver = new StateDriver(70, 9).join('Bob', 'Ann').hear(said('Ann', 'hello'));
    expect(rows(driver)[0]).toContain('2 people');
    driver.type('<f8>');
    expect(rows(driver).slice(0, -2).join('')).not.toMatch(/2 people|\u2502/);
    expect(rows(driver.type('<f3>')).join('')).toContain('To whom?');
    expect(rows(driver.type('<escape>')).slice(0, -2).join('')).not.toContain('\u2502');
    expect(rows(driver.type('<f8>'))[0]).toContain('2 people');
  });
});
