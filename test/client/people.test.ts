import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { draw } from '../../src/client/screen/draw.js';
import { promptOf } from '../../src/client/screen/prompt.js';
import { announced, keys, StateDriver, said, textOf } from './support/pictures.js';

const picture = (driver: StateDriver): string[] => textOf(draw(driver.state));
const prompt = (driver: StateDriver): string => promptOf(driver.state).prompt;
const chat = (columns = 80, rows = 24): StateDriver =>
  new StateDriver(columns, rows).join('Bob', 'Ann', 'carl', 'Carla');

describe('choosing a person', () => {
  it('is done in the panel, by arrows and letters', () => {
    const driver = chat(60, 7).type('half<f3>');
    expect(picture(driver)).toEqual([
      '                                               │ To whom?',
      '                                               │ Ann',
      '                                               │ carl',
      '                                               │ Carla',
      `${' '.repeat(47)}│`,
      ' Bob | Enter: write to | Esc: nobody | Up, Down, letters',
      'To: _',
    ]);
    const chosen = (): string | undefined => driver.state.picking?.selected;
    expect(chosen()).toBe('Ann');
    driver.type('<down><down>');
    expect(chosen()).toBe('Carla');
    driver.type('<down>');
    expect(chosen()).toBe('Ann');
    driver.type('<up>');
    expect(chosen()).toBe('Carla');
    driver.type('CAR');
    expect(chosen()).toBe('Carla');
    expect(picture(driver)[6]).toBe('To: CAR_');
    driver.type('x');
    expect(picture(driver)[6]).toBe('To: CAR_');
    driver.type('<backspace><enter>');
    expect(driver.state).toMatchObject({ recipient: 'Carla', picking: undefined });
    expect(picture(driver)[6]).toBe('Bob to Carla> half_');
  });

  it('can be given up, and then nothing has changed', () => {
    const before = chat().type('half');
    const driver = chat().type('half<f3><down>c<escape>');
    expect(driver.state).toEqual(before.state);
    // Any other key ends it too, and does what it does.
    expect(chat().type('half<f3><C-u>').state).toEqual(chat().type('half<C-u>').state);
    expect(chat().type('half<f3>').paste('!').state).toEqual(chat().type('half').paste('!').state);
  });

  it('shows the panel on a narrow screen, for as long as it takes', () => {
    const driver = chat(30, 6).hear(said('Ann', 'Hello you all'));
    expect(picture(driver).join('\n')).not.toContain('│');
    expect(picture(driver.type('<f3>')).slice(0, 4)).toEqual([
      '                 │ To whom?',
      '                 │ Ann',
      '[Ann] Hello you  │ carl',
      'all              │ Carla',
    ]);
    expect(picture(driver.type('<enter>')).join('\n')).not.toContain('│');
  });

  it('scrolls, so that the choice is always seen', () => {
    const names = Array.from({ length: 40 }, (_, i) => `user${String(i).padStart(2, '0')}`);
    const driver = new StateDriver(60, 6).join('Bob', ...names).type('<f3>');
    for (const name of names) {
      expect(picture(driver).slice(0, 4).join('\n')).toContain(name);
      driver.type('<down>');
    }
    expect(driver.state.picking?.selected).toBe('user00');
  });

  it('follows joins and leaves', () => {
    const driver = chat().type('<f3><down>');
    driver.hear(announced('Ben', 'joining'));
    expect(driver.state.picking?.selected).toBe('carl');
    driver.hear(announced('carl', 'leaving'));
    expect(driver.state.picking?.selected).toBe('Ann');
    driver.hear({ kind: 'people', names: ['Bob'] });
    expect(driver.state.picking).toBeUndefined();
  });

  it('is not possible when nobody else is there, nor before joining', () => {
    expect(new StateDriver(80, 24).join('Bob').type('<f3>').state).toMatchObject({
      picking: undefined,
      notice: { text: 'Nobody else is in the chat.' },
    });
    expect(new StateDriver(80, 24).type('<f3>').state.picking).toBeUndefined();
  });

  it('begins with the one who was written to last, and leaves out what is no name', () => {
    const driver = chat().type('<f3>c<enter>psst<enter><escape><f3>');
    expect(driver.state.picking?.selected).toBe('carl');
    const many = new StateDriver(80, 24).join('Bob', 'Ann', '... and 12 more').type('<f3><down>');
    expect(many.state.picking?.selected).toBe('Ann');
  });

  it('proposes nobody because they wrote, nor who has the name of somebody who left', () => {
    const written = chat().hear({ kind: 'direct', sender: 'carl', text: 'psst' }).type('<f3>');
    expect(written.state.picking?.selected).toBe('Ann');
    const left = chat().type('<f3>c<enter>psst<enter><escape>');
    left.hear(announced('carl', 'leaving'), announced('carl', 'joining')).type('<f3>');
    expect(left.state.picking?.selected).toBe('Ann');
  });

  const key = fc.constantFrom(...keys('<f3><up><down><tab><S-tab><backspace>acx'), undefined);
  const event = fc.oneof(
    key.filter((key) => key !== undefined),
    fc
      .tuple(fc.constantFrom('Ann', 'carl', 'Carla', 'ax'), fc.constantFrom('joining', 'leaving'))
      .map(([name, change]) => ({ kind: 'session', event: announced(name, change as 'joining') }) as const),
  );

  test.prop([fc.array(event, { maxLength: 40 })])('is always somebody who is there', (events) => {
    const { picking, people } = chat().do(...events).state;
    if (picking === undefined) return;
    expect(people.names).toContain(picking.selected);
    expect(picking.selected).not.toBe('Bob');
    expect(picking.selected.toLowerCase().startsWith(picking.typed)).toBe(true);
  });
});

describe('a direct message', () => {
  it('goes to the one who was chosen, until Escape', () => {
    const driver = chat(60, 6).type('<f3><enter>');
    expect(prompt(driver)).toBe('Bob to Ann> ');
    driver.type('one<enter>two<enter><escape>three<enter>');
    expect(prompt(driver)).toBe('Bob> ');
    expect(driver.effects).toEqual([
      { kind: 'direct', recipient: 'Ann', text: 'one' },
      { kind: 'direct', recipient: 'Ann', text: 'two' },
      { kind: 'say', text: 'three' },
    ]);
    expect(picture(driver).slice(1, 4)).toEqual([
      '09:41 [you to Ann] one                         │ Ann',
      '09:41 [you to Ann] two                         │ Bob',
      '09:41 [Bob] three                              │ +2 more',
    ]);
  });

  it('looks unlike any line of the room', () => {
    const driver = chat(60, 6).hear(
      { kind: 'direct', sender: 'Ann', text: 'psst' },
      said('Ann', 'psst'),
      said('Ann to you', 'forged'),
    );
    const rows = draw(driver.state).rows.map(({ spans }) => spans.slice(1, 3));
    expect(rows[1]).toEqual([
      { text: '[Ann to you]', style: 'direct' },
      { text: ' psst', style: 'direct' },
    ]);
    expect(rows[2]?.[1]).toEqual({ text: ' psst', style: 'said' });
  });

  it('takes @exit as the command that it is, and nothing else', () => {
    const driver = chat().type('<f3><enter>/msg carl hi<enter>@exit<enter>');
    expect(driver.effects).toEqual([
      { kind: 'direct', recipient: 'Ann', text: '/msg carl hi' },
      { kind: 'leave' },
    ]);
  });

  it('is kept when the one to whom it goes has left', () => {
    const driver = chat().type('<f3><enter>hello').hear(announced('Ann', 'leaving')).type('<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice?.text).toBe('Not sent: Ann is not in the chat.');
    expect(driver.state.input.line.text).toBe('hello');
  });

  it('is not sent to whoever has the name of somebody who left, before that is asked', () => {
    const driver = chat().type('<f3><enter>secret').hear(announced('Ann', 'leaving'));
    driver.hear(announced('ANN', 'joining')).type('<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice).toEqual({
      tone: 'question',
      text: 'Ann has left since. Enter again writes to ANN, who may be somebody else.',
    });
    // Any other key says no, and it is asked again.
    expect(driver.type('!<enter>').effects).toEqual([]);
    expect(driver.type('<enter>').effects).toEqual([{ kind: 'direct', recipient: 'ANN', text: 'secret!' }]);
    expect(prompt(driver)).toBe('Bob to ANN> ');
    expect(driver.type('more<enter>').effects).toHaveLength(2);
  });

  it('asks that too after a new list without them, and before it asks about many lines', () => {
    const driver = chat().type('<f3><enter>');
    driver.hear({ kind: 'people', names: ['Bob'] }, { kind: 'people', names: ['Bob', 'Ann'] });
    driver.paste('1\n2\n3\n4\n5\n6').type('<enter>');
    expect(driver.state.confirming).toBe('recipient');
    expect(driver.type('<enter>').state.confirming).toBe('lines');
    expect(driver.effects).toEqual([]);
    expect(driver.type('<enter>').effects).toHaveLength(6);
  });

  it('does not become one for the room by Escape while it is half typed', () => {
    const driver = chat().type('<f3><enter>secret<escape>');
    expect(prompt(driver)).toBe('Bob to Ann> ');
    expect(driver.state.notice?.text).toContain('The line is for Ann alone.');
    expect(driver.type('<enter><escape>').effects).toEqual([
      { kind: 'direct', recipient: 'Ann', text: 'secret' },
    ]);
    expect(prompt(driver)).toBe('Bob> ');
  });

  it('has room for the name in its frame', () => {
    const driver = chat().type('<f3><enter>').paste('x'.repeat(65_530)).type('<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice?.text).toContain('65530 characters are more than the 65529');
    expect(driver.type('<backspace><enter>').effects).toHaveLength(1);
  });

  it('stays one while the connection is lost, and while another name is asked for', () => {
    const driver = chat().type('<f3><enter>secret');
    driver.hear({ kind: 'lost', sentence: 'Gone.', delay: 1000 });
    driver.hear({ kind: 'refused', name: 'Bob', reason: 'Taken.', inUse: true });
    expect(prompt(driver)).toBe('Name: ');
    driver.type('Rob<enter>').hear({ kind: 'joined', name: 'Rob' });
    expect(prompt(driver)).toBe('Rob to Ann> ');
    expect(driver.type('<enter>').effects.at(-1)).toEqual({
      kind: 'direct',
      recipient: 'Ann',
      text: 'secret',
    });
  });
});

describe('the name after Tab', () => {
  const completed = (text: string): string => chat().type(text).state.input.line.text;

  it('is completed: with a colon at the start, to whom the rest is said', () => {
    expect(completed('an<tab>')).toBe('Ann: ');
    expect(completed('hello an<tab>')).toBe('hello Ann ');
    expect(completed('a b<left><left><tab>')).toBe('Ann:  b');
  });

  it('is the next one each time, in both directions', () => {
    expect(completed('c<tab>')).toBe('carl: ');
    expect(completed('c<tab><tab>')).toBe('Carla: ');
    expect(completed('c<tab><tab><tab>')).toBe('carl: ');
    expect(completed('c<S-tab>')).toBe('Carla: ');
    expect(completed('c<tab><S-tab>')).toBe('Carla: ');
  });

  it('is what it is once something else was done', () => {
    expect(completed('c<tab>x<tab>')).toBe('carl: x');
    expect(completed('c<tab><left><tab>')).toBe('carl: ');
  });

  it('is nothing if nobody is called so, and never one’s own', () => {
    for (const text of ['x', 'Bo', '', 'hello ', '  ']) expect(completed(`${text}<tab>`)).toBe(text);
  });

  it('is of those that fit the one of whoever spoke last, as one mostly answers', () => {
    const driver = new StateDriver(60, 8).join('Amy', 'Ann', 'Art', 'Bob');
    driver.hear(said('Amy', 'one'), said('Art', 'two'), announced('Art', 'leaving'), said('Ann', 'three'));
    expect(driver.type('a<tab>').state.input.line.text).toBe('Ann: ');
    expect(driver.type('<tab>').state.input.line.text).toBe('Amy: ');
    driver.hear(said('Amy', 'four')); // what is being completed keeps its order
    expect(driver.type('<tab>').state.input.line.text).toBe('Ann: ');
  });
});
