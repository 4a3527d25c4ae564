import { foldName } from '../../protocol/names.js';
import * as editing from '../editing/input.js';
import { EXIT } from '../exit-command.js';
import { checkLocally } from '../local-name.js';
import { MANY_LINES } from '../many-lines.js';
import { ownDirectEntry, roomEntry } from '../room/make-entry.js';
import type { Moment } from '../room/moment.js';
import { answered } from './attention.js';
import { leave, only, show } from './changes.js';
import { problemOf } from './problem.js';
import type { Change, Effect, Notice, Question, ScreenState } from './state.js';

/**
 * The user pressed Enter.
 * @param confirmed - what the user was asked when the same text was entered just before
 */
export function submit(state: ScreenState, confirmed: Question | undefined, when: Moment): Change {
  const { text } = state.input.line;
  if (text === EXIT) return leave(state);
  switch (state.phase) {
    case 'naming':
      return enterName(state, text);
    case 'joining':
      return only(
        text === '' ? state : tell(state, 'info', 'Not in the chat yet: the server has not answered.'),
      );
    case 'lost':
      return enterUnconnected(state, text);
    case 'joined':
      return enterText(state, text, confirmed, when);
    case 'over':
      return only(state);
  }
}

function enterName(state: ScreenState, name: string): Change {
  const wrong = checkLocally(name);
  if (wrong !== undefined) return only(tell(state, 'error', `${wrong} Type another name.`));
  return {
    state: { ...state, phase: 'joining', name, input: editing.replace(state.input, '') },
    effects: [{ kind: 'join', name }],
  };
}

/** Nothing is sent later by itself: the user sends it, when they see that the chat is back. */
function enterUnconnected(state: ScreenState, text: string): Change {
  if (text === '') return { state, effects: [{ kind: 'hurry' }] };
  return only(tell(state, 'error', 'Not sent: the connection is lost. The text stays here.'));
}

function enterText(state: ScreenState, text: string, confirmed: Question | undefined, when: Moment): Change {
  const { recipient, name } = state;
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return only(state);
  const problem = problemOf(text, lines, name, recipient);
  if (problem !== undefined) {
    const input = editing.pointAt(state.input, problem.index);
    return only({ ...state, notice: problem.notice, input });
  }
  if (recipient !== undefined && hasLeft(state, recipient)) {
    return only(tell(state, 'error', `Not sent: ${recipient} is not in the chat.`, 'F3: somebody else'));
  }
  if (recipient !== undefined && state.recipientLeft) {
    // The same name, but as it is written now.
    const now = state.people.names.find((other) => foldName(other) === foldName(recipient)) ?? recipient;
    if (confirmed === 'recipient') {
      return enterText({ ...state, recipient: now, recipientLeft: false }, text, undefined, when);
    }
    const question = `${recipient} has left since. Enter again writes to ${now}, who may be somebody else.`;
    return only({ ...tell(state, 'question', question), confirming: 'recipient' });
  }
  if (lines.length > MANY_LINES && confirmed !== 'lines') {
    const question = `Enter again sends these ${lines.length} lines; any other key does not.`;
    return only({ ...tell(state, 'question', question), confirming: 'lines' });
  }
  // Each line is taken as if it had been typed alone, the command too.
  const end = lines.indexOf(EXIT);
  const said = end < 0 ? lines : lines.slice(0, end);
  const shown = show(
    { ...answered(state), input: editing.submit(state.input), lastDirect: recipient ?? state.lastDirect },
    said.map((line) =>
      recipient === undefined
        ? roomEntry('own', name, line, when)
        : ownDirectEntry(name, recipient, line, when),
    ),
  );
  const effects = said.map(
    (line): Effect =>
      recipient === undefined ? { kind: 'say', text: line } : { kind: 'direct', recipient, text: line },
  );
  const change = end < 0 ? only(shown) : leave(shown);
  // Who writes wants to see it: the newest is shown again.
  const position = said.length > 0 ? undefined : change.state.position;
  return { state: { ...change.state, position }, effects: [...effects, ...change.effects] };
}

/** Only a list of which nobody is missing says that somebody is not there. */
function hasLeft({ people }: ScreenState, recipient: string): boolean {
  return people.complete && !people.names.some((other) => foldName(other) === foldName(recipient));
}

function tell(state: ScreenState, tone: Notice['tone'], text: string, hint?: string): ScreenState {
  return { ...state, notice: { tone, text, ...(hint !== undefined && { hint }) } };
}
