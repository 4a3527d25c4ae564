import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FullScreen } from '../../src/client/screen/full-screen.js';
import { DARK } from '../../src/client/screen/theme.js';
import { Session } from '../../src/client/session/session.js';
import { FakeKeyboard } from '../client/support/pictures.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';
import { Screen } from './screen.js';
import { svgOf } from './svg.js';

/**
 * The pictures of the README and of the docs: the real client in front of a real server, with a clock that
 * stands still. `make pictures` writes them; without it, this proves that those in docs/pictures/ are true.
 */
const FOLDER = join(import.meta.dirname, '../../docs/pictures');

const F2 = '\x1bOQ';
const UP = '\x1bOA';

/** Bob's client in a chat with Ann and Cat, who have said something. */
async function chat(columns: number, rows: number) {
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  const cat = await RawClient.join(server.port, 'Cat');
  const stream = connect(server.port, '127.0.0.1');
  const screen = new Screen(columns, rows);
  const keyboard = new FakeKeyboard();
  let minute = 41;
  const view = new FullScreen(new Session(stream, { name: 'Bob', clock: new ManualClock() }), {
    input: keyboard,
    output: screen,
    theme: DARK,
    server: '127.0.0.1',
    now: () => ({ time: `09:${minute}`, day: 'Wed 25 Nov 2026' }),
    bell: false,
  });
  onTestFinished(() => {
    view.restore();
    stream.destroy();
  });
  const see = (text: string) => screen.until((shown) => shown.includes(text));
  const type = async (keys: string, seen: string) => {
    keyboard.write(keys);
    await see(seen);
  };
  await see('**Bob is joining the chat**');
  await see('3 people');
  ann.send(frame(2, 'Who knows what goes over the wire when I say this?'));
  await see('when I say this?');
  minute += 1;
  await type('A 02, the length in two bytes, and then the text.\r', '[Bob] A 02');
  cat.send(frame(4, 'Bob F2 shows it, byte by byte'));
  await see('byte by byte');
  minute += 1;
  cat.send(frame(2, 'Ann, Bob: lunch at twelve?'));
  await see('lunch at twelve?');
  return { screen, type };
}

async function isUpToDate(name: string, svg: string): Promise<void> {
  const file = join(FOLDER, `${name}.svg`);
  if (process.env.PICTURES === 'write') {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, svg);
  }
  expect(await readFile(file, 'utf8'), `Run "make pictures", and look at docs/pictures/${name}.svg.`).toBe(
    svg,
  );
}

it('chat.svg shows the chat as the client does', async () => {
  const { screen, type } = await chat(84, 16);
  await type('Yes, see y', 'Bob> Yes, see y');
  await isUpToDate('chat', svgOf(screen.cells, 'Bob chats with Ann and Cat in the terminal client.'));
});

it('wire.svg shows the wire view as the client does', async () => {
  const { screen, type } = await chat(84, 28);
  await type(F2, 'the wire: all frames');
  await type(UP.repeat(2), '>');
  await type('\r', 'in chat.ksy');
  const title =
    'The wire view of the terminal client: frames as bytes, each with its field, value and documentation.';
  await isUpToDate('wire', svgOf(screen.cells, title));
});
