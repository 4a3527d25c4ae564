/**
 * What a runner finds out about one item of the suite, and how the outcomes of a runner are counted.
 */
import { AssertionError } from 'node:assert';
import { SpecErrors } from '../../src/codegen/diagnostics.js';
import { KaitaiError } from '../../src/runtime/index.js';

/**
 * - `pass`: as the suite has it
 * - `refused`: the generator says, with a place, that it does not do this
 * - `wrong`: another result than the suite's
 * - `crashed`: an error that nobody meant to be thrown, or no answer in time
 */
export type Verdict = 'pass' | 'refused' | 'wrong' | 'crashed';

export interface Outcome {
  readonly item: string;
  readonly verdict: Verdict;
  /** On one line; empty for a pass. */
  readonly reason: string;
}

/** A result other than the expected one, of which the message says what differs. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
}

/** Runs the check of one item: it passes unless it throws. */
export function judge(item: string, check: () => void): Outcome {
  try {
    check();
    return { item, verdict: 'pass', reason: '' };
  } catch (error) {
    return { item, ...blame(error) };
  }
}

function blame(error: unknown): { verdict: Verdict; reason: string } {
  if (error instanceof SpecErrors) {
    const [first] = error.errors;
    const more = error.errors.length > 1 ? ` (and ${error.errors.length - 1} more)` : '';
    return { verdict: 'refused', reason: oneLine(`${first?.location.path}: ${first?.text}${more}`) };
  }
  const reason = oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  if (error instanceof Wrong) return { verdict: 'wrong', reason: oneLine(error.message) };
  const meant = error instanceof AssertionError || error instanceof KaitaiError;
  return { verdict: meant ? 'wrong' : 'crashed', reason };
}

function oneLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** `name: pass A, refused B, wrong C, crashed D of N`. */
export function tally(name: string, outcomes: readonly Outcome[]): string {
  const count = (verdict: Verdict) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  const parts = (['pass', 'refused', 'wrong', 'crashed'] as const).map((each) => `${each} ${count(each)}`);
  return `${name}: ${parts.join(', ')} of ${outcomes.length}`;
}
