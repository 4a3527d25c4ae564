/**
 * Runner `assertions`: the language-neutral specs (`.kst`). Both sides of each assertion become value instances
 * of the format's own type, so that they go the whole way of an expression: parsed, inferred, generated.
 */
import type { Int64 } from '../../src/codegen/model/types.js';
import { lowerCamel } from '../../src/codegen/typescript/names.js';
import { readYaml } from '../../src/codegen/yaml/reader.js';
import { EOFError, KaitaiStream, type KaitaiStruct } from '../../src/runtime/index.js';
import type { GeneratedClass } from '../codegen/support/generated.js';
import { Formats } from './formats.js';
import { type Assertion, type Kst, readKst } from './kst.js';
import { judge, type Outcome, Wrong } from './outcome.js';
import { same, show } from './same.js';
import type { Suite } from './suite.js';
import { withTimeLimit } from './time-limit.js';

const ACTUAL = 'kst_actual_';
const EXPECTED = 'kst_expected_';

export function runAssertions(suite: Suite, int64: Int64 = 'bigint'): Outcome[] {
  return suite.list('spec/ks', '.kst').map((name) =>
    judge(name, () => {
      const kst = readKst(suite.read('spec/ks', `${name}.kst`), `${name}.kst`);
      const text = suite.read('formats', `${kst.id}.ksy`);
      const changed = new Map([[kst.id, withInstances(text, kst.asserts)]]);
      checkThatOriginalCompiles(suite, kst.id);
      withTimeLimit(() =>
        check(kst, new Formats(suite, { int64 }, changed).classOf(kst.id), suite.sample(kst.data)),
      );
    }),
  );
}

/** So that a complaint about an assertion is told from one about the format. */
function checkThatOriginalCompiles(suite: Suite, id: string): void {
  new Formats(suite).compile(id);
}

/** @throws Wrong */
function check(kst: Kst, type: GeneratedClass, bytes: Uint8Array): void {
  if (kst.exception !== undefined) {
    mustThrow(kst.exception, 'reading', () => readTop(type, bytes));
    return;
  }
  const object = readAsFar(type, bytes);
  for (const [i, { actual, expected, exception }] of kst.asserts.entries()) {
    const evaluate = () => member(object, `${ACTUAL}${i}`, actual);
    if (exception !== undefined) {
      mustThrow(exception, actual, evaluate);
      continue;
    }
    const wanted = expected === undefined ? undefined : member(object, `${EXPECTED}${i}`, expected);
    const value = evaluate();
    if (!same(value, wanted)) throw new Wrong(`${actual} is ${show(value)}, expected ${show(wanted)}`);
  }
}

function member(object: KaitaiStruct, id: string, text: string): unknown {
  try {
    return (object as unknown as Record<string, unknown>)[lowerCamel(id)];
  } catch (error) {
    if (error instanceof Error) error.message = `in ${text}: ${error.message}`;
    throw error;
  }
}

/** @throws Wrong */
function mustThrow(name: string, what: string, task: () => void): void {
  let found = 'none';
  try {
    task();
  } catch (error) {
    found = error instanceof Error ? error.name : String(error);
  }
  if (found !== name) throw new Wrong(`${what} must end with ${name}, found ${found}`);
}

/** Reads an object; one of a format that is to be debugged does not read by itself. */
export function readTop(type: GeneratedClass, bytes: Uint8Array): KaitaiStruct {
  const object = new type(new KaitaiStream(bytes));
  if (object._dirty) object._read();
  return object;
}

/** The same up to the end of the sample: the assertions on an object that shows what it has read mean just that. */
function readAsFar(type: GeneratedClass, bytes: Uint8Array): KaitaiStruct {
  const object = new type(new KaitaiStream(bytes));
  if (!object._dirty) return object;
  try {
    object._read();
  } catch (error) {
    if (!(error instanceof EOFError)) throw error;
  }
  return object;
}

/** The specification with the value instances of the assertions in its own type. */
export function withInstances(text: string, asserts: readonly Assertion[]): string {
  const expressions = asserts.flatMap(({ actual, expected }, i) => [
    [`${ACTUAL}${i}`, actual],
    ...(expected === undefined ? [] : [[`${EXPECTED}${i}`, expected]]),
  ]);
  const root = readYaml(text, 'format');
  const present = root.kind === 'map' ? root.get('instances') : undefined;
  const first = present?.kind === 'map' ? present.entries[0]?.keyLocation : undefined;
  const indent = ' '.repeat((first?.col ?? 3) - 1);
  const added = expressions.map(([id, value]) => `${indent}${id}: {value: ${JSON.stringify(value)}}`);
  if (added.length === 0) return text;
  const lines = text.split('\n');
  if (first === undefined) return [...lines, 'instances:', ...added, ''].join('\n');
  lines.splice(first.line - 1, 0, ...added);
  return lines.join('\n');
}
