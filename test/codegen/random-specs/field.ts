/** Random fields of a random type, which refer to what stands before them. */
import type { Choices } from './choices.js';
import { boolean, integer, MEMBERS, Names } from './expressions.js';

/** Part of a specification. */
export type Node = Readonly<Record<string, unknown>>;

/** A type that fields may have. */
export interface TypeInfo {
  readonly name: string;
  /** Whether it takes what is left of its stream, and so needs a size wherever it is used. */
  readonly needsSize: boolean;
  readonly params: number;
}

// No `s8`: the official runtime gets the upper half of negative ones wrong (`signed_integers_of_64_bits`).
const SMALL_INTEGERS = ['u1', 's1', 'u2', 's2', 'u4', 's4', 'u2be', 's2le', 'u4le', 's4be'];
const LARGE_INTEGERS = ['u8', 'u8le'];
const FLOATS = ['f4', 'f8', 'f4be', 'f8le'];
const ENCODINGS = ['ASCII', 'UTF-8', 'ISO-8859-1', 'UTF-16LE', 'UTF-16BE'];

/** The fields of a type, one after the other. */
export class Fields {
  readonly seq: Node[] = [];
  readonly names = new Names();
  /** Whether objects can be drawn: not where something is left to what follows, which is drawn without it. */
  drawable = true;

  constructor(private readonly types: readonly TypeInfo[]) {}

  add(choices: Choices): void {
    const id = `f${this.seq.length}`;
    const shape = choices.of(SHAPES);
    const field = shape.make(choices, this, id);
    const modifier = this.#modifier(field, shape, choices, id);
    this.seq.push({ id, ...field, ...modifier });
    if (modifier.if !== undefined) return;
    if (modifier.repeat === undefined) this.#declare(id, field);
    else this.names.arrays.push(id);
  }

  /** A type without a size of its own, or an integer where there is none. */
  type(
    choices: Choices,
    usable: readonly TypeInfo[] = this.types.filter(({ needsSize }) => !needsSize),
  ): string {
    if (usable.length === 0) return 'u2';
    const { name, params } = choices.of(usable);
    const args = Array.from({ length: params }, () => integer(choices, this.names));
    return args.length === 0 ? name : `${name}(${args.join(', ')})`;
  }

  /** Any type, for a field that has a size, which an integer would ignore. */
  sizedType(choices: Choices): Node {
    return this.types.length === 0 ? {} : { type: this.type(choices, this.types) };
  }

  /** A length of the field's own in front of it: another's might be too small for any object of a type. */
  ownLength(choices: Choices, id: string): string {
    const name = `len_${id}`;
    this.seq.push({ id: name, type: choices.of(['u1', 'u2', 'u4', 's2', 'b8']) });
    return choices.of([name, name, `${name} - 1`]);
  }

  /** A size for bytes: if it is another's length, they are just so many. */
  size(choices: Choices, id: string): string | number {
    const forms = [
      () => choices.upTo(5),
      () =>
        choices.of([(length: string) => length, (n: string) => `${n} + 3`, (n: string) => `2 * ${n}`])(
          this.ownLength(choices, id),
        ),
      () => (this.names.bytes.length > 0 ? choices.of(this.names.bytes) : 1),
    ];
    return choices.of(forms)();
  }

  #modifier(field: Node, { modifiers }: Shape, choices: Choices, id: string): Node {
    // Where it is not always just one, its length does not follow, and is drawn: mostly far too large.
    if (String(field.size).includes('len_')) return {};
    switch (choices.of(['none', 'none', 'none', ...modifiers])) {
      case 'if':
        return { if: boolean(choices, this.names) };
      case 'expr': {
        if (choices.once(2)) return { repeat: 'expr', 'repeat-expr': choices.upTo(3) };
        const name = `num_${id}`;
        this.seq.push({ id: name, type: choices.of(['u1', 'u2', 'b4']) });
        return { repeat: 'expr', 'repeat-expr': choices.of([name, `${name} + 1`, `${name} * 2`]) };
      }
      case 'until':
        return field.valid === undefined
          ? { repeat: 'until', 'repeat-until': `_ <= ${choices.upTo(5)}` }
          : {};
      default:
        return {};
    }
  }

  #declare(id: string, { type, enum: enumeration, size, terminator }: Node): void {
    const { names } = this;
    if (enumeration !== undefined) names.enums.push(id);
    else if (type === 'b1') names.flags.push(id);
    else if (/^b\d+$/.test(String(type)) || SMALL_INTEGERS.includes(String(type))) names.integers.push(id);
    else if (type === 'str' || type === 'strz') names.texts.push(id);
    else if (type === undefined && (size ?? terminator) !== undefined) names.arrays.push(id);
    if (type === 'u1' && enumeration === undefined) names.bytes.push(id);
  }
}

type Modifier = 'if' | 'expr' | 'until';

/** A kind of field. */
interface Shape {
  readonly modifiers: readonly Modifier[];
  make(choices: Choices, fields: Fields, id: string): Node;
}

const ANY: readonly Modifier[] = ['if', 'expr'];

const SHAPES: readonly Shape[] = [
  { modifiers: ANY, make: () => ({ type: 'u1' }) },
  {
    modifiers: [...ANY, 'until'],
    make: (choices) => ({
      type: choices.of(SMALL_INTEGERS),
      ...(choices.once(4) && { valid: validOf(choices) }),
    }),
  },
  { modifiers: [...ANY, 'until'], make: (choices) => ({ type: choices.of([...LARGE_INTEGERS, ...FLOATS]) }) },
  // At most 32, beyond which the official runtime is wrong (`bits_wider_than_32`).
  { modifiers: ANY, make: (choices) => ({ type: `b${1 + choices.upTo(31)}` }) },
  { modifiers: ANY, make: () => ({ type: 'b1' }) },
  {
    modifiers: ANY,
    make: (choices, fields, id) => ({ size: fields.size(choices, id), ...processOf(choices) }),
  },
  { modifiers: ANY, make: (choices, fields, id) => textOf(choices, fields, id) },
  { modifiers: ANY, make: (choices, fields) => terminatedOf(choices, fields) },
  { modifiers: ANY, make: (choices) => paddedOf(choices) },
  { modifiers: ANY, make: (choices) => ({ contents: [choices.upTo(255), choices.upTo(255)] }) },
  {
    modifiers: ANY,
    make: (choices) => ({
      type: choices.of([...SMALL_INTEGERS, 'b2', 'b7']),
      enum: 'kind',
      ...(choices.once(4) && { valid: { 'in-enum': true } }),
    }),
  },
  { modifiers: ANY, make: (choices, fields) => ({ type: fields.type(choices) }) },
  {
    modifiers: [],
    make: (choices, fields, id) => ({
      size: fields.ownLength(choices, id),
      ...fields.sizedType(choices),
      ...processOf(choices),
    }),
  },
  { modifiers: ['if'], make: (choices, fields) => switchOf(choices, fields, () => caseOf(choices, fields)) },
  {
    modifiers: [],
    make: (choices, fields, id) => {
      const size = fields.ownLength(choices, id);
      if (fields.sizedType(choices).type === undefined) return { size };
      return { size, ...switchOf(choices, fields, () => String(fields.sizedType(choices).type)) };
    },
  },
];

function validOf(choices: Choices): unknown {
  const [low, high] = [choices.upTo(3), 3 + choices.upTo(60)];
  const forms = [{ eq: low }, { min: low, max: high }, { 'any-of': [low, high] }, { expr: `_ != ${low}` }];
  return choices.of([low, ...forms]);
}

// Not of a number below 0, by which the official runtime does not rotate (`process_rotate`).
function processOf(choices: Choices): Node {
  const processes = [`xor(${choices.upTo(255)})`, 'xor([1, 2, 3])', 'rol(3)', 'ror(1)'];
  return choices.once(4) ? { process: choices.of(processes) } : {};
}

function textOf(choices: Choices, fields: Fields, id: string): Node {
  const encoding = choices.once(2) ? { encoding: choices.of(ENCODINGS) } : {};
  // Of an odd number of bytes no text can be drawn.
  const isWide = encoding.encoding?.startsWith('UTF-16');
  return { type: 'str', size: isWide ? 2 * choices.upTo(3) : fields.size(choices, id), ...encoding };
}

// No `include`, behind which the official runtime advances too far (`included_terminator`).
function terminatedOf(choices: Choices, fields: Fields): Node {
  const encoding = choices.once(2) ? { encoding: choices.of(ENCODINGS) } : {};
  if (choices.once(3)) return { type: 'strz', ...encoding };
  const consume = choices.once(6) ? { consume: false } : {};
  if (consume.consume === false) fields.drawable = false;
  const text = choices.once(2) ? { type: 'str' } : {};
  return { ...text, terminator: choices.of([0, 1, 10, 127]), ...consume };
}

function paddedOf(choices: Choices): Node {
  const terminator = choices.once(2) ? { terminator: choices.of([0, 1, 32]) } : {};
  const text = choices.once(2) ? { type: 'str' } : {};
  return { size: 1 + choices.upTo(5), ...text, ...terminator, 'pad-right': choices.of([0, 1, 32]) };
}

/** In a choice without a size. */
function caseOf(choices: Choices, fields: Fields): string {
  const isType = choices.once(2);
  return isType ? fields.type(choices) : choices.of(['u1', 'u2', 's4', 'f4', 'u8']);
}

function switchOf(choices: Choices, fields: Fields, type: () => string): Node {
  const { names } = fields;
  const subjects: [string, readonly string[]][] = [
    ...names.integers.map((name): [string, string[]] => [name, ['0', '1', '2', '3']]),
    ...names.enums.map((name): [string, string[]] => [name, MEMBERS]),
    ...names.flags.map((name): [string, string[]] => [name, ['true', 'false']]),
    ...names.texts.map((name): [string, string[]] => [name, ['""', '"a"']]),
  ];
  const [on, keys] = subjects.length > 0 ? choices.of(subjects) : ['1', ['0', '1']];
  const chosen = keys.slice(0, 1 + choices.upTo(keys.length - 1));
  const cases = [...chosen, ...(choices.once(2) ? ['_'] : [])].map((key) => [key, type()]);
  return { type: { 'switch-on': on, cases: Object.fromEntries(cases) } };
}
