/**
 * Runner `must fail`: the invalid specifications. Each error that the comment on top of a file announces must be
 * reported at its path, and the line and column must lie inside what the path names.
 */
import { basename, dirname, join } from 'node:path';
import { isNode, parseDocument } from 'yaml';
import { compile } from '../../src/codegen/compile.js';
import { type SpecError, SpecErrors } from '../../src/codegen/diagnostics.js';
import { diskHost } from '../../src/codegen/files.js';
import { type Expected, expectedErrors } from './expected-errors.js';
import { judge, type Outcome, Wrong } from './outcome.js';
import type { Suite } from './suite.js';
import { withTimeLimit } from './time-limit.js';

export function runMustFail(suite: Suite): Outcome[] {
  return suite.list('formats_err', '.ksy').flatMap((name) => {
    const expected = expectedErrors(suite.read('formats_err', `${name}.ksy`));
    if (expected.length === 0) return [];
    return [
      judge(name, () =>
        withTimeLimit(() => check(expected, suite.path('formats_err', `${name}.ksy`), suite)),
      ),
    ];
  });
}

/** @throws Wrong */
function check(expected: readonly Expected[], file: string, suite: Suite): void {
  const found = errorsOf(file, suite);
  if (found.length === 0) throw new Wrong(`accepted; expected ${expected.map(describe).join(', ')}`);
  for (const one of expected) {
    const there = found.filter(({ location }) => basename(location.file) === one.file);
    const hit = there.find(({ location }) => isAt(location, one));
    if (hit === undefined) {
      throw new Wrong(
        `expected ${describe(one)}; found ${found.map(({ location, text }) => `${location.path}: ${text}`).join(' | ')}`,
      );
    }
    if ('path' in one.place) checkPosition(hit.location, suite.read('formats_err', one.file));
  }
}

function errorsOf(file: string, suite: Suite): readonly SpecError[] {
  const host = diskHost([join(dirname(suite.path('formats_err')), 'formats_err')]);
  try {
    compile([file], 'typescript', host, { runtime: 'runtime', codec: '.' });
    return [];
  } catch (error) {
    if (error instanceof SpecErrors) return error.errors;
    throw error;
  }
}

function isAt(location: SpecError['location'], { place }: Expected): boolean {
  return 'path' in place ? samePath(location.path, place.path) : location.line === place.line;
}

/**
 * The official compiler names a case of a choice by its own syntax tree, `/cases/IntNum(42)`; the path of a file
 * names it by the key.
 */
function samePath(ours: string, theirs: string): boolean {
  const [theirSteps, ourSteps] = [theirs.split('/'), ours.split('/')];
  return (
    theirSteps.length === ourSteps.length && theirSteps.every((step, i) => sameStep(ourSteps[i] ?? '', step))
  );
}

function sameStep(ours: string, theirs: string): boolean {
  const inner = /^(?:IntNum|Bool|Str|Name\(identifier)\((.*?)\)+$/.exec(theirs)?.[1];
  return ours === theirs || (inner !== undefined && ours.replace(/^(["'])(.*)\1$/, '$2') === inner);
}

/** @throws Wrong unless the position is inside the node of the path, its key included. */
export function checkPosition(location: SpecError['location'], text: string): void {
  const document = parseDocument(text, { keepSourceTokens: true, uniqueKeys: false });
  const steps = location.path.split('/').slice(1);
  const parent = document.getIn(steps.slice(0, -1), true);
  const range = rangeOf(parent, steps.at(-1)) ?? [0, text.length];
  const offset = offsetOf(location, text);
  if (offset < range[0] || offset > range[1]) {
    throw new Wrong(
      `${location.path} is reported at ${location.line}:${location.col}, which is outside of it`,
    );
  }
}

function rangeOf(parent: unknown, step: string | undefined): [number, number] | undefined {
  if (step === undefined || typeof parent !== 'object' || parent === null || !('items' in parent))
    return undefined;
  const items = parent.items as { key?: unknown; value?: unknown }[];
  const pair = items.find(({ key }) => isNode(key) && String(key) === step);
  const node = pair?.value ?? items[Number(step)];
  const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  if (!isNode(node)) return undefined;
  return node.range ? [start ?? node.range[0], node.range[2]] : undefined;
}

function offsetOf({ line, col }: SpecError['location'], text: string): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + col - 1;
}

function describe({ place, text }: Expected): string {
  return `${'path' in place ? place.path : `line ${place.line}`}: ${text}`;
}
