import { describe, expect, it } from 'vitest';
import { draw } from '../../src/client/screen/draw.js';
import type { Style } from '../../src/client/screen/picture.js';
import { announced, drawing, StateDriver, said, textOf } from './support/pictures.js';

const talk = (columns: number, rows: number): StateDriver =>
  new StateDriver(columns, rows)
    .join('Bob', 'Ann', 'carl')
    .hear(announced('Bob', 'joining'), said('Ann', 'Hello Bob, how are you on this fine day?'))
    .type('Hi Ann<enter>half typed');

const picture = (driver: StateDriver): string[] => textOf(draw(driver.state));

describe('the picture of a talk', () => {
  it('has the room, the people, the status line and the prompt', () => {
    expect(picture(talk(70, 8))).toEqual(
      drawing(`
        |                                                         │ 3 people   |
        |                                                         │ Ann        |
        |                                                         │ Bob        |
        |09:41 **Bob is joining the chat**                        │ carl       |
        |09:41 [Ann] Hello Bob, how are you on this fine day?     │            |
        |09:41 [Bob] Hi Ann                                       │            |
        | Bob | 3 people | 127.0.0.1 | F1 help | F3 direct | @exit leaves      |
        |Bob> half typed_                                                      |
      `),
    );
  });

  it('hides the people on a narrow screen', () => {
    expect(picture(talk(40, 7))).toEqual(
      drawing(`
        |                                        |
        |09:41 **Bob is joining the chat**       |
        |09:41 [Ann] Hello Bob, how are you on   |
        |      this fine day?                    |
        |09:41 [Bob] Hi Ann                      |
        | Bob | 3 people | 127.0.0.1 | F1 help   |
        |Bob> half typed_                        |
      `),
    );
  });

  it('hides the time on a narrower one, and has a small hanging indent', () => {
    expect(picture(talk(20, 5))).toEqual(
      drawing(`
        |  are you on this   |
        |  fine day?         |
        |[Bob] Hi Ann        |
        | Bob | F1 help      |
        |Bob> half typed_    |
      `),
    );
  });

  it('keeps the end of the line being typed on a tiny one', () => {
    expect(picture(talk(10, 3))).toEqual(
      drawing(`
        |Ann       |
        | Bob      |
        |Bob> yped_|
      `),
    );
    expect(picture(talk(5, 2))).toEqual(['Ann', 'yped_']);
    expect(picture(talk(1, 1))).toEqual(['_']);
  });

  it('is as large as the screen at any size', () => {
    for (let columns = 1; columns <= 90; columns++) {
      for (let rows = 1; rows <= 9; rows++) {
        const { rows: drawn, cursor } = draw(talk(columns, rows).type('<pageup>').state);
        expect(drawn).toHaveLength(rows);
        for (const { spans } of drawn) {
          expect(spans.map((span) => span.text).join('').length).toBeLessThanOrEqual(columns);
        }
        expect(cursor.row).toBe(rows - 1);
        expect(cursor.column).toBeLessThan(columns);
      }
    }
  });
});

describe('the room', () => {
  it('scrolls, holds its place while lines arrive, and says how many are below', () => {
    const driver = new StateDriver(40, 6).join('Bob');
    for (let i = 1; i <= 20; i++) driver.hear(said('Ann', `line ${i}`));
    const scrolled = `
        |09:41 [Ann] line 14                     |
        |09:41 [Ann] line 15                     |
        |09:41 [Ann] line 16                     |
        |09:41 [Ann] line 17                     |
        | 3 lines below (PageDown) | Bob        |
        |Bob> _                                  |`;
    expect(picture(driver.type('<pageup>'))).toEqual(drawing(scrolled));
    driver.hear(said('Ann', 'more'));
    expect(picture(driver)).toEqual(drawing(scrolled.replace('3 lines', '4 lines')));
    expect(picture(driver.resize(20, 5))).toEqual(
      drawing(`
        |[Ann] line 15       |
        |[Ann] line 16       |
        |[Ann] line 17       |
        | 4 lines below (P...|
        |Bob> _              |
      `),
    );
    expect(picture(driver.type('<pagedown><pagedown><pagedown>'))).toEqual(
      drawing(`
        |[Ann] line 20       |
        |────── unread ──────|
        |[Ann] more          |
        | Bob | F1 help      |
        |Bob> _              |
      `),
    );
    expect(picture(driver.type('<C-home>'))[0]).toBe('[Ann] line 1');
    expect(picture(driver.type('<C-down>'))[0]).toBe('[Ann] line 2');
    expect(picture(driver.type('<C-end><C-up>'))[1]).toBe('[Ann] line 20');
  });

  it('shows the newest again when the user says something', () => {
    const driver = new StateDriver(40, 6).join('Bob');
    for (let i = 1; i <= 20; i++) driver.hear(said('Ann', `line ${i}`));
    driver.type('<pageup><pageup>my word<enter>');
    expect(picture(driver)[3]).toBe('09:41 [Bob] my word');
  });

  it('has a column for the names where there is place, and texts below each other', () => {
    const driver = new StateDriver(60, 12)
      .hear({ kind: 'strange', text: 'Something strange.' })
      .hear(said('Ann', 'A text that is longer than its row is, so it goes on.'))
      .hear(said('Bartholomew', 'Hi'), said('Constantinople', 'A name that is longer than its column is.'))
      .hear({ kind: 'direct', sender: 'Ann', text: 'psst' }, { kind: 'error', text: 'Nobody is called Bo.' });
    expect(picture(driver).slice(0, 10)).toEqual(
      drawing(`
        |                                                            |
        |                                                            |
        |09:41              Something strange.                       |
        |09:41        [Ann] A text that is longer than its row is, so|
        |                   it goes on.                              |
        |09:41 [Bartholomew] Hi                                      |
        |09:41 [Constantinople] A name that is longer than its column|
        |                   is.                                      |
        |09:41 [Ann to you] psst                                     |
        |09:41              Nobody is called Bo.                     |
      `),
    );
    expect(picture(driver.resize(59, 12))).toContain(
      '09:41 [Ann] A text that is longer than its row is, so it',
    );
  });

  it('shows a hostile text as text', () => {
    const driver = new StateDriver(50, 4).hear(said('Eve', '\x1b[31mred\x07 {bold}tag{/bold}'));
    expect(picture(driver)[1]).toBe('09:41 [Eve] ^[[31mred^G {bold}tag{/bold}');
  });

  it('tells names, own lines, announcements and times apart', () => {
    const styles = draw(talk(70, 8).state).rows.map(({ spans }) => spans.map((span) => span.style));
    const name = styles[4]?.[1] as Style;
    expect(name).toMatch(/^name-\d$/);
    expect(styles[3]?.slice(0, 2)).toEqual(['time', 'announced']);
    expect(styles[4]?.slice(0, 3)).toEqual(['time', name, 'mention']);
    expect(styles[5]?.slice(0, 3)).toEqual(['time', 'own-name', 'own']);
    expect(styles[2]?.at(-1)).toBe('people-self');
  });
});

describe('the people panel', () => {
  it('is fed by the list and kept true by announcements', () => {
    const driver = new StateDriver(60, 7).join('Bob', 'Ann');
    const panel = (): (string | undefined)[] =>
      picture(driver)
        .slice(0, 5)
        .map((row) => row.split('│ ')[1]);
    expect(panel()).toEqual(['2 people', 'Ann', 'Bob', undefined, undefined]);
    driver.hear(announced('carl', 'joining'), announced('Ann', 'leaving'));
    expect(panel()).toEqual(['2 people', 'Bob', 'carl', undefined, undefined]);
    driver.hear({ kind: 'people', names: ['Bob'] });
    expect(panel()).toEqual(['1 person', 'Bob', undefined, undefined, undefined]);
  });

  it('counts those for whom there is no place, and cuts what is too wide', () => {
    const names = ['Bob', ...Array.from({ length: 9 }, (_, i) => `user${i}`), 'x'.repeat(32)];
    const rows = picture(new StateDriver(80, 7).join(...names));
    expect(rows.slice(0, 5).map((row) => row.split('│')[1])).toEqual([
      ' 11 people',
      ' Bob',
      ' user0',
      ' user1',
      ' +8 more',
    ]);
    expect(picture(new StateDriver(80, 7).join('x'.repeat(32)))[1]).toMatch(/│ x{21}\.\.$/);
  });
});

describe('the input line', () => {
  it('moves sideways so that the cursor is always seen', () => {
    const driver = new StateDriver(20, 3).join('Bob').type('abcdefghijklmnopqrstuvwxyz');
    expect(picture(driver)[2]).toBe('Bob> opqrstuvwxyz_');
    expect(picture(driver.type('<left><left>'))[2]).toBe(
      'Bob> opqrstuvwx_z'.replace('x_z', 'x_z').replace('_', 'y'),
    );
    expect(picture(driver.type('<C-a>'))[2]).toBe('Bob> abcdefghijklmno');
    expect(draw(driver.state).cursor).toEqual({ column: 5, row: 2 });
  });

  it('shows what cannot be sent, and where', () => {
    const driver = new StateDriver(60, 3).join('Bob').type('na\u00efve<enter>');
    expect(picture(driver).slice(0, 2)).toEqual([
      ' Not sent: the text has "ï" (U+00EF), which is not ASCII.',
      ' Tab: "i"',
    ]);
    expect(draw(driver.state).cursor).toEqual({ column: 'Bob> na'.length, row: 2 });
    expect(draw(driver.state).rows[2]?.spans).toEqual([
      { text: 'Bob> ', style: 'prompt' },
      { text: 'na', style: 'input' },
      { text: 'ï', style: 'input-bad' },
      { text: 've', style: 'input' },
    ]);
  });

  it('marks the line ends of a paste', () => {
    const driver = new StateDriver(60, 3).join('Bob').paste('one\ntwo\n');
    expect(picture(driver)[2]).toBe('Bob> one\u21b5two_');
  });

  it('cuts a prompt that leaves less than half of the row for the text', () => {
    const name = 'n'.repeat(32);
    const driver = new StateDriver(20, 3, name).join(name).type('hello');
    expect(picture(driver)[2]).toBe(`${'n'.repeat(8)}> hello_`);
  });
});
