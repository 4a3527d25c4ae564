/**
 * Ids that mean something to TypeScript, to JavaScript, to the runtime or to the generated code itself, in every role that
 * an id can have: each works.
 */
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { OWN } from '../../src/codegen/arbitraries/names.js';
import { compile } from '../../src/codegen/compile.js';
import * as helpers from '../../src/runtime/arbitraries/index.js';
import { annotate, type KaitaiStruct } from '../../src/runtime/index.js';
import { SEED } from '../support/seed.js';
import { arbitraryOf } from './support/arbitrary.js';
import { type GeneratedClass, generate, mainClass, memoryHost, RUNTIME } from './support/generated.js';
import { initOf } from './support/laws.js';
import { complaints } from './support/strict.js';

const MEANING = `
  constructor prototype proto name length caller callee arguments apply call bind then catch finally to_string value_of
  to_locale_string has_own_property is_prototype_of property_is_enumerable to_json iterator next of from_bytes to_bytes
  append_to frame_length ends_with_stream fields init read write check dirty rest prepare parent root io is_le debug
  object array string uint8array uint8_array error promise symbol date map set function math json infinity nan number
  boolean bigint big_int weak_map proxy reflect
  kaitai_struct kaitai_stream positioned_struct write_round field_info debug_map annotator bit_counter consistency_error
  self bytes offset end at available item index value count count_x counter mark start given given_x sum expected steps
  annotated instances whole to all seq endian part_length byte_length lookahead adopt adopt_as prepare_part keep_rest
  bytes_00 bytes_no_0 m_a w_a p_a a_enabled enabled present check_equal peek fc draw build part such tag list_of list_until text binary number32 linked_part member_or_number
  foo_bar foobar foo__bar foo_bar_ f_oo_bar foo1 foo_1 undefined await async yield let static get eval require module
  break case class const continue debugger default delete do else enum export extends for if implements import in
  instanceof interface new null package private protected public return super switch this throw try typeof var void
  while with abstract any as asserts declare infer is keyof namespace never readonly type unknown using global process
`;
/** Not those that are operators or values in an expression. */
const IDS = MEANING.trim()
  .split(/\s+/)
  .filter((id) => !['and', 'or', 'not', 'true', 'false'].includes(id));

/** JSON is YAML, but for integers as keys. */
const yaml = (spec: object) => JSON.stringify(spec).replace(/"(\d+)":/g, '$1: ');

/** Two roles do not share an id where that would be an error of the specification. */
const roles = fc.record({
  // The tests load modules by a `require` of their own, which the arbitrary of such a file would hide.
  file: fc.constantFrom(...IDS.filter((id) => id !== 'require')),
  fields: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 6, maxLength: 6 }),
  inner: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 3, maxLength: 3 }),
  type: fc.constantFrom(...IDS),
  deeper: fc.constantFrom(...IDS),
  enumeration: fc.constantFrom(...IDS),
  members: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 2 }),
});
type Roles = (typeof roles extends fc.Arbitrary<infer T> ? T : never) & object;

/** A specification in which each of them is used. */
function specOf({ file, fields, inner, type, deeper, enumeration, members }: Roles): string {
  const [a, b, c, far, computed, ofMember] = fields;
  const [parameter, d, e] = inner;
  return yaml({
    meta: { id: file, endian: 'be' },
    seq: [
      { id: a, type: 'u1' },
      { id: b, size: a },
      { id: c, type: `${type}(${a})`, repeat: 'expr', 'repeat-expr': 1, if: `${a} != 9` },
    ],
    instances: {
      [`${far}`]: { pos: 0, type: 'u1', valid: { max: 9 } },
      [`${computed}`]: { value: `${a} + ${far}` },
      [`${ofMember}`]: { value: `${c}[0].${d} == ${type}::${enumeration}::${members[0]}` },
    },
    types: {
      [type]: {
        params: [{ id: parameter, type: 'u1' }],
        seq: [
          { id: d, type: 'u1', enum: enumeration },
          { id: e, type: deeper, if: `${parameter} == 1` },
        ],
        types: { [deeper]: { seq: [{ id: a, type: 'u1' }] } },
        enums: { [enumeration]: { 1: members[0], 2: members[1] } },
      },
    },
  });
}

/** The value of a field by its id in the specification. */
function fieldOf(object: KaitaiStruct, id: string | undefined): unknown {
  const { fields } = object.constructor as unknown as GeneratedClass;
  const [name] = Object.entries(fields).find(([, info]) => info.id === id) ?? [];
  return object[name as keyof KaitaiStruct];
}

const BYTES = Uint8Array.of(1, 0xbb, 2, 7);

property.prop([roles], { numRuns: 15 })('reads, writes and makes objects of such names', (names) => {
  const file = `${names.file}.ksy`;
  const specs = new Map([[file, specOf(names)]]);
  const output = generate(file, specs);
  const type = mainClass(output);
  const object = type.fromBytes(BYTES);
  const [a, b, c, far] = names.fields;
  expect([a, b, far].map((id) => fieldOf(object, id))).toEqual([1, Uint8Array.of(0xbb), 1]);
  const [part] = fieldOf(object, c) as KaitaiStruct[];
  expect(fieldOf(part as KaitaiStruct, names.inner[1])).toBe(2);
  expect(fieldOf(fieldOf(part as KaitaiStruct, names.inner[2]) as KaitaiStruct, a)).toBe(7);
  expect(object.toBytes()).toEqual(BYTES);
  expect(type.of(initOf(type.fromBytes(BYTES)) as object).toBytes()).toEqual(BYTES);
  expect(annotate((io) => new type(io), BYTES, { instances: true }).error).toBeUndefined();
  const [drawn] = fc.sample(arbitraryOf(file, specs, output), 1);
  expect(drawn?.toBytes()).toBeInstanceOf(Uint8Array);
});

it('the target arbitraries knows all names that it may import', () => {
  expect(Object.keys(helpers).filter((name) => !OWN.has(name))).toEqual([]);
});

describe('for the compiler', () => {
  const PROJECT = join(import.meta.dirname, '../..');
  const FOLDER = join(import.meta.dirname, 'generated-in-memory/names');
  /** Those that have clashed once, and as many others as the compiler has time for. */
  const ids = [
    ...new Set([
      ...[
        'append_to',
        'value_of',
        'write_round',
        'part',
        'instances',
        'annotated',
        'fc',
        'foo_bar',
        'foo__bar',
      ],
      ...fc
        .sample(fc.shuffledSubarray(IDS, { minLength: 8, maxLength: 8 }), { numRuns: 1, seed: SEED })
        .flat(),
    ]),
  ];
  const object = <T>(value: (id: string, i: number) => T) =>
    Object.fromEntries(ids.map((id, i) => [id, value(id, i)]));
  const byte = (id: string) => ({ id, type: 'u1' });

  /** All of them at once, in one role each. */
  const SPECS: Record<string, object> = {
    as_fields: { seq: ids.map(byte), instances: { xx: { value: ids.join(' + ') } } },
    as_values: { seq: [byte('xx')], instances: object(() => ({ value: 'xx + 1' })) },
    as_positions: { seq: [byte('xx')], instances: object(() => ({ pos: 'xx', type: 'u1', valid: 1 })) },
    as_types: {
      seq: ids.map((id) => ({ id: `xx_${id}`, type: id, repeat: 'eos' })),
      types: object((id) => ({
        seq: [byte('xx'), { id: 'yy', type: 'f4', if: 'xx == 1' }],
        instances: { far: { pos: 1, type: 'u8' } },
        types: { [`${id}`]: { seq: [byte('zz')] } },
      })),
    },
    as_nested: {
      seq: [
        { id: 'xx', type: 'b_c' },
        { id: 'yy', type: 'b::c' },
      ],
      types: { b_c: { seq: [byte('xx')] }, b: { types: { c: { seq: [byte('yy')] } } } },
    },
    as_enums: {
      seq: ids.map((id) => ({ id: `xx_${id}`, type: 'u1', enum: id })),
      enums: object(() => ({ 1: 'one' })),
      instances: object((id) => ({ value: `xx_${id} == ${id}::one` })),
    },
    as_members: {
      seq: [
        { id: 'xx', type: 'u1', enum: 'kind', valid: { 'in-enum': true } },
        { id: 'yy', type: 'u8', enum: 'large' },
      ],
      enums: {
        kind: Object.fromEntries(ids.map((id, i) => [i, id])),
        large: Object.fromEntries(ids.map((id, i) => [`${2n ** 60n + BigInt(i)}`, id])),
      },
      instances: object((id) => ({ value: `xx == kind::${id} or yy == large::${id}` })),
    },
    as_parameters: {
      seq: [{ id: 'xx', type: `part(${ids.map((_, i) => i % 200).join(', ')})` }],
      types: {
        part: {
          params: ids.map(byte),
          seq: ids.map((id) => ({ id: `xx_${id}`, size: id, if: `${id} == 3` })),
        },
      },
    },
  };

  it('nothing clashes, in any role', { timeout: 60_000 }, () => {
    const files = new Map<string, string>();
    for (const [id, spec] of Object.entries(SPECS)) {
      const text = yaml({ meta: { id, endian: 'be' }, ...spec });
      const host = memoryHost(new Map([[`${id}.ksy`, text]]));
      for (const target of ['typescript', 'arbitraries'] as const) {
        for (const output of compile([`${id}.ksy`], target, host, { runtime: RUNTIME, codec: '.' })) {
          const path = join(FOLDER, target, output.name);
          files.set(
            path,
            output.text
              .replaceAll(`'${RUNTIME}'`, "'../../../../../src/runtime/index.js'")
              .replaceAll(`'${RUNTIME}/arbitraries'`, "'../../../../../src/runtime/arbitraries/index.js'")
              .replaceAll(`'./${id}.js'`, `'../typescript/${id}.js'`),
          );
        }
      }
    }
    expect([...complaints(files, PROJECT)]).toEqual([]);
  });
});
