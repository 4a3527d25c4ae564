import { describe, expect, it } from 'vitest';
import { announcedIn, answerOf, saidIn } from '../../src/grade/server/recognise.js';
import { type Item, itemsOf } from '../../src/grade/wire/items.js';
import { ASSIGNMENT, encodeFrame } from '../../src/grade/wire/layout.js';

function item(command: number, text: string): Item {
  const [only] = itemsOf(
    encodeFrame(ASSIGNMENT, command, text),
    { layout: ASSIGNMENT, bareStatus: false },
    0,
  );
  if (only === undefined) throw new Error('no item');
  return only;
}

describe('an answer to a request to join', () => {
  it.each([
    [0, '\0', { accepted: true, form: 'status', value: 'byte' }],
    [0, '1', { accepted: false, form: 'status', value: 'digit' }],
    [2, '\x01', { accepted: false, form: 'status', value: 'byte' }],
    [0, '1That name is taken', { accepted: false, form: 'status and words' }],
    [5, 'Name in use', { accepted: false, form: 'error' }],
    [0, '\0\0\0\0', { accepted: true, form: 'wide' }],
    [0, '\x02', { accepted: false, form: 'other number' }],
    [0, 'REJECTED', { accepted: false, form: 'words' }],
    [0, 'Accepted', { accepted: true, form: 'words' }],
  ])('%i %j', (command, text, expected) => {
    expect(answerOf(item(command, text))).toMatchObject(expected);
  });

  it.each([
    [2, '0 join, 1 leave'],
    [3, 'commands\n@exit\n'],
    [0, '**Bob is joining the chat**'],
  ])('is not %i %j', (command, text) => {
    expect(answerOf(item(command, text))).toBeUndefined();
  });
});

describe('a line and an announcement', () => {
  it('is of one of the forms, or wrong, or something else', () => {
    expect(saidIn(item(2, '[Bob] Hi'), 'Bob', 'Hi')?.form).toBe('[Bob] Hi');
    expect(saidIn(item(2, 'Bob: Hi\n'), 'Bob', 'Hi')?.form).toBe('Bob: Hi');
    expect(saidIn(item(2, 'Bob Hi'), 'Bob', 'Hi')?.form).toBe('wrong');
    expect(saidIn(item(2, 'Bob Ho'), 'Bob', 'Hi')).toBeUndefined();
    expect(announcedIn(item(2, '**Bob is joining the chat**'), 'Bob', 'joining')?.form).toBe('line');
    expect(announcedIn(item(0, 'Bob'), 'Bob', 'joining')?.form).toBe('name');
    expect(announcedIn(item(2, 'Bob has joined'), 'Bob', 'joining')?.form).toBe('wrong');
    expect(announcedIn(item(2, '**Bob is leaving the chat**'), 'Bob', 'joining')).toBeUndefined();
    expect(announcedIn(item(2, '**Bobby is joining the chat**'), 'Bob', 'joining')).toBeUndefined();
    expect(announcedIn(item(2, '[Ann] Bob is joining us'), 'Bob', 'joining')).toBeUndefined();
  });
});
