import { cutFrame, type Layout } from './layout.js';

/** One thing that came over a connection. */
export interface Item {
  /**
   * - `frame`: a frame of the layout
   * - `text`: text without a frame around it, up to a line end or to the next frame
   * - `status`: a status byte without a frame around it
   * - `broken`: the start of a frame that is not whole, as far as it has come
   */
  readonly kind: 'frame' | 'text' | 'status' | 'broken';
  /** Of a frame; -1 otherwise. */
  readonly command: number;
  /** What is in it, one character a byte. */
  readonly text: string;
  /** Offset in what the connection has received. */
  readonly start: number;
  /** Offset behind its last byte. */
  readonly end: number;
  readonly bytes: Buffer;
  /** Whether the text came with two bytes for each character (UTF-16). */
  readonly wide: boolean;
}

/** ASCII characters with a zero byte before or after each. */
const WIDE = /^(\xfe\xff|\xff\xfe)?((\0[\t-\x7e]){2,}|([\t-\x7e]\0){2,})$/;

/** How a stream is to be read. */
export interface Reading {
  readonly layout: Layout;
  /** Whether the answers to requests to join come as one byte, without a header. */
  readonly bareStatus: boolean;
  /** Whether there can be nothing but frames, as in what the grader sends. */
  readonly framesOnly?: boolean;
}

/**
 * Takes apart what comes over a connection. No command is printable ASCII, so that text without a frame can be told
 * from frames (in the layout whose commands are digits, by its first character).
 */
export class ItemReader {
  readonly #reading: Reading;
  /** Those that more bytes do not change. */
  readonly #whole: Item[] = [];
  #at = 0;
  #statuses = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /**
   * @param bytes all that has come, which begins with what was given the last time
   * @param joins how many requests to join were sent, each of which has one status in answer
   */
  read(bytes: Buffer, joins: number): Item[] {
    while (this.#at < bytes.length) {
      const item = this.#next(bytes, joins);
      const goesOn = item.kind === 'broken' || (item.kind === 'text' && bytes[item.end - 1] !== 0x0a);
      if (goesOn && item.end === bytes.length) return [...this.#whole, item];
      if (item.kind === 'status') this.#statuses += 1;
      this.#whole.push(item);
      this.#at = item.end;
    }
    return this.#whole;
  }

  #next(bytes: Buffer, joins: number): Item {
    const { layout, bareStatus, framesOnly = false } = this.#reading;
    const start = this.#at;
    const make = (kind: Item['kind'], end: number, content: string, command = -1): Item => {
      const wide = WIDE.test(content);
      const text = wide ? content.replace(/[\0\xfe\xff]/g, '') : content;
      return { kind, command, text, start, end, bytes: bytes.subarray(start, end), wide };
    };
    const byte = bytes.readUInt8(start);
    if (bareStatus && this.#statuses < joins && isStatus(byte)) {
      return make('status', start + 1, bytes.toString('latin1', start, start + 1));
    }
    if (!framesOnly && isText(byte) && !(layout.commandBase > 0 && byte >= 0x30 && byte <= 0x35)) {
      const end = endOfText(bytes, start);
      return make('text', end, bytes.toString('latin1', start, end).replace(/\r?\n$/, ''));
    }
    const cut = cutFrame(layout, bytes, start);
    if (cut.kind === 'frame') return make('frame', cut.end, cut.message.toString('latin1'), cut.command);
    return make('broken', bytes.length, bytes.toString('latin1', start));
  }
}

/** All items of bytes that no more will follow. */
export function itemsOf(bytes: Buffer, reading: Reading, joins: number): Item[] {
  return new ItemReader(reading).read(bytes, joins);
}

function isStatus(byte: number): boolean {
  return byte === 0 || byte === 1 || byte === 0x30 || byte === 0x31;
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte <= 0x7e) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function endOfText(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && isText(bytes.readUInt8(at))) {
    at += 1;
    if (bytes[at - 1] === 0x0a) return at;
  }
  return at;
}
