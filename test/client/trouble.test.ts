import { describe, expect, it } from 'vitest';
import { draw } from '../../src/client/screen/draw.js';
import { drawing, StateDriver, said, textOf } from './support/pictures.js';

const picture = (driver: StateDriver): string[] => textOf(draw(driver.state));
const LOST = { kind: 'lost', sentence: 'The server closed the connection.', delay: 1000 } as const;
const talk = (columns: number, rows: number): StateDriver =>
  new StateDriver(columns, rows).join('Bob', 'Ann').hear(said('Ann', 'Hello')).type('half typed');

describe('a lost connection on the screen', () => {
  it('is told, with what was said before and what is being typed', () => {
    const driver = talk(80, 6).hear(
      { kind: 'undelivered', unsent: ['not gone'], doubtful: ['who knows'] },
      LOST,
    );
    expect(picture(driver)).toEqual(
      drawing(`
        |09:41        [Ann] Hello                                                        |
        |09:41              Not sent: not gone                                           |
        |09:41              Perhaps not sent: who knows                                  |
        |09:41              The server closed the connection. Trying again in 1 second.  |
        | connection lost, next try in 1 second | 127.0.0.1 | F1 help                    |
        |Bob> half typed_                                                                |
      `),
    );
    driver.hear({ kind: 'trying', attempt: 1 });
    expect(picture(driver)[4]).toContain('connection lost, trying to connect (1)');
    driver.hear({ kind: 'failed', sentence: 'No server.', again: false, attempt: 1, delay: 2000 });
    expect(picture(driver)[4]).toContain('connection lost, next try in 2 seconds (2)');
    expect(picture(driver)[3]).toBe('09:41              No server.');
    // Not a line for each try of a night.
    const { scrollback } = driver.state;
    driver.hear({ kind: 'failed', sentence: 'No server.', again: true, attempt: 2, delay: 4000 });
    expect(driver.state.scrollback).toBe(scrollback);
  });

  it('is the first thing that a narrow status line says', () => {
    expect(picture(talk(30, 5).hear(LOST))[3]).toBe(' connection lost, next try ...');
  });

  it('sends nothing, now or later, and keeps the text', () => {
    const driver = talk(70, 6).hear(LOST).type('<enter>');
    expect(driver.effects).toEqual([]);
    expect(driver.state.notice?.text).toBe('Not sent: the connection is lost. The text stays here.');
    driver.hear({ kind: 'joined', name: 'Bob' });
    expect(driver.effects).toEqual([]);
    expect(picture(driver).at(-1)).toBe('Bob> half typed_');
    expect(driver.state.notice).toBeUndefined();
    expect(driver.type('<enter>').effects).toEqual([{ kind: 'say', text: 'half typed' }]);
  });

  it('can be tried at once by Enter on an empty line', () => {
    const driver = new StateDriver(70, 6).join('Bob').hear(LOST);
    expect(picture(driver)[4]).toContain('Enter: try now');
    expect(driver.type('<enter>').effects).toEqual([{ kind: 'hurry' }]);
  });

  it('is over with a word, and the people are those whom the server lists then', () => {
    const driver = talk(70, 8).hear(LOST);
    expect(picture(driver).join('\n')).not.toContain('2 people');
    driver.hear({ kind: 'joined', name: 'Bob' }, { kind: 'people', names: ['Bob', 'carl'] });
    expect(driver.state.people.names).toEqual(['Bob', 'carl']);
    expect(picture(driver)[5]).toContain('In the chat again, as Bob.');
    expect(picture(driver)[6]).toContain(' Bob | 2 people | ');
  });

  it('can cost the name: the text waits for another one', () => {
    const driver = talk(70, 6).hear(LOST, { kind: 'reclaiming', name: 'Bob', again: false, delay: 1000 });
    expect(picture(driver).join('\n')).toContain('The name Bob is still in use, perhaps by');
    expect(picture(driver)[4]).toContain('joining as Bob');
    driver.hear({ kind: 'refused', name: 'Bob', reason: 'The name Bob is already in use.', inUse: true });
    expect(picture(driver).slice(4)).toEqual([
      ' The name Bob is already in use. Type another name.',
      'Name: _',
    ]);
    driver.type('Ann<enter>');
    driver.hear({ kind: 'refused', name: 'Ann', reason: 'In use.', inUse: true });
    driver.type('Rob<enter>').hear({ kind: 'joined', name: 'Rob' });
    expect(picture(driver).at(-1)).toBe('Rob> half typed_');
  });

  it('is left by @exit and by C-c', () => {
    for (const way of ['<C-u>@exit<enter>', '<C-u><C-c>', '<C-c><C-c>']) {
      expect(talk(70, 6).hear(LOST).type(way).effects).toEqual([{ kind: 'leave' }]);
    }
  });

  it('shows how slow the server is, if it is known', () => {
    expect(picture(talk(90, 5).hear({ kind: 'lag', milliseconds: 812 }))[3]).toContain('lag 812 ms');
  });
});

describe('leaving', () => {
  it('says how not to wait for a server that does not let one go', () => {
    const driver = new StateDriver(30, 8).join('Bob').type('@exit<enter>');
    expect(picture(driver)[6]).toBe(' leaving | C-c: at once');
    driver.type('<C-c>');
    expect(driver.effects.map(({ kind }) => kind)).toEqual(['leave', 'abandon']);
  });
});

describe('what is not ASCII', () => {
  it('is offered in ASCII, at a key', () => {
    const driver = new StateDriver(80, 5)
      .join('Bob')
      .type('\u201ccaf\u00e9\u201d \u2014 na\u00efve\u2026<enter>');
    expect(picture(driver)[3]).toBe(
      ` Not sent: the text has "\u201c" (U+201C), which is not ASCII. Tab: """`,
    );
    expect(driver.type('<tab>').state.input.line.text).toBe('"cafe" -- naive...');
    expect(driver.effects).toEqual([]);
    expect(driver.type('<enter>').effects).toEqual([{ kind: 'say', text: '"cafe" -- naive...' }]);
  });

  it('is offered on a narrow screen too', () => {
    const driver = new StateDriver(30, 5).join('Bob').type('caf\u00e9<enter>');
    expect(picture(driver).slice(1, 4)).toEqual([
      ' Not sent: the text has "\u00e9"',
      ' (U+00E9), which is not',
      ' ASCII. Tab: "e"',
    ]);
  });

  it('says the reason in full, above which the newest lines are still seen, until the next key', () => {
    const driver = new StateDriver(30, 8).join('Bob', 'Ann').hear(said('Ann', 'Hello'));
    const before = picture(driver);
    driver.type('\u0436<enter>');
    expect(picture(driver)).toEqual(
      drawing(`
        |                              |
        |                              |
        |                              |
        |[Ann] Hello                   |
        | Not sent: the text has "\u0436"   |
        | (U+0436), which is not       |
        | ASCII.                       |
        |Bob> \u0436                        |
      `),
    );
    expect(picture(driver.type('<C-d>'))).toEqual(before);
  });

  it('says more than half of a screen can show in part, and what to do in any case', () => {
    const driver = new StateDriver(20, 5).join('Bob');
    driver.state = {
      ...driver.state,
      notice: { tone: 'error', text: 'one two three four five six seven eight nine ten eleven', hint: 'Tab' },
    };
    expect(picture(driver).slice(1, 4)).toEqual([
      ' one two three four',
      ' five six seven',
      ' eight nine t... Tab',
    ]);
  });

  it('is not offered if something has no spelling, nor after another key', () => {
    const driver = new StateDriver(80, 5).join('Bob').type('\u00e9 \u{1f389}<enter>');
    expect(driver.state.notice).not.toHaveProperty('offer');
    const later = new StateDriver(80, 5).join('Bob').type('\u00e9<enter><left><tab>');
    expect(later.state.input.line.text).toBe('\u00e9');
  });
});
