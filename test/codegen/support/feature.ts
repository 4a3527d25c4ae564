/**
 * The small specifications in `features/`: each is one behaviour of the language, with examples in keys that
 * start with `-`, which compilers ignore.
 *
 * ```yaml
 * -test:
 *   - bytes: "01 'ab'"        # hex, and ASCII between quotes
 *     fields: {a: 1, b: ab}   # what reading yields; bytes as "hex 6162"
 *     made: "01 'ab' 00"   # only where `of()` makes other bytes
 *   - bytes: "02"
 *     throws: EOFError
 * -of: why no object can be made from these plain fields
 * ```
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { OutputFile } from '../../../src/codegen/compile.js';
import { type GeneratedClass, generate, mainClass } from './generated.js';
import { compileOfficially, type OfficialClass } from './official.js';
import { type Plain, plain } from './plain.js';

export interface Example {
  readonly bytes: Uint8Array;
  readonly fields: Plain;
  readonly throws: string | undefined;
  /** What `of()` makes of the fields. */
  readonly made: Uint8Array;
}

export interface Feature {
  readonly name: string;
  readonly text: string;
  readonly examples: readonly Example[];
  /** Why `of()` cannot be called with the fields of an example. */
  readonly noInit: string | undefined;
}

const FOLDER = join(import.meta.dirname, '../features');

/** The specification that others import. */
export const imported = new Map(
  readdirSync(join(FOLDER, 'imported')).map((file) => [
    file,
    readFileSync(join(FOLDER, 'imported', file), 'utf8'),
  ]),
);

export const features: readonly Feature[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ksy'))
  .map((file) => readFeature(basename(file, '.ksy'), readFileSync(join(FOLDER, file), 'utf8')));

interface RawExample {
  readonly bytes: string;
  readonly fields?: unknown;
  readonly throws?: string;
  readonly made?: string;
}

function readFeature(name: string, text: string): Feature {
  const yaml = parse(text, { intAsBigInt: true }) as { '-test': RawExample[]; '-of'?: string };
  const examples = yaml['-test'].map((raw) => {
    const bytes = parseBytes(raw.bytes);
    const made = raw.made === undefined ? bytes : parseBytes(raw.made);
    return { bytes, made, fields: plain(raw.fields), throws: raw.throws };
  });
  return { name, text, examples, noInit: yaml['-of'] };
}

/** `01 'ab' ff`: hex and quoted ASCII. */
export function parseBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const [all, quoted, hex] of text.matchAll(/'([^']*)'|([0-9a-fA-F]{2})|\S/g)) {
    if (quoted !== undefined) bytes.push(...new TextEncoder().encode(quoted));
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else throw new Error(`not bytes: ${all}`);
  }
  return Uint8Array.from(bytes);
}

/** The same for all tests of a process that ask for it: to generate and load all features takes seconds. */
function once<T>(make: (feature: Feature) => T): (feature: Feature) => T {
  const made = new Map<Feature, T>();
  return (feature) => {
    const known = made.get(feature) ?? make(feature);
    made.set(feature, known);
    return known;
  };
}

/** The generated TypeScript. */
export const outputOf = once((feature): readonly OutputFile[] => {
  const file = `${feature.name}.ksy`;
  return generate(file, new Map([[file, feature.text], ...imported]));
});

/** The class of the generated code. */
export const classOf = once((feature): GeneratedClass => mainClass(outputOf(feature)));

/** The official parser, or undefined if its compiler does not take the specification. */
export async function officialClassOf(feature: Feature): Promise<OfficialClass | undefined> {
  try {
    return await compileOfficially(feature.text, (name) => imported.get(`${name}.ksy`) ?? '');
  } catch {
    return undefined;
  }
}
