/** What of the results is a fault of ours, and not the file's, the specification's or the official reader's. */
import { explanationOf } from './explained.js';
import type { Result } from './result.js';

export interface Fault {
  readonly file: string;
  readonly text: string;
}

export function faultsOf(result: Result): Fault[] {
  const fault = (text: string): Fault => ({ file: result.file, text });
  if ('error' in result) return [fault(result.error)];
  const { reading, ours, differences, written, writtenWhole, edits } = result.verdict;
  const faults: string[] = [];
  if (reading === 'only ours refuses') faults.push(`only ours refuses: ${ours}`);
  if (reading === 'differs') faults.push(...differences.slice(0, 2).map((one) => `reads otherwise: ${one}`));
  for (const [how, what] of [
    ['written back', written],
    ['written after all was read', writtenWhole],
  ] as const) {
    if (what?.kind === 'other') faults.push(`${how}: another byte at ${what.at}`);
    if (what?.kind === 'error') faults.push(`${how}: ${what.error}`);
  }
  faults.push(...(edits?.faults ?? []).map((one) => `edited: ${one}`));
  return [...new Set(faults)].filter((one) => explanationOf(result.format, one) === undefined).map(fault);
}
