import { EMPTY_LINE, type Line, replaceText } from '../editing/line.js';
import type { Style } from './picture.js';
import type { ScreenState } from './state.js';

/** What stands in the last row. */
export interface Prompt {
  readonly prompt: string;
  readonly style: Style;
  readonly line: Line;
}

/** The prompt: the name, `>` and a space; and before a direct message, to whom it goes. */
export function promptOf({ phase, name, recipient, picking, find, input }: ScreenState): Prompt {
  const { line, search } = input;
  if (picking !== undefined) {
    const prompt = picking.purpose === 'write' ? 'To: ' : 'Ignore: ';
    return { prompt, style: 'prompt-direct', line: replaceText(EMPTY_LINE, picking.typed) };
  }
  if (find !== undefined) {
    const prompt = find.failing ? 'Not found: ' : 'Find: ';
    return { prompt, style: 'prompt', line: replaceText(EMPTY_LINE, find.query) };
  }
  if (search !== undefined) {
    const prompt = `(${search.failing ? 'not found' : 'search'}: ${search.query}) `;
    return { prompt, style: 'prompt', line };
  }
  if (phase === 'naming') return { prompt: 'Name: ', style: 'prompt', line };
  if (recipient !== undefined) return { prompt: `${name} to ${recipient}> `, style: 'prompt-direct', line };
  return { prompt: `${name}> `, style: 'prompt', line };
}
