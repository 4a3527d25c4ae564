import { LIMITS } from '../../protocol/limits.js';
import { saidLine } from '../../protocol/lines.js';
import * as editing from '../editing/input.js';
import { EXIT } from '../exit-command.js';
import { checkLocally } from '../local-name.js';
import type { Entry } from '../room/entry.js';
import { findOffence } from '../text/offence.js';
import { leave, only, show } from './changes.js';
import type { Change, Effect, Notice, ScreenState } from './state.js';

/** A pasted text of more lines than this is sent only when the user enters it twice. */
const MANY_LINES = 5;

/**
 * The user pressed Enter.
 * @param confirmed - the same text was entered before, and the user was asked
 */
export function submit(state: ScreenState, confirmed: boolean, time: string): Change {
  const { text } = state.input.line;
  if (text === EXIT) return leave(state);
  switch (state.phase) {
    case 'naming':
      return enterName(state, text);
    case 'joining':
      return only(
        text === '' ? state : tell(state, 'info', 'Not in the chat yet: the server has not answered.'),
      );
    case 'joined':
      return enterText(state, text, confirmed, time);
    case 'over':
      return only(state);
  }
}

function enterName(state: ScreenState, name: string): Change {
  const wrong = checkLocally(name);
  if (wrong !== undefined) return only(tell(state, 'error', `${wrong} Type another name.`));
  return {
    state: { ...state, phase: 'joining', name, input: editing.clear(state.input) },
    effects: [{ kind: 'join', name }],
  };
}

function enterText(state: ScreenState, text: string, confirmed: boolean, time: string): Change {
  const lines = text.split('\n').filter((line) => line !== '');
  const problem = problemOf(text, lines);
  if (problem !== undefined) {
    const input = editing.pointAt(state.input, problem.index);
    return only({ ...tell(state, 'error', problem.sentence), input });
  }
  if (lines.length > MANY_LINES && !confirmed) {
    const question = `Enter again sends these ${lines.length} lines; any other key does not.`;
    return only({ ...tell(state, 'question', question), confirming: true });
  }
  // Each line is taken as if it had been typed alone, the command too.
  const end = lines.indexOf(EXIT);
  const said = end < 0 ? lines : lines.slice(0, end);
  const shown = show(
    { ...state, input: editing.submit(state.input) },
    said.map((line) => own(state, line, time)),
  );
  const effects: Effect[] = said.map((line) => ({ kind: 'say', text: line }));
  const change = end < 0 ? only(shown) : leave(shown);
  // Who writes wants to see it: the newest is shown again.
  const position = said.length > 0 ? undefined : change.state.position;
  return { state: { ...change.state, position }, effects: [...effects, ...change.effects] };
}

/** The first thing for which the text cannot be sent; nothing of it is sent then. */
function problemOf(text: string, lines: readonly string[]): { index: number; sentence: string } | undefined {
  const withoutLineEnds = text.replaceAll('\n', ' ');
  const offence = findOffence(withoutLineEnds);
  if (offence !== undefined) return offence;
  const long = lines.find((line) => line.length > LIMITS.MAX_MESSAGE);
  if (long === undefined) return undefined;
  const sentence = `Not sent: ${long.length} characters are more than the ${LIMITS.MAX_MESSAGE} of a frame.`;
  return { index: text.indexOf(long) + LIMITS.MAX_MESSAGE, sentence };
}

function own({ name }: ScreenState, text: string, time: string): Entry {
  return { kind: 'own', time, text: saidLine(name, text), sender: name };
}

function tell(state: ScreenState, tone: Notice['tone'], text: string): ScreenState {
  return { ...state, notice: { tone, text } };
}
