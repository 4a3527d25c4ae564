import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../generated/typescript/chat.js';
import { readMine } from '../mine.js';
import { bytesOfDump } from './dump.js';

const FILE = 'frames.txt';

/** The answers by their names, from lines of the form `name = value`. */
let answers: ReadonlyMap<string, string>;

const bytesOf = async (file: string) => bytesOfDump(await readFile(join(import.meta.dirname, file), 'utf8'));

beforeAll(async () => {
  const lines = Array.from((await readMine(FILE)).matchAll(/^\s*(\w+)\s*=\s*(.*?)\s*$/gm));
  answers = new Map(lines.map(([, name = '', value = '']) => [name, value]));
});

/** How an answer is to be written. */
type Notation = 'decimal' | 'hexadecimal' | 'name';

/**
 * The answer without the explanation that stands to its right in the page, which many leave where it is: it begins
 * behind several spaces, or behind a #.
 */
function answerIn(text: string): string {
  return (text.split(/\s{2,}|\s*#/)[0] ?? '').trim();
}

/** The same for every way to write it: `0x`, zeros in front, capitals, commas, brackets around a name. */
function plain(text: string, notation: Notation): string {
  const cells = text.toLowerCase().split(/[\s,]+/);
  if (notation === 'name')
    return text
      .trim()
      .replace(/^\[|\]$|^"|"$/g, '')
      .toLowerCase();
  return cells
    .map((cell) =>
      cell
        .replace(/^0x/, '')
        .replace(/h$/, '')
        .replace(/^0+(?=.)/, ''),
    )
    .join(' ');
}

/** Compares without showing the right answer. */
function isAnswered(name: string, right: string, notation: Notation = 'hexadecimal'): void {
  const given = answers.get(name);
  const answer = answerIn(given ?? '');
  if (given === undefined || answer === '...') expect.fail(`mine/${FILE}: "${name} = ..." is missing.`);
  if (plain(answer, notation) === plain(right, notation)) return;
  const number = notation === 'decimal' ? Number(right) : Number.parseInt(right, 16);
  const other = notation === 'decimal' ? number.toString(16) : number.toString();
  const isOther = notation !== 'name' && !right.includes(' ') && plain(answer, 'hexadecimal') === other;
  const fault = isOther ? `has the right number, but ${notation} is wanted` : 'is not right. Count again';
  expect.fail(`mine/${FILE}: "${name} = ${answer}" ${fault}.`);
}

describe('capture.txt', () => {
  const frames: { at: number; bytes: Uint8Array; frame: Chat.ServerFrame }[] = [];

  beforeAll(async () => {
    const bytes = await bytesOf('capture.txt');
    for (let at = 0; at < bytes.length; ) {
      const end = at + Chat.ServerFrame.frameLength(bytes, at, bytes.length);
      const frame = bytes.subarray(at, end);
      frames.push({ at, bytes: frame, frame: Chat.ServerFrame.fromBytes(frame) });
      at = end;
    }
  });

  const hex = (numbers: readonly number[], width = 1) =>
    numbers.map((n) => n.toString(16).padStart(width, '0')).join(' ');

  it('frames: how many there are', () => isAnswered('frames', `${frames.length}`, 'decimal'));

  it('offsets: where each begins, in hexadecimal', () => {
    isAnswered('offsets', hex(frames.map(({ at }) => at)));
  });

  it('commands: of each, in hexadecimal', () => {
    const commands = frames.map(({ frame }) => frame.command);
    isAnswered('commands', hex(commands, 2));
  });

  it('longest: the length of the longest message, in decimal', () => {
    isAnswered('longest', `${Math.max(...frames.map(({ frame }) => frame.lenMessage))}`, 'decimal');
  });

  it('direct_from: who sent the direct message', () => {
    const [message] = frames.flatMap(({ frame: { message: m } }) =>
      m instanceof Chat.DirectLine ? [m] : [],
    );
    isAnswered('direct_from', message?.line.sender ?? '', 'name');
  });

  it('says_nothing: the offset of the frame in which somebody says nothing, in hexadecimal', () => {
    const silent = frames.filter(
      ({ frame: { message } }) =>
        message instanceof Chat.RoomLine && message.line instanceof Chat.SaidLine && message.line.text === '',
    );
    isAnswered('says_nothing', hex(silent.map(({ at }) => at)));
  });
});

describe('broken.txt', () => {
  /** The fault: a frame whose length counts three bytes too many. */
  interface Fault {
    at: number;
    length: number;
  }
  let bytes: Uint8Array;
  let fault: Fault;

  const lengthAt = (at: number) => ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);

  /** Whether frames from here on end where the bytes do. */
  const fits = (at: number): boolean =>
    at === bytes.length || (at < bytes.length && fits(at + 3 + lengthAt(at)));

  beforeAll(async () => {
    bytes = await bytesOf('broken.txt');
    let at = 0;
    while (!fits(at + lengthAt(at))) at += 3 + lengthAt(at);
    fault = { at, length: lengthAt(at) };
  });

  it('broken_at: the offset of the frame whose length is wrong, in hexadecimal', () => {
    isAnswered('broken_at', fault.at.toString(16));
  });

  it('right_length: what its length should be, in decimal', () => {
    isAnswered('right_length', `${fault.length - 3}`, 'decimal');
  });

  it('next_command: what a reader that believes the length takes for the next command, in hexadecimal', () => {
    isAnswered('next_command', (bytes[fault.at + 3 + fault.length] ?? 0).toString(16).padStart(2, '0'));
  });

  it('waits_for: how many bytes of message it then waits for, in decimal', () => {
    isAnswered('waits_for', `${lengthAt(fault.at + 3 + fault.length)}`, 'decimal');
  });
});
