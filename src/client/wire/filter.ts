import { Chat } from '../../../generated/typescript/chat.js';
import { commandName } from '../../inspect/index.js';
import { anatomyOf } from './anatomy.js';
import type { WireFrame } from './tape.js';

/** Which frames are shown: those with this command, those with one that the protocol does not have, or all. */
export type Filter = number | 'other' | undefined;

/** The commands of the protocol, in order. */
const COMMANDS: readonly number[] = Object.values(Chat.Command)
  .filter((value): value is Chat.Command => typeof value === 'number')
  .sort((a, b) => a - b);

const ORDER: readonly Filter[] = [undefined, ...COMMANDS, 'other'];

export function nextFilter(filter: Filter): Filter {
  return ORDER[(ORDER.indexOf(filter) + 1) % ORDER.length];
}

export function passes(filter: Filter, frame: WireFrame): boolean {
  if (filter === undefined) return true;
  const { command } = anatomyOf(frame);
  return filter === 'other' ? command === undefined || !COMMANDS.includes(command) : command === filter;
}

/** The filter in words: `all frames`, `02 message`. */
export function filterName(filter: Filter): string {
  if (filter === undefined) return 'all frames';
  return filter === 'other' ? 'unknown commands' : commandName(filter);
}
