/**
 * How bytes end, for every combination of `size`, `size-eos`, `terminator`, `include`, `consume`, `eos-error` and
 * `pad-right`: what `_check` and `_write` let through reads the same again, and what was read is let through.
 */
import { describe, expect, it } from 'vitest';
import { KaitaiError, KaitaiStream } from '../../src/runtime/index.js';
import { type GeneratedClass, generate, loadGenerated, mainClass } from './support/generated.js';

// Tens of thousands are refused here, and to say where in the code takes longer than all the rest.
Error.stackTraceLimit = 0;

const EXTENTS = ['', 'size: 1', 'size: 2', 'size: 3', 'size-eos: true'];
const TERMINATORS = ['', '0', '1', '[0, 1]', '[1, 1]'];
const PADS = ['', '0', '1'];
const FLAGS = ['', 'include: true', 'eos-error: false', 'include: true, eos-error: false'];

const joined = (...keys: string[]) => keys.filter((key) => key !== '').join(', ');

/** Each combination that means anything, as the keys of a field. */
const combinations = EXTENTS.flatMap((extent) =>
  TERMINATORS.flatMap((value) => {
    const terminator = value && `terminator: ${value}`;
    const flags = value === '' ? [''] : extent === '' ? FLAGS : FLAGS.slice(0, 2);
    if (extent === '') return value === '' ? [] : flags.map((flag) => joined(terminator, flag));
    const pads = PADS.map((pad) => pad && `pad-right: ${pad}`);
    return pads.flatMap((pad) => flags.map((flag) => joined(extent, terminator, pad, flag)));
  }),
);

/** Those that nothing but a terminator ends, with what comes behind them. */
const ended = combinations
  .filter((keys) => keys.startsWith('terminator'))
  .flatMap((keys) => [keys, joined(keys, 'consume: false')]);

const text = [
  'meta: {id: rules}',
  'types:',
  ...combinations.map((keys, i) => `  alone${i}: {seq: [{id: x, ${keys}}]}`),
  ...ended.map((keys, i) => `  before${i}: {seq: [{id: x, ${keys}}, {id: rest, size-eos: true}]}`),
].join('\n');
const { Rules } = loadGenerated<Record<'Rules', Record<string, GeneratedClass>>>(
  generate('rules.ksy', new Map([['rules.ksy', text]])),
);
const classes = (keys: readonly string[], name: string) =>
  keys.map((of, i) => [of, Rules[`${name}${i}`] as GeneratedClass] as const);

/** All byte arrays of up to `length` of two bytes that mean something, and one that means nothing. */
function arrays(length: number): Uint8Array[] {
  const all: number[][] = [[]];
  for (const bytes of all) if (bytes.length < length) all.push(...[0, 1, 2].map((byte) => [...bytes, byte]));
  return all.map((bytes) => Uint8Array.from(bytes));
}

/** Undefined where the action fails as it may. */
function unlessRefused<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof KaitaiError) return undefined;
    throw error;
  }
}

const plain = (object: object, names: readonly string[]) =>
  names.map((name) => `${object[name as keyof object]}`);

/** The values that are written without an error and do not read the same. */
function lost(type: GeneratedClass, inits: readonly object[]): object[] {
  return inits.filter((init) => {
    const names = Object.keys(init);
    const written = unlessRefused(() => type.of(init).toBytes());
    if (written === undefined) return false;
    const read = unlessRefused(() => type.fromBytes(written));
    return read === undefined || `${plain(read, names)}` !== `${plain(init, names)}`;
  });
}

describe.each(classes(combinations, 'Alone'))('%s', (keys, type) => {
  it('what is written reads the same', () => {
    expect(
      lost(
        type,
        arrays(4).map((x) => ({ x })),
      ),
    ).toEqual([]);
  });

  it('what was read is written, and to a growing stream too', () => {
    const refused = arrays(4).filter((raw) => {
      const read = unlessRefused(() => type.fromBytes(raw));
      const io = KaitaiStream.growing();
      const written = unlessRefused(() => {
        read?._write(io);
        return read?.toBytes();
      });
      const grown = `${io.toByteArray()}`;
      // Where a growing stream will end is not known, so a terminator that may be missing at its end is written.
      const isSame = `${raw}`.startsWith(grown) || (keys.includes('eos-error') && grown.startsWith(`${raw}`));
      return read !== undefined && (!isSame || `${written}` !== `${raw}`);
    });
    expect(refused).toEqual([]);
  });
});

describe.each(classes(ended, 'Before'))('%s, and something behind it', (_, type) => {
  it('what is written reads the same', () => {
    const inits = arrays(3).flatMap((x) => arrays(2).map((rest) => ({ x, rest })));
    expect(lost(type, inits)).toEqual([]);
  });

  it('what was read is written', () => {
    const refused = arrays(4).filter((raw) => {
      const read = unlessRefused(() => type.fromBytes(raw));
      return read !== undefined && unlessRefused(() => read.toBytes()) === undefined;
    });
    expect(refused).toEqual([]);
  });
});

const UNDER = `
meta: {id: under}
seq:
  - {id: x, type: u1, if: mark > 5}
  - {id: rest, size-eos: true, terminator: 0}
instances:
  mark: {pos: 3, type: u1}
`;

it('bytes to the end of the stream reach to an instance behind them that was asked for, and so written, first', () => {
  const Under = mainClass(generate('under.ksy', new Map([['under.ksy', UNDER]])));
  const bytes = Under.of({ rest: Uint8Array.of(0x63, 3), mark: 0 }).toBytes();
  expect(bytes).toEqual(Uint8Array.of(0x63, 3, 0, 0));
});
