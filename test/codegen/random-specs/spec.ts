/** Random specifications that both compilers have to take. */
import { fc } from '@fast-check/vitest';
import { stringify } from 'yaml';
import { Choices, numbers } from './choices.js';
import { boolean, integer, type Names, text } from './expressions.js';
import { Fields, type Node, type TypeInfo } from './field.js';

/** A random specification, with `id` `random`. */
export interface RandomSpec {
  readonly text: string;
  /** Whether it has instances at positions. Where two share bytes, drawn values of them contradict each other. */
  readonly positions: boolean;
  /** Whether objects can be drawn that obey it. */
  readonly drawable: boolean;
}

/** What a type is made from. */
interface Plan {
  readonly fields: readonly (readonly number[])[];
  readonly instances: readonly (readonly number[])[];
  readonly rest: readonly number[];
}

const planOf = (maxLength: number): fc.Arbitrary<Plan> =>
  fc.record({
    fields: fc.array(numbers, { minLength: 1, maxLength }),
    instances: fc.array(numbers, { maxLength: 2 }),
    rest: numbers,
  });

/** Trying one takes a while, so looking for a simpler one that fails ends early. */
const SHRINKS = 80;

export const specs: fc.Arbitrary<RandomSpec> = fc.limitShrink(
  fc
    .record({ meta: numbers, main: planOf(6), parts: fc.array(planOf(4), { maxLength: 3 }) })
    .map(({ meta, main, parts }) => new SpecBuilder(new Choices(meta)).build(main, parts)),
  SHRINKS,
);

/** A map, since the keys of an enum are integers in YAML, and those of an object texts. */
const KIND = new Map([
  [0, 'none'],
  [1, 'one'],
  [2, 'two'],
]);

/** Behind bits at the end of a part: only between two fields of one type does the official parser go on at a byte. */
const BYTE: Node = { id: 'end', type: 'u1' };

class SpecBuilder {
  readonly #meta: Node;
  readonly #withPositions: boolean;
  readonly #types: TypeInfo[] = [];
  #positions = false;
  #drawable = true;

  constructor(choices: Choices) {
    this.#meta = {
      id: 'random',
      endian: choices.of(['be', 'le']),
      'bit-endian': choices.of(['be', 'le']),
      encoding: choices.of(['ASCII', 'UTF-8', 'ISO-8859-1']),
    };
    this.#withPositions = choices.once(3);
  }

  build(main: Plan, parts: readonly Plan[]): RandomSpec {
    // Each part may be made of those before it.
    const types: Record<string, Node> = {};
    for (const [at, plan] of parts.entries()) types[`part${at}`] = this.#part(`part${at}`, plan);
    const fields = new Fields(this.#types);
    fields.seq.push({ id: 'first', type: 'u1' });
    fields.names.integers.push('first');
    const type = this.#type(main, fields, false);
    return {
      text: stringify({ meta: this.#meta, ...type, types, enums: { kind: KIND } }),
      positions: this.#positions,
      drawable: this.#drawable && !this.#positions,
    };
  }

  #part(name: string, plan: Plan): Node {
    const choices = new Choices(plan.rest);
    const params = choices.once(3) ? [{ id: 'param', type: 's4' }] : [];
    const fields = new Fields(this.#types);
    fields.names.integers.push(...params.map(({ id }) => id), '_root.first');
    const type = this.#type(plan, fields, true);
    const needsSize = type.seq.some(({ repeat, ...field }) => field['size-eos'] === true || repeat === 'eos');
    this.#types.push({ name, needsSize, params: params.length });
    return { ...(params.length > 0 && { params }), ...type };
  }

  #type(plan: Plan, fields: Fields, isPart: boolean): { seq: readonly Node[]; instances: Node } {
    for (const each of plan.fields) fields.add(new Choices(each));
    if (isPart && /^b\d+$/.test(String(fields.seq.at(-1)?.type))) fields.seq.push(BYTE);
    const rest = restOf(new Choices([...plan.rest].reverse()), isPart);
    this.#drawable &&= fields.drawable;
    const instances = plan.instances.map((each, at) => [
      `i${at}`,
      this.#instance(new Choices(each), fields.names),
    ]);
    return { seq: [...fields.seq, ...rest], instances: Object.fromEntries(instances) };
  }

  #instance(choices: Choices, names: Names): Node {
    if (this.#withPositions && choices.once(2)) {
      this.#positions = true;
      const pos = names.bytes.length > 0 && choices.once(2) ? choices.of(names.bytes) : choices.upTo(8);
      const usable = this.#types.filter(({ needsSize, params }) => !needsSize && params === 0);
      const types = [...usable.map(({ name }) => ({ type: name })), { type: 'u2' }, { size: 2 }];
      return { pos, ...choices.of(types), ...(choices.once(3) && { io: '_root._io' }) };
    }
    return { value: choices.of([integer, boolean, text])(choices, names) };
  }
}

/** What a type ends with: mostly nothing, or all that is left of its stream. */
function restOf(choices: Choices, isPart: boolean): readonly Node[] {
  const all = [
    [{ id: 'rest', 'size-eos': true }],
    [{ id: 'rest', type: 'str', 'size-eos': true }],
    [{ id: 'rest', type: 'u2', repeat: 'eos' }],
    // Not in a part: what is behind the terminator is not kept, and the length of the part follows
    // (`padded_to_the_end_of_the_stream`).
    ...(isPart ? [] : [[{ id: 'rest', 'size-eos': true, terminator: 0 }]]),
  ];
  return choices.once(3) ? choices.of(all) : [];
}
