import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A right program with a fault in it. */
export interface Mutant {
  readonly name: string;
  /** The clause that it breaks, and no other. */
  readonly clause: string;
  /** What stands in the right program, once or more, and what stands there instead. */
  readonly edits: readonly (readonly [right: string, wrong: string])[];
}

/** Where the right programs are. */
export const PROGRAMS = join(import.meta.dirname, '../programs');

/** Writes the mutant of a program. @throws where an edit no longer fits the program */
export function writeMutant(program: string, { name, edits }: Mutant, path: string): void {
  let text = readFileSync(join(PROGRAMS, program), 'utf8');
  for (const [right, wrong] of edits) {
    if (!text.includes(right)) throw new Error(`${name}: ${program} has no ${JSON.stringify(right)}`);
    text = text.replaceAll(right, () => wrong);
  }
  writeFileSync(path, text);
}
