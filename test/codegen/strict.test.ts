/** All generated code, of every feature and of the protocol, passes the strictest options of the compiler. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { features, outputOf } from './support/feature.js';
import { generate, RUNTIME } from './support/generated.js';
import { complaints, STRICTEST } from './support/strict.js';
import { unusual } from './support/unusual.js';

const PROJECT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'generated-in-memory');

/** A specification that uses things here and there: what is not used where it could be must not be declared there. */
const UNUSED = `
meta: {id: unused, endian: be, encoding: ASCII}
params: [{id: width, type: u1}]
seq:
  - {id: version, type: u1}
  - {id: len_body, type: u1}
  - {id: body, size: len_body, type: body}
  - {id: never, size: 0, if: version == 1 and false}
  - {id: cells, size: width, repeat: expr, repeat-expr: 2}
  - {id: rows, type: 'row(_index)', repeat: expr, repeat-expr: 2}
  - {id: digits, type: {switch-on: width, cases: {4: b4, 8: u1}}, repeat: expr, repeat-expr: 2}
  - {id: last, type: u1, repeat: until, repeat-until: _index == 1}
  - {id: flags, type: {switch-on: version, cases: {1: empty(width), 2: empty(version)}}}
types:
  body: {seq: [{id: old, type: u1, if: _root.version == 0}]}
  row: {params: [{id: number, type: u4}], seq: [{id: value, size: number}]}
  empty: {params: [{id: value, type: u1}], instances: {twice: {value: value * 2}}}
`;

it('has no error in strict TypeScript, and declares nothing that it does not use', {
  timeout: 60_000,
}, () => {
  const files = new Map<string, string>();
  for (const { name, text } of generate('unused.ksy', new Map([['unused.ksy', UNUSED]])))
    files.set(join(FOLDER, name), text.replaceAll(`'${RUNTIME}'`, "'../../../src/runtime/index.js'"));
  for (const [id, spec] of unusual(7)) {
    for (const { name, text } of generate(`${id}.ksy`, new Map([[`${id}.ksy`, spec]])))
      files.set(join(FOLDER, name), text.replaceAll(`'${RUNTIME}'`, "'../../../src/runtime/index.js'"));
  }
  for (const feature of features) {
    for (const { name, text } of outputOf(feature)) {
      files.set(
        join(FOLDER, feature.name, name),
        text
          .replaceAll(`'${RUNTIME}'`, "'../../../../src/runtime/index.js'")
          .replaceAll(`'${RUNTIME}/zlib'`, "'../../../../src/runtime/zlib/index.js'")
          .replace(/'\.\/(my\/own\/)?shift_by\.js'/g, "'../../support/shift-by.js'")
          .replace(/'\.\/(point|label)\.js'/g, "'../../support/opaque-types.js'"),
      );
    }
  }
  expect([...complaints(files, PROJECT, STRICTEST)]).toEqual([]);
});
