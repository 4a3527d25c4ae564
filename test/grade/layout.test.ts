import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { ItemReader, itemsOf } from '../../src/grade/wire/items.js';
import { ASSIGNMENT, cutFrame, encodeFrame, LAYOUTS } from '../../src/grade/wire/layout.js';
import '../support/seed.js';

const message = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
});

test.prop([message])("the assignment's layout is that of the specification", (text) => {
  const bytes = Chat.ClientFrame.of({ command: Chat.Command.MESSAGE, message: { text } }).toBytes();
  expect(encodeFrame(ASSIGNMENT, 2, text)).toEqual(Buffer.from(bytes));
  expect(cutFrame(ASSIGNMENT, Buffer.from(bytes), 0)).toMatchObject({
    kind: 'frame',
    command: 2,
    end: bytes.length,
  });
});

test.prop([fc.constantFrom(...LAYOUTS), fc.integer({ min: 0, max: 5 }), message])(
  'what a layout writes it reads again, if the length fits',
  (layout, command, text) => {
    fc.pre(text.length < 256 || layout.width > 1);
    const bytes = encodeFrame(layout, command, text);
    const cut = cutFrame(layout, bytes, 0);
    expect(cut).toMatchObject({ kind: 'frame', command, end: bytes.length });
    if (cut.kind === 'frame') expect(cut.message.toString('latin1')).toBe(text);
  },
);

const reading = fc.record({
  layout: fc.constantFrom(...LAYOUTS),
  bareStatus: fc.boolean(),
  framesOnly: fc.boolean(),
});

test.prop([reading, fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat({ max: 200 })), fc.nat({ max: 3 })])(
  'a stream is the same items wherever it is cut, and they are all of it',
  (how, data, cuts, joins) => {
    const bytes = Buffer.from(data);
    const reader = new ItemReader(how);
    for (const at of [...cuts].sort((a, b) => a - b)) reader.read(bytes.subarray(0, at), joins);
    const items = reader.read(bytes, joins);
    expect(items).toEqual(itemsOf(bytes, how, joins));
    expect(Buffer.concat(items.map((item) => item.bytes))).toEqual(bytes);
  },
);
