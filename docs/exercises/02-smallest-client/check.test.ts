import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { frame } from '../../../test/support/bytes.js';
import { patiently } from '../../../test/support/patience.js';
import { RawClient } from '../../../test/support/raw-client.js';
import { startTestServer } from '../../../test/support/test-server.js';
import { pathOfMine, readMine } from '../mine.js';

const FILE = 'smallest.sh';

/** The script in a process of its own, and what it prints, line by line. */
class Script {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly exited: Promise<unknown[]>;

  constructor(port: number, name: string) {
    this.#process = spawn('bash', [pathOfMine(FILE), '127.0.0.1', `${port}`, name]);
    onTestFinished(() => void this.#process.kill('SIGKILL'));
    this.exited = once(this.#process, 'close');
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.#process.stderr.pipe(process.stderr);
    this.#process.stdin.on('error', () => {});
  }

  type(text: string): void {
    this.#process.stdin.write(`${text}\n`);
  }

  endInput(): void {
    this.#process.stdin.end();
  }

  /** The next line that it prints; undefined when it has ended. */
  async line(): Promise<string | undefined> {
    return (await patiently(this.#lines.next(), () => `mine/${FILE} prints nothing and does not end.`)).value;
  }
}

it('is there', () => readMine(FILE));

it('joins, says what is typed, shows what is said, and leaves at the end of the input', async () => {
  await readMine(FILE);
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  const bob = new Script(server.port, 'Bob');
  expect(await bob.line()).toBe('**Bob is joining the chat**');
  expect(await ann.frame()).toBe('02 **Bob is joining the chat**');
  bob.type('Hi');
  expect(await ann.frame()).toBe('02 [Bob] Hi');
  ann.send(frame(2, 'Hello Bob'));
  expect(await bob.line()).toBe('[Ann] Hello Bob');
  bob.endInput();
  expect(await ann.frame()).toBe('02 **Bob is leaving the chat**');
  expect(await bob.line()).toBeUndefined();
  expect(await bob.exited).toEqual([0, null]);
});

it.each([
  ['of 10 characters, whose length is the byte of a line feed', 'x'.repeat(10)],
  ['of 256 characters, whose length needs both bytes', 'y'.repeat(256)],
  ['of 1000 characters', 'z'.repeat(1000)],
  ['that means something to the shell', '%d \\x41 $HOME `ls` "quoted" * \\'],
  ['with spaces in front and behind', '  two  '],
])('sends and shows a text %s', async (_, text) => {
  await readMine(FILE);
  const server = await startTestServer();
  const ann = await RawClient.join(server.port, 'Ann');
  const bob = new Script(server.port, 'Bob');
  expect(await bob.line()).toBe('**Bob is joining the chat**');
  await ann.frame();
  bob.type(text);
  expect(await ann.frame()).toBe(`02 [Bob] ${text}`.trimEnd());
  ann.send(frame(2, text));
  expect(await bob.line()).toBe(`[Ann] ${text}`);
  bob.endInput();
  await bob.exited;
});
