/**
 * A program of somebody who uses generated code, under stricter options than the project's own: nothing needs a cast, and
 * what is wrong is an error of the compiler.
 */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EVERY_TAG, EVERY_TAG_USER } from './support/every-tag.js';
import { generate, RUNTIME } from './support/generated.js';
import { complaints, STRICTEST } from './support/strict.js';

const PROJECT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'generated-in-memory/user');

const SHOP = `
meta: {id: shop, endian: be, encoding: ASCII, imports: [price], ks-opaque-types: true}
params: [{id: limit, type: u1}]
seq:
  - {id: kind, type: u1, enum: kind}
  - {id: item, type: {switch-on: kind, cases: {'kind::fruit': fruit, 'kind::tool': tool}}}
  - {id: has_note, type: b1}
  - {id: note, type: strz, if: has_note}
  - {id: prices, type: price, repeat: eos}
instances:
  twice: {value: limit * 2}
  first: {pos: 0, size: 1}
enums: {kind: {1: fruit, 2: tool}}
types:
  fruit: {seq: [{id: weight, type: u4}]}
  tool: {seq: [{id: name, type: strz}, {id: at, type: point}]}
`;
const PRICE = 'meta: {id: price, endian: be}\nseq: [{id: cents, type: u8}]\n';

const POINT = `
import type { KaitaiStream, OpaqueObject } from '${RUNTIME}';
export class Point implements OpaqueObject {
  readonly x: number;
  constructor(io: KaitaiStream) { this.x = io.readU1(); }
  _write(io: KaitaiStream): void { io.writeU1(this.x); }
}
`;

const USER = `
import { KaitaiStream } from '${RUNTIME}';
import { Price } from './price.js';
import { Shop } from './shop.js';

const shop = Shop.of({ kind: Shop.Kind.FRUIT, item: { weight: 3 }, hasNote: false, note: undefined, prices: [{ cents: 5n }], first: null }, 7);
Shop.of({ kind: 9, item: undefined, hasNote: true, note: 'new', prices: [Price.of({ cents: 5n })], first: new Uint8Array(1) }, 7);

// Which case it is follows from an object of a class.
Shop.of({ item: Shop.Fruit.of({ weight: 3 }), hasNote: false, prices: [], first: null }, 7);

// The union narrows by its classes, a field with a condition and a choice that may match nothing by their undefined.
export function describe(some: Shop): string {
  const { item, note } = some;
  if (item === undefined) return note ?? '';
  if (item instanceof Shop.Fruit) return item.weight.toFixed(1);
  const tool: Shop.Tool = item;
  return tool.name + tool.at.x.toFixed(0);
}

// Where what it is chosen by is a field of the same type, that says what it is.
export function weigh(some: Shop): number {
  const { kind, item } = some._byKind;
  switch (kind) {
    case Shop.Kind.FRUIT:
      return item.weight;
    case Shop.Kind.TOOL:
      return item.name.length;
    default: {
      const nothing: undefined = item;
      const other: number = kind;
      return nothing ?? other;
    }
  }
}
export function nameOf(some: Shop): string {
  const union = some._byKind;
  if (union.kind === Shop.Kind.TOOL) return union.item.name;
  // @ts-expect-error it is no tool
  return union.item.name;
}

// Unknown values of an enum are numbers.
const kind: Shop.Kind | number = shop.kind;
shop.kind = 200;
if (shop.kind === Shop.Kind.TOOL) shop.kind = Shop.Kind.FRUIT;

const cents: bigint | undefined = shop.prices[0]?.cents;
const twice: number = shop.twice;
const first: Uint8Array = shop.first;
shop.firstEnabled = false;
shop._invalidateTwice();
shop.note = undefined;
const again: Shop = Shop.fromBytes(shop.toBytes(), 7);
const made: Shop = new Shop(new KaitaiStream(new Uint8Array(9)), undefined, undefined, 7);
const whole: Shop | null | undefined = again._root;
export const used: readonly unknown[] = [kind, cents, twice, first, made, whole];

// @ts-expect-error a parameter is missing
Shop.fromBytes(new Uint8Array(1));
// @ts-expect-error a parameter of the wrong type
Shop.fromBytes(new Uint8Array(1), 'x');
// @ts-expect-error a field is missing
Price.of({});
// @ts-expect-error a field that there is not
Price.of({ cents: 5n, dollars: 1 });
// @ts-expect-error nothing says which case the fields are of
Shop.of({ item: { weight: 3 }, hasNote: false, prices: [], first: null }, 7);
// @ts-expect-error 64 bits are bigint
Price.of({ cents: 5 });
// @ts-expect-error a member that there is not
shop.item?.weight;
// @ts-expect-error may not be there
shop.note.length;
// @ts-expect-error computed, so that nobody can set it
shop.twice = 3;
// @ts-expect-error an element may not be there
shop.prices[0].cents;
// @ts-expect-error neither of the types of the choice
shop.item = Price.of({ cents: 5n });
// @ts-expect-error no member of the enum, and no number
shop.kind = 'fruit';
// @ts-expect-error a type of which no length can be told has no frameLength
Shop.frameLength(new Uint8Array(1));
const length: number = Price.frameLength(new Uint8Array(1));
export { length };
`;

function filesOf(user: string): Map<string, string> {
  const specs = new Map([
    ['shop.ksy', SHOP],
    ['price.ksy', PRICE],
    ['every_tag.ksy', EVERY_TAG],
  ]);
  const all = [
    ...generate('shop.ksy', specs),
    ...generate('every_tag.ksy', specs),
    { name: 'point.ts', text: POINT },
    { name: 'user.ts', text: user },
    { name: 'every-tag-user.ts', text: EVERY_TAG_USER },
  ];
  return new Map(
    all.map(({ name, text }) => [
      join(FOLDER, name),
      text.replaceAll(`'${RUNTIME}'`, "'../../../../src/runtime/index.js'"),
    ]),
  );
}

it('needs no cast, and is told what is wrong', { timeout: 60_000 }, () => {
  expect([...complaints(filesOf(USER), PROJECT, STRICTEST)]).toEqual([]);
});
