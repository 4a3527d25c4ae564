/**
 * Runner `must fail`: the invalid specifications. Each error that the comment on top of a file announces must be
 * reported at its path, and the line and column must lie inside what the path names.
 */
import { basename } from 'node:path';
import { isNode, parseDocument } from 'yaml';
import { compile } from '../../src/codegen/compile.js';
import { type Location, SpecErrors, type SpecWarning } from '../../src/codegen/diagnostics.js';
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
  const found = complaintsOf(file, suite);
  for (const one of expected) {
    const hit = found.find((complaint) => answers(complaint, one));
    if (hit === undefined) {
      const others = found.map(({ kind, location, text }) => `${kind} at ${location.path}: ${text}`);
      throw new Wrong(
        `no ${describe(one)}; ${others.length === 0 ? 'accepted' : `found ${others.join(' | ')}`}`,
      );
    }
    if ('path' in one.place) checkPosition(hit.location, suite.read('formats_err', one.file));
  }
  const wrongly = found.find(
    ({ kind }) => kind === 'error' && expected.every((one) => one.kind === 'warning'),
  );
  if (wrongly !== undefined) throw new Wrong(`refused: ${wrongly.location.path}: ${wrongly.text}`);
}

interface Complaint {
  readonly kind: Expected['kind'];
  readonly location: Location;
  readonly text: string;
}

/** All errors and warnings. */
function complaintsOf(file: string, suite: Suite): Complaint[] {
  const host = diskHost([suite.path('formats_err')]);
  const found: Complaint[] = [];
  const warn = ({ location, text }: SpecWarning) => found.push({ kind: 'warning', location, text });
  try {
    compile([file], 'typescript', host, { runtime: 'runtime', codec: '.', warn });
  } catch (error) {
    if (!(error instanceof SpecErrors)) throw error;
    for (const { location, text } of error.errors) found.push({ kind: 'error', location, text });
  }
  return found;
}

function answers({ kind, location }: Complaint, one: Expected): boolean {
  return kind === one.kind && basename(location.file) === one.file && isAt(location, one);
}

function isAt(location: Location, { place }: Expected): boolean {
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
export function checkPosition(location: Location, text: string): void {
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

function offsetOf({ line, col }: Location, text: string): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + col - 1;
}

/** Without the words of the suite: the place is what counts. */
function describe({ kind, place }: Expected): string {
  return `${kind} at ${'path' in place ? place.path : `line ${place.line}`}`;
}
