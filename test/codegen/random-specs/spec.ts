/** Random specifications that both compilers have to take. */
import { fc } from '@fast-check/vitest';
import { stringify } from 'yaml';
import { Choices, numbers } from './choices.js';
import { type Drawable, leastDrawable } from './drawable.js';
import { MEMBERS, text } from './expressions.js';
import { Fields } from './field.js';
import { isFixed, type Node, type ParamKind, type Scope, type TypeInfo } from './types.js';

/** A random specification, with `id` `random`. */
export interface RandomSpec {
  readonly text: string;
  /** The text of the file `shared.ksy`, if it is imported. */
  readonly shared: string | undefined;
  /** What the texts are of. */
  readonly roots: readonly Node[];
  /** Whether what is read depends on where the stream ends, as it does not for an object that is in no stream. */
  readonly asksStream: boolean;
  /** Whether there is something in it that the official compiler does not know. */
  readonly oursAlone: boolean;
  readonly drawable: Drawable;
  /** For messages, which show the texts anyway. */
  [fc.toStringMethod](): string;
}

/** What a type is made from. */
interface Plan {
  readonly fields: readonly (readonly number[])[];
  readonly instances: readonly (readonly number[])[];
  readonly rest: readonly number[];
}

/** A type beside the file's own, and one inside it. */
interface PartPlan extends Plan {
  readonly inner: Plan | null;
}

const planOf = (maxLength: number): fc.Arbitrary<Plan> =>
  fc.record({
    fields: fc.array(numbers, { minLength: 1, maxLength }),
    instances: fc.array(numbers, { maxLength: 2 }),
    rest: numbers,
  });

const parts = (maxLength: number): fc.Arbitrary<PartPlan[]> =>
  fc.array(
    fc.tuple(planOf(4), fc.option(planOf(3), { freq: 1 })).map(([plan, inner]) => ({ ...plan, inner })),
    { maxLength },
  );

/** Trying one takes a while, so looking for a simpler one that fails ends early. */
const SHRINKS = 80;

export const specs: fc.Arbitrary<RandomSpec> = fc.limitShrink(
  fc
    .record({
      meta: numbers,
      main: planOf(6),
      parts: parts(3),
      shared: fc.option(fc.record({ main: planOf(3), parts: parts(1) }), { freq: 1 }),
    })
    .map(({ meta, main, parts, shared }) => {
      const kind = kindOf(new Choices(meta));
      if (shared === null) return new FileBuilder('random', kind).build(main, parts);
      const imported = new FileBuilder('shared', kind);
      const { text, roots } = imported.build(shared.main, shared.parts);
      const file = new FileBuilder('random', kind, imported).build(main, parts);
      return { ...file, shared: text, roots: [...file.roots, ...roots] };
    }),
  SHRINKS,
);

/** What holds for all files of a specification. */
interface Kind {
  readonly meta: Node;
  readonly withPositions: boolean;
  readonly withBits: boolean;
  readonly asksStream: boolean;
  readonly oursAlone: boolean;
}

function kindOf(choices: Choices): Kind {
  const meta = {
    endian: choices.of(['be', 'le']),
    'bit-endian': choices.of(['be', 'le']),
    encoding: choices.of(['ASCII', 'UTF-8', 'ISO-8859-1']),
  };
  const withPositions = choices.once(3);
  const withBits = !withPositions || choices.once(2);
  return { meta, withPositions, withBits, asksStream: choices.once(5), oursAlone: choices.once(5) };
}

/** A map, since the keys of an enum are integers in YAML, and those of an object texts. */
const ENUM = new Map(MEMBERS.map((member, value) => [value, member]));

/** Behind bits at the end of a part: only between two fields of one type does the official parser go on at a byte. */
const BYTE: Node = { id: 'end', type: 'u1' };

/** Before bits in a type with a bit order of its own: no byte is shared by bits of both orders. */
const START: Node = { id: 'start', type: 'u1' };

const PARAMS: Readonly<Record<ParamKind & string, Node>> = {
  integer: { type: 's4' },
  flag: { type: 'bool' },
  text: { type: 'str' },
  bytes: { type: 'bytes' },
  enum: { type: 'u1', enum: 'kind' },
};

class FileBuilder {
  /** As they are called in this file. */
  readonly #types: TypeInfo[] = [];
  /** Whether it has instances at positions. Where two share bytes, drawn values of them contradict each other. */
  #positions = false;
  #drawable: Drawable = 'always';
  readonly #isImported: boolean;

  constructor(
    private readonly id: string,
    private readonly kind: Kind,
    private readonly imported?: FileBuilder,
  ) {
    this.#isImported = id !== 'random';
    if (imported === undefined) return;
    this.#types.push(...imported.exported());
    this.#drawable = imported.#drawable;
    this.#positions = imported.#positions;
  }

  /** Its types, as a file that imports it calls them: the last is its own. */
  exported(): TypeInfo[] {
    return this.#types.map((type) => ({
      ...type,
      name: type.name === this.id ? type.name : `${this.id}::${type.name}`,
      hasOurEnums: false,
    }));
  }

  build(main: Plan, parts: readonly PartPlan[]): RandomSpec {
    // Each part may be made of those before it.
    const types: Record<string, Node> = {};
    for (const [at, plan] of parts.entries()) {
      const isChild = !this.#isImported && at < 2 && new Choices(plan.rest.slice(8)).once(3);
      types[`part${at}`] = this.#part(`part${at}`, plan, isChild);
    }
    const fields = new Fields(this.#scope({ rootAsParent: 'itself' }));
    fields.seq.push({ id: 'first', type: 'u1' });
    fields.names.integers.push('first');
    // A type must have a parent for its `_parent` to have fields.
    for (const child of this.#types.filter(({ isChildOfRoot }) => isChildOfRoot)) {
      const size = fields.ownLength(new Choices([]), child.name);
      fields.seq.push({ id: child.name, type: fields.type(new Choices([]), [child]), size });
    }
    const type = this.#type(main, fields, this.#isImported);
    if (this.#isImported) this.#types.push(this.#infoOf(this.id, type.seq, fields));
    const meta = { id: this.id, ...this.kind.meta, ...(this.imported && { imports: [this.imported.id] }) };
    const root = { meta, ...type, types, enums: { kind: ENUM } };
    return {
      text: stringify(root),
      shared: undefined,
      roots: [root],
      [fc.toStringMethod]: () => 'the specification below',
      asksStream: this.kind.asksStream,
      oursAlone: this.kind.oursAlone,
      drawable: this.kind.asksStream
        ? 'never'
        : leastDrawable(this.#drawable, this.#positions ? 'perhaps' : 'always'),
    };
  }

  #scope(more: Partial<Scope>): Scope {
    const { withPositions, withBits, asksStream, oursAlone } = this.kind;
    const hasRoot = !this.#isImported;
    return {
      ...{
        types: this.#types,
        enums: ['kind'],
        hasRoot,
        rootAsParent: undefined,
        asksStream,
        withPositions,
        withBits,
        oursAlone,
      },
      ...more,
    };
  }

  #part(name: string, plan: PartPlan, isChildOfRoot: boolean): Node {
    const choices = new Choices(plan.rest);
    const params = this.#paramsOf(choices, isChildOfRoot);
    const ahead = isChildOfRoot ? ['_parent.first'] : this.#isImported ? [] : ['_root.first'];
    const deciding = [...ahead, ...(params[0] === 'integer' ? ['p0'] : [])];
    const isCalculated = deciding.length > 0 && choices.once(3);
    const bitOrder = choices.once(4) ? choices.of(['be', 'le']) : undefined;
    const start = bitOrder === undefined ? [] : [START];
    const inside = plan.inner && this.#inner(name, plan.inner, ahead, start);
    const types = inside === null ? this.#types : [...this.#types, inside.info];
    const enums = inside === null ? ['kind'] : ['kind', 'mood'];
    const rootAsParent = isChildOfRoot ? '_parent' : undefined;
    const fields = new Fields(this.#scope({ types, enums, rootAsParent }));
    fields.names.integers.push(...ahead);
    fields.seq.push(...start);
    declareParams(params, fields);
    const type = this.#type(plan, fields, true);
    const info = { ...this.#infoOf(name, type.seq, fields), params, isChildOfRoot };
    if (inside !== null && !isCalculated) {
      this.#types.push({ ...inside.info, name: `${name}::inner` });
    }
    this.#types.push(info);
    const meta = {
      ...(isCalculated && { endian: this.#calculated(choices, choices.of(deciding)) }),
      ...(bitOrder !== undefined && { 'bit-endian': bitOrder }),
    };
    const declared = params.map((kind, at) => ({
      id: `p${at}`,
      ...(typeof kind === 'string' ? PARAMS[kind] : { type: kind.name }),
    }));
    return {
      ...(Object.keys(meta).length > 0 && { meta }),
      ...(declared.length > 0 && { params: declared }),
      ...type,
      ...(inside !== null && { types: { inner: inside.type }, enums: { mood: ENUM } }),
    };
  }

  #calculated(choices: Choices, on: string): Node {
    const isCovered = !choices.once(3);
    // Where an argument is never one of them, there is no object.
    if (!isCovered && on === 'p0') this.#drawable = 'never';
    const cases = [['0', 'le'], ['1', 'be'], ...(isCovered ? [['_', 'le']] : [])];
    return { 'switch-on': on, cases: Object.fromEntries(cases) };
  }

  #paramsOf(choices: Choices, isChildOfRoot: boolean): ParamKind[] {
    if (!choices.once(3)) return [];
    const kinds: ParamKind[] = ['integer', 'integer', 'flag', 'text', 'bytes'];
    // The file's own type has no objects to pass yet.
    if (!isChildOfRoot) kinds.push(...this.#types.slice(-2));
    // Whoever imports the file has another enum of that name.
    if (!this.#isImported) kinds.push('enum');
    return Array.from({ length: 1 + choices.upTo(1) }, () => choices.of(kinds));
  }

  /** A type inside another: where the byte order of that is calculated, it has the same. */
  #inner(
    outer: string,
    plan: Plan,
    ahead: readonly string[],
    start: readonly Node[],
  ): { readonly type: Node; readonly info: TypeInfo } {
    const fields = new Fields(this.#scope({ enums: ['mood', 'kind'] }));
    fields.names.integers.push(...ahead.filter((name) => !name.startsWith('_parent')));
    fields.seq.push(...start);
    const type = this.#type(plan, fields, true);
    return { type, info: { ...this.#infoOf('inner', type.seq, fields), key: `${this.id}.${outer}.inner` } };
  }

  #type(plan: Plan, fields: Fields, isPart: boolean): { readonly seq: readonly Node[] } {
    for (const [at, each] of plan.fields.entries()) {
      fields.add(new Choices(each));
      const instance = plan.instances[at];
      if (instance !== undefined) fields.addInstance(new Choices(instance));
    }
    if (isPart && /^b\d+$/.test(String(fields.seq.at(-1)?.type))) fields.seq.push(BYTE);
    const rest = restOf(new Choices([...plan.rest].reverse()), !isPart && !this.kind.asksStream);
    this.#drawable = leastDrawable(this.#drawable, fields.drawable);
    this.#positions ||= Object.values(fields.instances).some(({ pos }) => pos !== undefined);
    const choices = new Choices(plan.rest.slice(4));
    const shown = choices.once(4) ? { 'to-string': text(choices, fields.names) } : {};
    return { ...shown, seq: [...fields.seq, ...rest], ...{ instances: fields.instances } };
  }

  #infoOf(name: string, seq: readonly Node[], fields: Fields): TypeInfo {
    const { names, integer } = fields;
    return {
      name,
      key: `${this.id}.${name}`,
      needsSize: seq.some(({ repeat, ...field }) => field['size-eos'] === true || repeat === 'eos'),
      params: [],
      isChildOfRoot: false,
      isFixed: seq.every(isFixed),
      hasBits: seq.some((field) => fields.mayHaveBits(field)),
      members: names,
      integer,
      hasOurEnums: true,
    };
  }
}

function declareParams(params: readonly ParamKind[], { names }: Fields): void {
  const lists = { integer: names.integers, flag: names.flags, text: names.texts, bytes: names.byteArrays };
  for (const [at, kind] of params.entries()) {
    if (typeof kind !== 'string') names.addObject(`p${at}`, kind);
    else if (kind === 'enum') names.enums.push({ name: `p${at}`, of: 'kind' });
    else lists[kind].push(`p${at}`);
  }
}

/** What a type ends with: mostly nothing, or all that is left of its stream. */
function restOf(choices: Choices, mayBePadded: boolean): readonly Node[] {
  const all = [
    [{ id: 'rest', 'size-eos': true }],
    [{ id: 'rest', type: 'str', 'size-eos': true }],
    [{ id: 'rest', type: 'u2', repeat: 'eos' }],
    // Not in a part: what is behind the terminator is not kept, and the length of the part follows
    // (`padded_to_the_end_of_the_stream`).
    ...(!mayBePadded ? [] : [[{ id: 'rest', 'size-eos': true, terminator: 0 }]]),
  ];
  return choices.once(3) ? choices.of(all) : [];
}
