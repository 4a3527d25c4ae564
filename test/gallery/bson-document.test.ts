/** The document that pymongo 4.13.2 makes of eight values, by the specification of `spec/gallery`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generate, mainClass } from '../codegen/support/generated.js';
import { compileOfficially, officialStream } from '../codegen/support/official.js';
import { comparable, plain } from '../codegen/support/plain.js';

const SPEC = readFileSync(join(import.meta.dirname, '../../spec/gallery/bson_document.ksy'), 'utf8');

/** price -1.25, n 7, far -5, in { a: ['x', null, true] }, b 'ab', r /a+/i, id 0, d 1.5 */
const BYTES = Buffer.from(
  '7e000000137072696365007d000000000000000000000000003cb0106e00070000001266617200fbffffffffffffff03696e001d000000046100150000000230000200000078000a3100083200010000056200020000000061620b7200612b00690007696400000000000000000000000000016400000000000000f83f00',
  'hex',
);

// biome-ignore lint/suspicious/noExplicitAny: the class is made while the test runs
const BsonDocument = mainClass(generate('bson_document.ksy', new Map([['bson_document.ksy', SPEC]]))) as any;

it('reads a decimal128 and all behind it, and writes the same bytes', async () => {
  const object = BsonDocument.fromBytes(BYTES);
  const { list } = object.document.elements;
  expect(list.map(({ name }: { name: string }) => name)).toEqual([
    'price',
    'n',
    'far',
    'in',
    'b',
    'r',
    'id',
    'd',
    undefined,
  ]);
  expect(list[0].value).toMatchObject({ low: 125n, isNegative: true, exponent: -2 });
  expect(list[1].value).toBe(7n);
  expect(Buffer.from(object.toBytes())).toEqual(BYTES);
  const Official = await compileOfficially(SPEC, () => '');
  expect(comparable(plain(object))).toEqual(comparable(plain(new Official(officialStream(BYTES)))));
});

it('a longer text moves what is behind it, and every length around it follows', () => {
  const object = BsonDocument.fromBytes(BYTES);
  object.document.elements.list[3].value.elements.list[0].value.elements.list[0].value.value =
    'a longer text';
  const again = BsonDocument.fromBytes(object.toBytes());
  expect(again.document.lenDocument).toBe(BYTES.length + 12);
  expect(again.document.elements.list[7].value).toBe(1.5);
});
