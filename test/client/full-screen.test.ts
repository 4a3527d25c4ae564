import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FullScreen } from '../../src/client/screen/full-screen.js';
import { MONO } from '../../src/client/screen/theme.js';
import { Session } from '../../src/client/session/session.js';
import * as protocol from '../../src/protocol/index.js';
import { FakeKeyboard, FakeTerminal } from './support/pictures.js';

const PASTE_OFF = '\x1b[?2004l';
const ALTERNATE_OFF = '\x1b[?1049l';
const CURSOR_ON = '\x1b[?25h';

function start() {
  const stream = new PassThrough();
  stream.write = () => true; // what the session sends must not come back to it
  const session = new Session(stream, { name: 'Bob' });
  const input = new FakeKeyboard();
  const output = new FakeTerminal(80, 24);
  const view = new FullScreen(session, { input, output, theme: MONO, server: 'x', clock: () => '09:41' });
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
    expect(await view.done).toEqual({ code: 1, sentence: 'The server closed the connection.' });
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
});
