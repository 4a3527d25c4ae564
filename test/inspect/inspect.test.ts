import '../support/seed.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chat, chatClientFrame, chatServerFrame } from '../../generated/arbitraries/chat.js';
import { Chat } from '../../generated/typescript/chat.js';
import {
  type Form,
  type InspectedFrame,
  type Inspection,
  Inspector,
  inspectFrames,
  inspectRecording,
  layOut,
  showFrame,
} from '../../src/inspect/index.js';
import { ENUM_FIELDS } from '../../src/inspect/values.js';
import type { KaitaiStruct } from '../../src/runtime/index.js';
import { anyBytes, TYPES } from '../generated/support/types.js';
import { frame, hex } from '../support/bytes.js';

const { CLIENT, SERVER } = Chat.Side;

/** Recordings and frames of both sides, and how they are inspected. */
const KINDS: {
  name: string;
  objects: fc.Arbitrary<KaitaiStruct[]>;
  form: Form;
  inspect: (bytes: Uint8Array) => Inspection;
}[] = [
  {
    name: 'Chat',
    objects: fc.array(chat(), { maxLength: 2 }),
    form: 'recording',
    inspect: inspectRecording,
  },
  {
    name: 'ClientFrame',
    objects: fc.array(chatClientFrame(), { maxLength: 3 }),
    form: CLIENT,
    inspect: (bytes: Uint8Array) => inspectFrames(bytes, CLIENT),
  },
  {
    name: 'ServerFrame',
    objects: fc.array(chatServerFrame(), { maxLength: 3 }),
    form: SERVER,
    inspect: (bytes: Uint8Array) => inspectFrames(bytes, SERVER),
  },
];

const bytesOf = (objects: KaitaiStruct[]) => Buffer.concat(objects.map((object) => object.toBytes()));
const inHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const noise = (name: string) => anyBytes(TYPES.find((type) => type.name === name) ?? expect.fail(name));
const linesOf = ({ frames }: Inspection) => frames.flatMap((frame) => showFrame(frame));

/** A line of a field: offset (none where only the value goes on), bytes, the rest. */
const LINE = /^ {2}([0-9a-f]{6,}| {6})(?: {2}|$)((?:[0-9a-f]{2} )*[0-9a-f]{2})?/;

/** The bytes that lines show, after checking that each line says rightly where its bytes are. */
function shownBytes(lines: readonly string[]): Buffer {
  let shown = '';
  for (const line of lines) {
    if (!line.startsWith('  ')) continue;
    const [, offset = '', digits = ''] = LINE.exec(line) ?? expect.fail(`not a line: ${line}`);
    const isRight = offset.trim() === '' ? digits === '' : Number.parseInt(offset, 16) === shown.length / 2;
    if (!isRight) throw new Error(`not at offset ${shown.length / 2}: ${line}`);
    shown += digits.replaceAll(' ', '');
  }
  return Buffer.from(shown, 'hex');
}

describe.each(KINDS)('what is shown of $name', ({ name, objects, form, inspect }) => {
  it('has every byte exactly once, in order, at its offset', () => {
    fc.assert(
      fc.property(objects, (given) => {
        const bytes = bytesOf(given);
        const inspection = inspect(bytes);
        expect(inspection.fault).toBeUndefined();
        expect(shownBytes(linesOf(inspection)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('has every byte exactly once of any bytes, readable or not', () => {
    const faults = new Set<string>();
    fc.assert(
      fc.property(noise(name), (bytes) => {
        const inspection = inspect(bytes);
        if (inspection.fault !== undefined) faults.add(inspection.fault.kind);
        expect(shownBytes(linesOf(inspection)).equals(bytes)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(faults.size).toBeGreaterThan(1);
  });

  it('is the same however the bytes are cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.oneof(objects.map(bytesOf), noise(name)),
        fc.array(fc.nat({ max: 9 }), { minLength: 1 }),
        (bytes, sizes) => {
          const inspector = new Inspector(form);
          const frames: InspectedFrame[] = [];
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const end = at + (sizes[i % sizes.length] ?? 0) + (i % 2);
            frames.push(...inspector.feed(Uint8Array.from(bytes.subarray(at, end))));
            at = end;
          }
          const last = inspector.end();
          if (last !== undefined) frames.push(last);
          const whole = inspect(bytes);
          expect(frames.flatMap((frame) => showFrame(frame))).toEqual(linesOf(whole));
          expect(inspector.fault).toEqual(whole.fault);
          expect(inspector.bytes).toBe(bytes.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is printable ASCII, on lines that fit, whatever the bytes are', () => {
    fc.assert(
      fc.property(noise(name), (bytes) => {
        for (const line of linesOf(inspect(bytes))) {
          if (!/^[\x20-\x7e]{1,100}$/.test(line)) throw new Error(JSON.stringify(line));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has as many frames as there are, each with its bytes', () => {
    fc.assert(
      fc.property(objects, (given) => {
        const frames = given.flatMap((object): KaitaiStruct[] =>
          object instanceof Chat ? object.records : [object],
        );
        const shown = inspect(bytesOf(given)).frames.map(({ rows }) =>
          Buffer.concat(rows.map((row) => row.bytes)),
        );
        expect(shown.map(inHex)).toEqual(frames.map((frame) => inHex(frame.toBytes())));
      }),
    );
  });
});

describe('a fault', () => {
  it('is within the bytes, and what comes before it is read', () => {
    fc.assert(
      fc.property(noise('Chat'), (bytes) => {
        const { fault, frames } = inspectRecording(bytes);
        if (fault === undefined) return;
        expect(fault.at).toBeLessThanOrEqual(bytes.length);
        const rows = frames.flatMap((frame) => frame.rows);
        // Nothing that could not be read lies before the fault.
        for (const { annotation, start } of rows) {
          if (annotation === undefined) expect(start).toBeGreaterThanOrEqual(fault.at);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the lines of a frame', () => {
  it('have offset, bytes, path and value', () => {
    const { frames } = inspectRecording(hex('01 02 0008 5b 426f625d 20 4869'));
    expect(frames.flatMap((frame) => showFrame(frame))).toEqual([
      'records[0]: server to client, 12 bytes',
      '  000000  01                       side                       1 server',
      '  000001  02                       frame.command              2 message',
      '  000002  00 08                    frame.len_message          8',
      '  000004  5b                       frame.message.form         91 said',
      '  000005  42 6f 62 5d              frame.message.line.sender  "Bob"',
      '  000009  20                       frame.message.line.space   bytes " "',
      '  00000a  48 69                    frame.message.line.text    "Hi"',
    ]);
  });

  it('go on where bytes or values are long, and tear no escape', () => {
    const text = '\x1b[2J'.repeat(4) + 'x'.repeat(9);
    const bytes = Chat.ClientFrame.of({ command: Chat.Command.MESSAGE, message: { text } }).toBytes();
    const [first] = inspectFrames(bytes, CLIENT).frames;
    const lines = layOut(first?.rows ?? [], { bytesPerLine: 4, width: 60, offsetDigits: 6 });
    expect(lines).toEqual([
      '000000  02           command       2 message',
      '000001  00 19        len_message   25',
      '000003  1b 5b 32 4a  message.text  "\\x1b[2J\\x1b[2J\\x1b[2J',
      '000007  1b 5b 32 4a                \\x1b[2Jxxxxxxxxx"',
      '00000b  1b 5b 32 4a',
      '00000f  1b 5b 32 4a',
      '000013  78 78 78 78',
      '000017  78 78 78 78',
      '00001b  78',
    ]);
  });

  it('put a value below where there is little room beside the path, over the whole width', () => {
    const bytes = frame(2, '[Bob] What a narrow terminal!');
    const [first] = inspectFrames(bytes, SERVER).frames;
    const rows = (first?.rows ?? []).slice(-2);
    expect(layOut(rows, { bytesPerLine: 8, width: 60, offsetDigits: 4 })).toEqual([
      '0008  20                       message.line.space  bytes " "',
      '0009  57 68 61 74 20 61 20 6e  message.line.text',
      '0011  61 72 72 6f 77 20 74 65',
      '0019  72 6d 69 6e 61 6c 21',
      '      "What a narrow terminal!"',
    ]);
  });

  it('show what is empty, unknown or not read', () => {
    const shown = (text: string, side = SERVER) => linesOf(inspectFrames(hex(text), side)).slice(1);
    expect(shown('03 0006 7573657273 0a').at(-1)).toMatch(/^ {2}000009 +message\.entries +\(no elements\)$/);
    expect(shown('01 0000', CLIENT).at(-1)).toMatch(/^ {2}000003 +message\.rest +\(no bytes\)$/);
    expect(shown('2a 0002 00ff')).toEqual([
      '  000000  2a                       command      42 (unknown)',
      '  000001  00 02                    len_message  2',
      '  000003  00 ff                    message      bytes "\\x00\\xff"',
    ]);
    expect(shown('02 0003 61 62 63').at(-1)).toMatch(/^ {2}000004 {2}62 63 +\(not read\) +bytes "bc"$/);
  });
});

it('every field with an enum in the specification is shown with the name of its value', () => {
  const spec = parse(readFileSync(join(import.meta.dirname, '../../spec/chat.ksy'), 'utf8')) as {
    types: Record<string, { seq: { enum?: string }[] }>;
  };
  const withEnum = Object.entries(spec.types).flatMap(([type, { seq }]) =>
    seq.flatMap((field, index) => (field.enum === undefined ? [] : [`/types/${type}/seq/${index}`])),
  );
  expect(Array.from(ENUM_FIELDS.keys(), ({ path }) => path).sort()).toEqual(withEnum.sort());
});
