import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InputEvent } from '../../src/client/terminal/events.js';
import { Keyboard } from '../../src/client/terminal/keyboard.js';
import { FakeKeyboard, FakeTerminal, keys } from './support/pictures.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keyboard() {
  const input = new FakeKeyboard();
  const heard: InputEvent[] = [];
  new Keyboard(input, new FakeTerminal(80, 24), (event) => heard.push(event));
  return {
    heard,
    send: (bytes: string) => void input.emit('data', Buffer.from(bytes)),
    /** Lets time pass without a key. */
    pass: (milliseconds: number) => vi.advanceTimersByTime(milliseconds),
  };
}

describe('a keyboard behind a slow line', () => {
  it('hears a sequence whose pieces come 200 ms apart as one key', () => {
    const { heard, send, pass } = keyboard();
    for (const piece of ['\x1b', '[', 'A', '\x1b', 'OB']) {
      pass(200);
      send(piece);
    }
    expect(heard).toEqual(keys('<up><down>'));
  });

  it('hears Escape alone when nothing comes', () => {
    const { heard, send, pass } = keyboard();
    send('\x1b');
    pass(250);
    expect(heard).toEqual([]);
    pass(100);
    expect(heard).toEqual(keys('<escape>'));
    send('[');
    expect(heard).toEqual(keys('<escape>['));
  });

  it('hears lines that were typed ahead as they were typed', () => {
    const { heard, send, pass } = keyboard();
    send('one\rtwo\r');
    send('three');
    pass(100);
    send('\r');
    expect(heard).toEqual(keys('one<enter>two<enter>three<enter>'));
  });
});

describe('a paste that is not bracketed', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `line ${i}\ttext`);

  it.each([1, 7, 100, 4095])('of 30 lines in pieces of %i bytes is one text, and an Enter', (size) => {
    const { heard, send, pass } = keyboard();
    const bytes = `${lines.join('\r')}\r`;
    // The first piece has a line end: before, it is like typing.
    const [first = ''] = /^[^\r]*\r./.exec(bytes) ?? [];
    send(first);
    for (let at = first.length; at < bytes.length; at += size) {
      pass(5);
      send(bytes.slice(at, at + size));
    }
    pass(100);
    expect(heard).toEqual([
      { kind: 'paste', text: lines.join('\n') },
      { kind: 'key', key: 'enter' },
    ]);
  });

  it('of five lines is what was typed, and so is one with other keys in it', () => {
    const { heard, send, pass } = keyboard();
    send('1\r2\r3\r4\r5\r6');
    pass(100);
    send('\r\r\r\r\r\r\x1b[A');
    pass(100);
    expect(heard).toEqual(
      keys('1<enter>2<enter>3<enter>4<enter>5<enter>6<enter><enter><enter><enter><enter><enter><up>'),
    );
  });

  it('does not delay an Enter that comes alone', () => {
    const { heard, send } = keyboard();
    send('a');
    send('\r');
    expect(heard).toEqual(keys('a<enter>'));
  });
});
