import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { mentions } from '../../src/client/room/mention.js';
import { draw } from '../../src/client/screen/draw.js';
import type { ScreenEvent } from '../../src/client/screen/state.js';
import { announced, keys, StateDriver, said, textOf } from './support/pictures.js';

const picture = (driver: StateDriver): string[] => textOf(draw(driver.state));
const focus = (focused: boolean): ScreenEvent => ({ kind: 'focus', focused });
const IDLE: ScreenEvent = { kind: 'idle' };
const chat = (): StateDriver => new StateDriver(40, 7).join('Bob', 'Ann').hear(said('Ann', 'old'));

describe('the mark of the first unread line', () => {
  it('stands before what came while the window had no focus', () => {
    const driver = chat().do(focus(false)).hear(said('Ann', 'new'), said('Ann', 'newer'));
    expect(driver.state.attention.unread).toBe(2);
    expect(picture(driver)[5]).toContain('2 unread');
    expect(picture(driver).slice(1, 5)).toEqual([
      '09:41 [Ann] old',
      '──────────────── unread ────────────────',
      '09:41 [Ann] new',
      '09:41 [Ann] newer',
    ]);
    driver.do(focus(true));
    expect(driver.state.attention.unread).toBe(0);
    expect(picture(driver).join('\n')).toContain(' unread ─');
    // The answer makes an end of it.
    expect(picture(driver.type('yes<enter>')).join('\n')).not.toContain(' unread ─');
  });

  it('stands there after a while without a key, if the terminal does not tell of focus', () => {
    expect(picture(chat().do(IDLE).hear(said('Ann', 'new'))).join('\n')).toContain(' unread ─');
    expect(picture(chat().hear(said('Ann', 'new'))).join('\n')).not.toContain(' unread ─');
    const telling = chat().do(focus(false), focus(true), IDLE).hear(said('Ann', 'new'));
    expect(picture(telling).join('\n')).not.toContain(' unread ─');
    const back = chat().do(IDLE).hear(said('Ann', 'new')).type('x');
    expect(back.state.attention.unread).toBe(0);
  });

  it('stands before what came while the user had scrolled up', () => {
    const driver = chat();
    for (let i = 0; i < 9; i++) driver.hear(said('Ann', `line ${i}`));
    driver.type('<pageup>').hear(said('Ann', 'new'));
    expect(driver.state.attention.unread).toBe(1);
    driver.type('<C-end>');
    expect(driver.state.attention.unread).toBe(0);
    expect(picture(driver).slice(3, 5)).toEqual([
      '──────────────── unread ────────────────',
      '09:41 [Ann] new',
    ]);
  });

  it('is not for what came after a key, even if the terminal did not tell that the focus is back', () => {
    const driver = chat().do(focus(false)).type('x').hear(said('Ann', 'new'));
    expect(driver.state.attention.unread).toBe(0);
    expect(picture(driver).join('\n')).not.toContain(' unread ─');
  });

  it('moves when the user was away again, and only for what somebody said', () => {
    const driver = chat().do(focus(false)).hear(said('Ann', 'one')).do(focus(true), focus(false));
    driver.hear(announced('Ann', 'leaving'));
    expect(driver.state.attention.unread).toBe(0);
    driver.hear(said('Ann', 'two'));
    const rows = picture(driver);
    expect(rows.filter((row) => row.includes(' unread ─'))).toHaveLength(1);
    expect(rows.findIndex((row) => row.includes(' unread ─'))).toBe(3);
  });

  const event: fc.Arbitrary<ScreenEvent> = fc.oneof(
    fc.constantFrom(focus(true), focus(false), IDLE),
    fc.constantFrom(...keys('x<pageup><pagedown><C-end><enter>')),
    fc.constant({ kind: 'session', event: said('Ann', 'Hi') } as const),
  );

  test.prop([fc.array(event, { maxLength: 40 })])('counts what is below it', (events) => {
    const driver = chat().do(...events);
    const { scrollback, attention, position } = driver.state;
    const end = scrollback.first + scrollback.last.items.length;
    if (attention.unread > 0) {
      const { marked = end } = scrollback;
      const below = scrollback.last.items.slice(marked - scrollback.first);
      expect(below.filter(({ kind }) => kind === 'said')).toHaveLength(attention.unread);
      expect(position !== undefined || attention.focused === false || attention.idle).toBe(true);
    }
  });
});

describe('a line that has one’s own name', () => {
  it('stands out, and rings once until a key is pressed', () => {
    const driver = chat().hear(said('Ann', 'hey bob!'), said('Ann', 'Bob?'), said('Ann', 'Bobby'));
    expect(driver.effects).toEqual([{ kind: 'bell' }]);
    const styles = draw(driver.state)
      .rows.slice(2, 5)
      .map(({ spans }) => spans.at(-1)?.style);
    expect(styles).toEqual(['mention', 'mention', 'said']);
    driver.type('x').hear(said('Ann', 'Bob!'));
    expect(driver.effects).toEqual([{ kind: 'bell' }, { kind: 'bell' }]);
  });

  it('rings for a direct message too, but not for the user’s own words', () => {
    expect(chat().hear({ kind: 'direct', sender: 'Ann', text: 'psst' }).effects).toEqual([{ kind: 'bell' }]);
    expect(chat().type('I am Bob<enter>').effects).toEqual([{ kind: 'say', text: 'I am Bob' }]);
    expect(chat().hear(announced('Bob', 'joining')).effects).toEqual([]);
  });

  it('has it as a word', () => {
    for (const text of ['Bob', 'bob: hi', 'hi (BOB)', 'ask Bob.', 'Bobby and Bob', "Bob's"]) {
      expect(mentions(text, 'Bob'), text).toBe(true);
    }
    for (const text of ['Bobby', 'kabob', 'bob_2', '', 'B ob'])
      expect(mentions(text, 'Bob'), text).toBe(false);
    expect(mentions('is (x) right?', '(x)')).toBe(true);
  });
});
