/** Random fields of a random type, which refer to what stands before them. */
import type { Choices } from './choices.js';
import { type Drawable, leastDrawable } from './drawable.js';
import { boolean, float, integer, membersOf, text } from './expressions.js';
import { Names } from './names.js';
import { INTEGERS, SHAPES, type Shape } from './shapes.js';
import type { IntegerName, Node, ParamKind, Scope, TypeInfo } from './types.js';
import { leastOf } from './valid.js';

/** The fields of a type, one after the other, and instances between them, which later fields use. */
export class Fields {
  readonly seq: Node[] = [];
  readonly instances: Record<string, Node> = {};
  readonly names = new Names();
  drawable: Drawable = 'always';

  /** An integer of the sequence that is always there. */
  integer: IntegerName | undefined;

  constructor(readonly scope: Scope) {
    if (scope.asksStream) this.names.integers.push('_io.size');
    this.names.fixedTypes.push(...scope.types.filter(({ isFixed }) => isFixed).map(({ name }) => name));
  }

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

  addInstance(choices: Choices): void {
    const id = `i${this.seq.length}`;
    const { names } = this;
    if (this.scope.withPositions && choices.once(2)) {
      this.instances[id] = this.#positioned(choices);
      if (!this.scope.withBits) this.#declare(id, this.instances[id]);
      return;
    }
    if (names.choices.length > 0 && choices.once(2)) {
      this.instances[id] = this.#cast(choices);
      return;
    }
    const kinds: [(choices: Choices, names: Names) => string, string[]][] = [
      [integer, names.integers],
      [boolean, names.flags],
      [text, names.texts],
      [float, names.floats],
    ];
    const [make, same] = choices.of(kinds);
    this.instances[id] = { value: make(choices, names) };
    same.push(id);
  }

  #positioned(choices: Choices): Node {
    const { names, scope } = this;
    const pos = names.bytes.length > 0 && choices.once(2) ? choices.of(names.bytes) : choices.upTo(8);
    // Bits at a position take their whole byte, of which another field may have the rest.
    const usable = this.#plainTypes().filter(({ params, hasBits }) => params.length === 0 && !hasBits);
    const types = [
      ...usable.map(({ name }) => ({ type: name })),
      { type: 'u1' },
      { type: 'u2' },
      { size: 2 },
    ];
    return { pos, ...choices.of(types), ...(scope.hasRoot && choices.once(3) && { io: '_root._io' }) };
  }

  /** What was chosen, where it is that. */
  #cast(choices: Choices): Node {
    const { name, on, key, type } = choices.of(this.names.choices);
    const object = `${name}.as<${type.name}>`;
    const value = type.integer === undefined || choices.once(4) ? object : `${object}.${type.integer.name}`;
    return { value, if: `${on} == ${key}` };
  }

  /** A type without a size of its own, or an integer where there is none. */
  type(choices: Choices, types: readonly TypeInfo[] = this.#plainTypes()): string {
    const usable = types.filter(({ params }) => params.every((kind) => this.#mayPass(kind)));
    if (usable.length === 0) return 'u2';
    const { name, params } = choices.of(usable);
    const args = params.map((kind) => this.#argument(choices, kind));
    return args.length === 0 ? name : `${name}(${args.join(', ')})`;
  }

  #plainTypes(): readonly TypeInfo[] {
    return this.scope.types.filter(({ needsSize, isChildOfRoot }) => !needsSize && !isChildOfRoot);
  }

  /** Any type, for a field that has a size, which an integer would ignore. */
  sizedType(choices: Choices): Node {
    const usable = this.scope.types.filter(({ isChildOfRoot }) => !isChildOfRoot);
    const type = this.type(choices, usable);
    return type === 'u2' ? {} : { type };
  }

  /** A type whose parent is not the object that has the field. */
  adopted(choices: Choices): Node {
    const { rootAsParent: parent, types } = this.scope;
    const children =
      parent === undefined ? [] : types.filter(({ isChildOfRoot, needsSize }) => isChildOfRoot && !needsSize);
    if (children.length > 0 && choices.once(2)) {
      const type = this.type(choices, children);
      return parent === 'itself' ? { type } : { type, parent };
    }
    const type = this.type(choices);
    if (type === 'u2') return { type };
    return { type, parent: this.scope.hasRoot ? choices.of([false, '_root']) : false };
  }

  /** Whether there is anything to pass for it. */
  #mayPass(kind: ParamKind): boolean {
    return typeof kind === 'string' || this.#objectsOf(kind).length > 0;
  }

  #objectsOf({ key }: TypeInfo): readonly string[] {
    return this.names.objects.filter(({ type }) => type.key === key).map(({ name }) => name);
  }

  #argument(choices: Choices, kind: ParamKind): string {
    const { names } = this;
    if (typeof kind !== 'string') return choices.of(this.#objectsOf(kind));
    switch (kind) {
      case 'integer':
        return integer(choices, names);
      case 'flag':
        return boolean(choices, names);
      case 'text':
        return text(choices, names);
      case 'bytes':
        return names.byteArrays.length > 0 ? choices.of(names.byteArrays) : '[1, 2]';
      case 'enum': {
        const given = names.enums.filter(({ of }) => of === 'kind').map(({ name }) => name);
        return choices.of([...given, ...membersOf('kind')]);
      }
    }
  }

  /** A length of the field's own in front of it: another's might be too small for any object of a type. */
  ownLength(choices: Choices, id: string): string {
    const name = `len_${id}`;
    const types = ['u1', 'u2', 'u4', 's2', 'u8', ...(this.scope.withBits ? ['b8'] : [])];
    const type = choices.of(types);
    // Of a large one, the official runtime takes the lower 32 bits (`length_field_of_something_larger`).
    this.seq.push({ id: name, type, ...(type === 'u8' && { valid: { max: 1000 } }) });
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
      () => `(${integer(choices, this.names, 1)}) % 6`,
      ...(this.scope.asksStream ? [() => '_io.size - _io.pos', () => '(_io.size - _io.pos) / 2'] : []),
    ];
    return choices.of(forms)();
  }

  #modifier(field: Node, shape: Shape, choices: Choices, id: string): Node {
    const modifier = this.#oneModifier(field, shape, choices, id);
    if (modifier.repeat === undefined || !shape.modifiers.includes('if')) return modifier;
    // Under a condition its count does not follow either, and is drawn: up to 65,535.
    if (String(modifier['repeat-expr']).includes('num_') || !choices.once(4)) return modifier;
    return { ...modifier, if: this.#condition(choices) };
  }

  #condition(choices: Choices): string {
    return this.scope.asksStream && choices.once(2) ? 'not _io.eof' : boolean(choices, this.names);
  }

  #oneModifier(field: Node, { modifiers }: Shape, choices: Choices, id: string): Node {
    // Where it is not always just one, its length does not follow, and is drawn: mostly far too large.
    if (String(field.size).includes('len_')) return {};
    switch (choices.of(['none', 'none', 'none', ...modifiers])) {
      case 'if':
        return { if: this.#condition(choices) };
      case 'expr': {
        if (choices.once(2)) return { repeat: 'expr', 'repeat-expr': choices.upTo(3) };
        if (choices.once(3)) {
          return { repeat: 'expr', 'repeat-expr': `(${integer(choices, this.names, 1)}) % 3` };
        }
        const name = `num_${id}`;
        this.seq.push({
          id: name,
          type: choices.of(['u1', 'u2', ...(this.scope.withBits ? ['b4'] : [])]),
        });
        return { repeat: 'expr', 'repeat-expr': choices.of([name, `${name} + 1`, `${name} * 2`]) };
      }
      case 'until':
        if (field.valid !== undefined) return {};
        return this.#until(field, choices);
      default:
        return {};
    }
  }

  /** How a repetition ends. There must be bytes in each element, or it would go on for ever. */
  #until(field: Node, choices: Choices): Node {
    const found = this.#typeOf(field);
    if (found !== undefined && found.integer === undefined) return {};
    if (this.scope.asksStream) return { repeat: 'until', 'repeat-until': '_io.eof' };
    const item = found === undefined ? '_' : `_.${found.integer?.name}`;
    const least = found?.integer?.least ?? 0;
    const limit = choices.upTo(5);
    const forms: (readonly [string, Drawable])[] = [
      [`${item} <= ${limit}`, least <= limit ? 'always' : 'never'],
    ];
    if (this.names.bytes.length > 0)
      forms.push([`${item} <= ${choices.of(this.names.bytes)} % 4`, least === 0 ? 'always' : 'perhaps']);
    // In the official parser it is that of the next element (`repeat_until`).
    if (this.scope.oursAlone)
      forms.push(...[1, 3, 8].map((last) => [`${item} <= 1 or _index == ${last}`, 'always'] as const));
    const [until, drawable] = choices.of(forms);
    this.drawable = leastDrawable(this.drawable, drawable);
    return { repeat: 'until', 'repeat-until': until };
  }

  /** Whether there may be bits in it, at any depth. */
  mayHaveBits({ type }: Node): boolean {
    if (typeof type !== 'object' || type === null)
      return /^b\d/.test(String(type)) || this.#typeOf({ type })?.hasBits === true;
    return Object.values((type as Node).cases as Node).some((chosen) => this.mayHaveBits({ type: chosen }));
  }

  /** The type of a field, if it is one of the specification. */
  #typeOf({ type }: Node): TypeInfo | undefined {
    const name = String(type).replace(/\(.*/s, '');
    return this.scope.types.find((one) => one.name === name);
  }

  #declareChoice(id: string, type: object): void {
    const { 'switch-on': on, cases } = type as { 'switch-on': string; cases: Record<string, string> };
    for (const [key, chosen] of Object.entries(cases)) {
      const found = this.#typeOf({ type: chosen });
      if (found !== undefined && key !== '_') this.names.choices.push({ name: id, on, key, type: found });
    }
  }

  #declare(id: string, field: Node): void {
    const found = this.#typeOf(field);
    if (typeof field.type === 'object') this.#declareChoice(id, field.type as object);
    else if (found !== undefined) this.names.addObject(id, found);
    else this.#declareValue(id, field);
  }

  #declareValue(id: string, { type, enum: enumeration, size, terminator, valid }: Node): void {
    const { names } = this;
    if (enumeration !== undefined) names.enums.push({ name: id, of: String(enumeration) });
    else if (type === 'b1') names.flags.push(id);
    else if (isSmall(String(type))) {
      names.integers.push(id);
      this.integer ??= { name: id, least: leastOf(valid) };
    }
    // The official parser has a double, which is exact only where it cannot be large.
    else if (/^[us]8/.test(String(type)) && valid !== undefined) names.integers.push(id);
    else if (/^f[48]/.test(String(type))) names.floats.push(id);
    else if (type === 'str' || type === 'strz') names.texts.push(id);
    else if (type === undefined && (size ?? terminator) !== undefined) {
      names.arrays.push(id);
      names.byteArrays.push(id);
    }
    if (type === 'u1' && enumeration === undefined) names.bytes.push(id);
  }
}

/** Whether it is an integer of 32 bits at most. */
function isSmall(type: string): boolean {
  const bits = /^b(\d+)(le|be)?$/.exec(type)?.[1];
  return bits === undefined ? INTEGERS.includes(type) : Number(bits) <= 32;
}
