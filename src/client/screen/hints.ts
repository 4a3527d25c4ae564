import type { ScreenState } from './state.js';

/** The keys that matter now, for the status line. */
export interface Hints {
  /** The most useful first. */
  readonly keys: readonly string[];
  /** Something is open that takes keys for itself: to know how to get out of it is worth more than the rest. */
  readonly urgent: boolean;
}

export function hints(state: ScreenState): Hints {
  const { help, picking, find, input, recipient, phase, people, name, wire } = state;
  // A server that does not read, or does not close, keeps one waiting.
  if (phase === 'over') return urgent('C-c: at once');
  if (help !== undefined) return urgent('Esc closes the help', 'Up and Down scroll');
  if (picking !== undefined) {
    return urgent(
      picking.purpose === 'write' ? 'Enter: write to' : 'Enter: ignore',
      'Esc: nobody',
      'Up, Down, letters',
    );
  }
  if (find !== undefined) return urgent('C-s: older', 'Enter: stay', 'Esc: back');
  if (input.search !== undefined) return urgent('Enter: take it', 'Esc: back', 'C-r: older');
  if (wire.open && input.line.text === '') return calm(...wireHints(wire));
  if (phase === 'lost') return calm(...(input.line.text === '' ? ['Enter: try now'] : []), 'F1 help');
  if (recipient !== undefined) return calm(...(input.line.text === '' ? ['Esc: the room'] : []), 'F1 help');
  const alone = people.names.every((other) => other === name);
  return calm('F1 help', ...(phase === 'joined' && !alone ? ['F3 direct'] : []), '@exit leaves', 'F2 bytes');
}

function wireHints({ paused, chosen, doc }: ScreenState['wire']): string[] {
  const field = chosen === undefined ? 'Up: a field' : doc ? 'Esc: back' : 'Enter: what it is';
  return ['F2 closes', field, paused ? 'F4 follows' : 'F4 pauses', 'F5 filters', 'F1 help'];
}

function urgent(...keys: string[]): Hints {
  return { keys, urgent: true };
}

function calm(...keys: string[]): Hints {
  return { keys, urgent: false };
}
