import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FullScreen, type FullScreenOptions } from '../../src/client/screen/full-screen.js';
import { IDLE_AFTER } from '../../src/client/screen/idle.js';
import { MONO } from '../../src/client/screen/theme.js';
import { Session } from '../../src/client/session/session.js';
import * as protocol from '../../src/protocol/index.js';
import { ManualClock } from '../support/manual-clock.js';
import { FakeKeyboard, FakeTerminal, NOW } from './support/pictures.js';

const PASTE_OFF = '\x1b[?2004l';
const ALTERNATE_OFF = '\x1b[?1049l';
const CURSOR_ON = '\x1b[?25h';

function start(options: Partial<FullScreenOptions> = {}) {
  const stream = new PassThrough();
  stream.write = () => true; // what the session sends must not come back to it
  const session = new Session(stream, { name: 'Bob' });
  const input = new FakeKeyboard();
  const output = new FakeTerminal(80, 24);
  const view = new FullScreen(session, {
    input,
    output,
    theme: MONO,
    server: 'x',
    now: () => NOW,
    ...options,
  });
  onTestFinished(() => view.restore());
  const hear = (...frames: { toBytes(): Uint8Array }[]): void => {
    for (const frame of frames) stream.emit('data', frame.toBytes());
  };
  /** Resolves when the output has the text. */
  const see = async (text: string): Promise<void> => {
    while (!output.written.includes(text)) await new Promise((resolve) => setImmediate(resolve));
  };
  return { stream, session, input, output, view, hear, see };
}

describe('the full screen', () => {
  it('takes the keyboard and gives it back', async () => {
    const { stream, input, output, view, see } = start();
    await see('joining as Bob');
    expect(input.raw).toBe(true);
    output.written = '';
    stream.destroy();
    expect(await view.done).toEqual({
      code: 1,
      sentence: 'The server closed the connection without a word. Perhaps it wants TLS: try --tls.',
    });
    expect(input.raw).toBe(false);
    expect(input.isPaused()).toBe(true);
    for (const sequence of [PASTE_OFF, ALTERNATE_OFF, CURSOR_ON]) expect(output.written).toContain(sequence);
    expect(output.written.lastIndexOf('\x1b[?25l')).toBe(-1);
  });

  it('gives it back once, and draws no more', async () => {
    const { output, view, hear, see } = start();
    await see('joining as Bob');
    view.restore();
    output.written = '';
    view.restore();
    hear(protocol.accepted());
    await new Promise((resolve) => setImmediate(resolve));
    expect(output.written).toBe('');
  });

  it('gives the keyboard back even if nothing can be written any more', async () => {
    const { input, output, view, see } = start();
    await see('joining as Bob');
    output.write = () => {
      throw new Error('EIO');
    };
    view.restore();
    output.write = () => true;
    expect(input.raw).toBe(false);
  });

  it('draws a burst of 10,000 lines a few times, and all of its end', async () => {
    const { output, hear, see } = start();
    hear(protocol.accepted());
    await see('Bob> ');
    output.written = '';
    hear(...Array.from({ length: 10_000 }, (_, i) => protocol.said('Ann', `line ${i}.`)));
    hear(protocol.announcement('Ann', 'leaving'));
    await see('leaving'); // blanks that were blank before are not written again
    expect(output.written.split('\x1b[24;6H').length - 1).toBeLessThan(5);
  });

  it('takes an ESC for the Escape key when nothing follows', async () => {
    const { input, output, hear, see } = start();
    hear(protocol.accepted());
    input.write('\u00e9\r');
    await see('Not sent');
    output.written = '';
    input.write('\x1b');
    await see('@exit leaves');
    expect(output.written).not.toContain('Not sent');
  });

  it('draws a paste of 5,000 characters a few times, in however many pieces it comes', async () => {
    const { input, output, hear, see } = start();
    hear(protocol.accepted());
    await see('Bob> ');
    output.written = '';
    const text = `\x1b[200~${'word '.repeat(1000)}end\x1b[201~`;
    for (let i = 0; i < text.length; i += 64) input.write(text.slice(i, i + 64));
    await see('end');
    expect(output.written.split('\x1b[24;').length - 1).toBeLessThan(5);
  });

  it('rings unless it was told not to', async () => {
    for (const bell of [true, false]) {
      const { output, hear, see } = start({ bell });
      hear(protocol.accepted(), protocol.said('Ann', 'Bob!'));
      await see('Bob!');
      expect(output.written.includes('\x07')).toBe(bell);
    }
  });

  it('marks what comes after a while without a key', async () => {
    const clock = new ManualClock();
    const { input, hear, see, output } = start({ clock });
    const press = async (key: string): Promise<void> => {
      output.written = '';
      input.write(key);
      await see(key);
    };
    hear(protocol.accepted());
    await see('Bob> ');
    clock.advance(IDLE_AFTER - 1);
    await press('y');
    clock.advance(IDLE_AFTER - 1);
    hear(protocol.said('Ann', 'seen.'));
    await see('seen.');
    expect(output.written).not.toContain('unread');
    clock.advance(1);
    hear(protocol.said('Ann', 'not seen.'));
    await see('1 unread');
    expect(output.written).toContain(' unread ');
    // It goes on watching after the next key.
    await press('z');
    clock.advance(IDLE_AFTER);
    hear(protocol.said('Ann', 'one more.'));
    await see('1 unread');
  });

  it('tells on the terminal that it gives back which lines were not sent', async () => {
    const { stream, input, view, hear, see } = start();
    hear(protocol.accepted());
    await see('Bob> ');
    input.write('into the void\r');
    await see('void');
    stream.destroy();
    expect(await view.done).toEqual({
      code: 1,
      sentence: 'The server closed the connection.\nNot sent: into the void',
    });
  });
});
