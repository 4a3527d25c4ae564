import { foldName } from '../../protocol/names.js';
import { endOf, itemAt } from '../tail.js';
import { candidates } from './picking.js';
import type { ScreenState } from './state.js';

/** Entries that are searched for who spoke. Who was silent for longer is likely to be meant as much as anybody. */
const MAX_SEARCHED = 500;

/** The names that Tab can mean, the likeliest first: one mostly answers whoever spoke last. */
export function completable({ people, name, scrollback }: ScreenState): string[] {
  const others = candidates({ people, name });
  const byFolded = new Map(others.map((other) => [foldName(other), other]));
  const end = endOf(scrollback);
  const spoke: string[] = [];
  for (let number = end - 1; number >= Math.max(scrollback.first, end - MAX_SEARCHED); number--) {
    const speaker = byFolded.get(foldName(itemAt(scrollback, number)?.sender ?? ''));
    if (speaker !== undefined) spoke.push(speaker);
  }
  return [...new Set([...spoke, ...others])];
}
