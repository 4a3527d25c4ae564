/**
 * The parser that the official compiler made from the same specification, on the official runtime. Both are
 * loaded by hand: in a package of ES modules `require` takes generated/javascript/Chat.js for one, and a
 * runtime of its own is one that no other test has changed.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Plain, plain } from '../../codegen/support/plain.js';

type OfficialClass = new (io: object) => object;
type OfficialStream = new (bytes: Uint8Array) => { readonly pos: number };

const require = createRequire(import.meta.url);
const Stream = load(require.resolve('kaitai-struct/KaitaiStream')) as OfficialStream;
const { Chat: Official } = load(join(import.meta.dirname, '../../../generated/javascript/Chat.js')) as {
  Chat: OfficialClass & Record<string, OfficialClass>;
};

/** Runs a file of the kind that works with every module system, as a CommonJS module. */
function load(file: string): unknown {
  const module = { exports: {} };
  const given = (name: string): unknown => (name === 'kaitai-struct/KaitaiStream' ? Stream : require(name));
  const run = new Function('exports', 'require', 'module', `var define;\n${readFileSync(file, 'utf8')}`);
  run(module.exports, given, module);
  return module.exports;
}

/** What a parser made of some bytes. */
export type Outcome = Read | Refused;

export interface Read {
  /** The fields, as `plain` shows them. */
  readonly fields: Plain;
  /** How many of the bytes were read. */
  readonly consumed: number;
}

export interface Refused {
  /** The name of the error's class. */
  readonly error: string;
}

/** @param type the name of a class: `Chat`, `ClientFrame`, `ServerFrame` */
export function readOfficially(type: string, bytes: Uint8Array): Outcome {
  const Type = type === 'Chat' ? Official : Official[type];
  if (Type === undefined) throw new Error(`The official parser has no ${type}.`);
  const io = new Stream(bytes);
  try {
    const fields = plain(new Type(io));
    return { fields, consumed: io.pos };
  } catch (error) {
    return { error: error instanceof Error ? error.name : String(error) };
  }
}
