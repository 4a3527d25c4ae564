import { type Arbitrary, assert, property } from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { compile } from '../../../src/codegen/compile.js';
import { diskHost, writeFiles } from '../../../src/codegen/files.js';
import { KaitaiError, type KaitaiStruct } from '../../../src/runtime/index.js';
import { hex } from '../../../test/support/bytes.js';
import { pathOfMine, readMine } from '../mine.js';

const FILE = 'sensors.ksy';

/** The bytes that the exercise shows: -2 degrees, 45 percent, a label, and something of tomorrow. */
const SAMPLE = '01 02 ff38  02 01 2d  03 05 4174746963  09 03 aabbcc';

interface Readings extends KaitaiStruct {
  readonly readings: readonly { readonly tag: number; readonly value: unknown }[];
}

/** The generated class, as far as the exercise says what it is like. */
interface Sensors {
  fromBytes(bytes: Uint8Array): Readings;
  of(fields: object): Readings;
  readonly Reading: { frameLength(bytes: Uint8Array, offset: number, end: number): number };
}

let Sensors: Sensors;
let sensors: () => Arbitrary<Readings>;

beforeAll(async () => {
  await readMine(FILE);
  const options = { runtime: '../../../src/runtime/index.js', codec: '../typescript' };
  for (const target of ['typescript', 'arbitraries'] as const) {
    const files = compile([pathOfMine(FILE)], target, diskHost([]), options);
    writeFiles(pathOfMine(`generated/${target}`), files);
  }
  ({ Sensors } = await import(pathOfMine('generated/typescript/sensors.ts')));
  ({ sensors } = await import(pathOfMine('generated/arbitraries/sensors.ts')));
});

it('reads the readings', () => {
  const { readings } = Sensors.fromBytes(hex(SAMPLE));
  expect(readings.map(({ tag }) => tag)).toEqual([1, 2, 3, 9]);
  const [temperature, humidity, label, unknown] = readings.map(({ value }) => value);
  expect(temperature).toMatchObject({ centidegrees: -200 });
  expect(humidity).toMatchObject({ percent: 45 });
  expect(label).toMatchObject({ text: 'Attic' });
  expect(Buffer.from(unknown as Uint8Array).toString('hex')).toBe('aabbcc');
});

it('writes what it read', () => {
  expect(Buffer.from(Sensors.fromBytes(hex(SAMPLE)).toBytes()).toString('hex')).toBe(
    hex(SAMPLE).toString('hex'),
  );
});

it('needs no length to write', () => {
  const made = Sensors.of({
    readings: [
      { tag: 2, value: { percent: 100 } },
      { tag: 3, value: { text: 'H\u00f6he' } },
    ],
  });
  expect(Buffer.from(made.toBytes()).toString('hex')).toBe('0201640305' + '48c3b66865');
});

it('knows where the next reading begins', () => {
  const bytes = hex(SAMPLE);
  expect(Sensors.Reading.frameLength(bytes, 0, bytes.length)).toBe(4);
  expect(Sensors.Reading.frameLength(bytes, 7, bytes.length)).toBe(7);
});

it('refuses more than 100 percent', () => {
  expect(() => Sensors.fromBytes(hex('02 01 65'))).toThrow(KaitaiError);
});

it('reads back whatever it can write', () => {
  assert(
    property(sensors(), (made) => {
      const bytes = made.toBytes();
      expect(Buffer.from(Sensors.fromBytes(bytes).toBytes()).equals(bytes)).toBe(true);
    }),
  );
});
