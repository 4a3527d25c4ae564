/** Fields of one of several types. */
import type { Choices } from './choices.js';
import { membersOf } from './expressions.js';
import type { Fields } from './field.js';
import type { Node } from './types.js';

/** In a choice without a size. */
export function caseOf(choices: Choices, fields: Fields): string {
  const isType = choices.once(2);
  return isType ? fields.type(choices) : choices.of(['u1', 'u2', 's4', 'f4', 'u8']);
}

export function switchOf(choices: Choices, fields: Fields, type: () => string): Node {
  const { names } = fields;
  const enums = names.enums.map(({ name }) => name);
  const subjects: (readonly [readonly string[], (name: string) => readonly string[]])[] = [
    [names.integers, () => ['0', '1', '2', '3']],
    // Twice, as there are fewer of them.
    ...[enums, enums].map((all) => [all, (name: string) => membersOf(enumOf(fields, name))] as const),
    [names.flags, () => ['true', 'false']],
    [names.texts, () => ['""', '"a"']],
  ];
  const usable = subjects.filter(([of]) => of.length > 0);
  const [subject, keysOf] = usable.length > 0 ? choices.of(usable) : ([['1'], () => ['0', '1']] as const);
  const on = choices.of(subject);
  const keys = keysOf(on);
  const chosen = keys.slice(0, 1 + choices.upTo(keys.length - 1));
  const cases = [...chosen, ...(choices.once(2) ? ['_'] : [])].map((key) => [key, type()]);
  return { type: { 'switch-on': on, cases: Object.fromEntries(cases) } };
}

function enumOf({ names }: Fields, name: string): string {
  return names.enums.find((one) => one.name === name)?.of ?? '';
}
