/**
 * Runner `javascript`: the official JavaScript specs, unchanged, on our output as CommonJS modules. They find a
 * format by the name of its class, and the runtime as `kaitai-struct/KaitaiStream`.
 */
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Int64 } from '../../src/codegen/model/types.js';
import { upperCamel } from '../../src/codegen/typescript/names.js';
import * as runtime from '../../src/runtime/index.js';
import { Formats } from './formats.js';
import { judge, type Outcome } from './outcome.js';
import type { Suite } from './suite.js';
import { withTimeLimit } from './time-limit.js';

const builtin = createRequire(import.meta.url);

/** The official runtime is one class, which has the errors as its members. */
const KaitaiStream = Object.assign(class extends runtime.KaitaiStream {}, runtime);

/**
 * The suite names a class of error by where it finds it, `KaitaiStream.EOFError`, and compares that with the name of the
 * error. Ours are named as the classes are.
 */
function throwsNamed(task: () => unknown, expected: assert.AssertPredicate, message?: string): void {
  const path = typeof expected === 'object' && 'name' in expected ? String(expected.name) : '';
  const [, name] = /^KaitaiStream\.(\w+Error)$/.exec(path) ?? [];
  const isOurs = name !== undefined && name in KaitaiStream;
  assert.throws(task, isOurs ? { ...expected, name } : expected, message);
}

/** @param int64 what the specs get for 64-bit integers: they are written for doubles */
export function runJavascript(suite: Suite, int64: Int64 = 'double'): Outcome[] {
  const formats = new Formats(suite, { int64 });
  const ids = new Map(suite.formats.map((id) => [upperCamel(id), id]));
  return suite.list('spec/javascript', '.js').map((spec) =>
    judge(spec.replace(/^test_/, ''), () => {
      const modules = new SpecModules(suite, formats, ids);
      withTimeLimit(() => modules.run(suite.path('spec/javascript', `${spec}.js`)));
    }),
  );
}

/** What a spec sees of the world: a small CommonJS and a small mocha, in which everything happens at once. */
class SpecModules {
  constructor(
    private readonly suite: Suite,
    private readonly formats: Formats,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  run(path: string): unknown {
    const module = { exports: {} };
    const describe = (_: string, body: () => void) => body();
    const it = (_: string, body: (done: (error?: unknown) => void) => void) =>
      body((error) => {
        if (error !== undefined) throw error;
      });
    new Function('require', 'module', 'exports', 'global', 'describe', 'it', readFileSync(path, 'utf8'))(
      (name: string) => this.require(name),
      module,
      module.exports,
      {},
      describe,
      it,
    );
    return module.exports;
  }

  private require(name: string): unknown {
    if (name === 'kaitai-struct/KaitaiStream') return KaitaiStream;
    if (name === 'fs') return { readFile: this.readFile };
    if (name === 'assert') return Object.assign(assert.ok.bind(assert), assert, { throws: throwsNamed });
    const id = this.ids.get(name);
    if (id !== undefined) return this.formats.load(id);
    if (this.suite.has('helpers/javascript', `${name}.js`)) {
      return this.run(this.suite.path('helpers/javascript', `${name}.js`));
    }
    return builtin(name);
  }

  private readonly readFile = (
    name: string,
    done: (error: Error | undefined, bytes: Buffer) => void,
  ): void => {
    done(undefined, readFileSync(this.suite.path(name)));
  };
}
