import type { Input } from './input.js';
import { type Line, moveTo, replaceText } from './line.js';

/** A search backwards through the lines sent before, as C-r has it in a shell. */
export interface Search {
  /** What is looked for. */
  readonly query: string;
  /** The line that is shown, by its place in the history; as many as there are if it is none of them. */
  readonly at: number;
  /** Nothing (more) was found. */
  readonly failing: boolean;
  /** The line as it was before. */
  readonly saved: Line;
}

/** Begins a search. The line stays until something is found. */
export function begin(input: Input): Input {
  const at = input.history.sent.length;
  return { ...input, completion: undefined, search: { query: '', at, failing: false, saved: input.line } };
}

/** Adds to what is looked for. The line that is shown stays if it fits. */
export function extend(input: Input, text: string): Input {
  const { search } = input;
  if (search === undefined) return input;
  return find(input, { ...search, query: search.query + text }, search.at, -1);
}

/** Takes the last letter back, and looks from the newest line again. */
export function erase(input: Input): Input {
  const { search, history } = input;
  if (search === undefined) return input;
  const query = Array.from(search.query).slice(0, -1).join('');
  if (query === '') {
    return {
      ...input,
      line: search.saved,
      search: { ...search, query, at: history.sent.length, failing: false },
    };
  }
  return find(input, { ...search, query }, history.sent.length, -1);
}

/** Goes to the next line that fits: an older one (-1) or a newer one (1). */
export function again(input: Input, step: -1 | 1): Input {
  const { search } = input;
  return search === undefined || search.query === '' ? input : find(input, search, search.at + step, step);
}

/** Takes the line that is shown. The half-typed one lies below the newest, as when walking with Up. */
export function take({ line, history, search }: Input): Input {
  if (search === undefined || search.at >= history.sent.length) return { line, history };
  const walk = { lines: [...history.sent, search.saved.text], at: search.at };
  return { line, history: { ...history, walk } };
}

/** Puts back the line as it was. */
export function cancel({ line, history, search }: Input): Input {
  return { line: search?.saved ?? line, history };
}

function find(input: Input, search: Search, from: number, step: -1 | 1): Input {
  const { sent } = input.history;
  const wanted = search.query.toLowerCase();
  for (let at = Math.min(from, sent.length); at >= 0 && at <= sent.length; at += step) {
    const text = sent[at];
    const index = text?.toLowerCase().indexOf(wanted) ?? -1;
    if (text === undefined || index < 0) continue;
    const line = moveTo(replaceText(input.line, text), index);
    return { ...input, line, search: { ...search, at, failing: false } };
  }
  return { ...input, search: { ...search, failing: true } };
}
