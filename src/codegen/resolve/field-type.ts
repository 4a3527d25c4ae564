/**
 * From a `type:` as written to a field type: built-in names, user types, choices.
 */
import { calculatesEndian, inheritsEndian } from '../analyse/endian.js';
import type { Diagnostics, Location } from '../diagnostics.js';
import type { ClassModel } from '../model/class.js';
import { type Encoding, encodingOf } from '../model/encoding.js';
import {
  type AttrSpec,
  type EnumReference,
  type EnumSpec,
  type Expression,
  type Extent,
  hasExtent,
  isWrapped,
  type TypeSyntax,
} from '../model/spec.js';
import { type FieldType, isBigEnum, type ParentLink, rangeOfBits, type SwitchField } from '../model/types.js';
import { builtin } from './builtin.js';
import { didYouMean } from './hint.js';
import type { Scope } from './scope.js';
import { typeHint } from './type-hint.js';

export class FieldTypeResolver {
  constructor(
    private readonly scope: Scope,
    private readonly diagnostics: Diagnostics,
  ) {}

  /** @returns `undefined` after an error was reported. */
  resolve(attr: AttrSpec, owner: ClassModel): FieldType | undefined {
    this.checkKeys(attr);
    return attr.type.kind === 'switch'
      ? this.switch(attr.type, attr, owner)
      : this.single(
          attr.type,
          attr,
          owner,
          attr.type.kind === 'none' ? attr.location : attr.type.source.location,
        );
  }

  private checkKeys({ extent, location, contents, type, valid }: AttrSpec): void {
    if (extent.size !== undefined && extent.sizeEos)
      this.error(location, "'size' and 'size-eos' exclude each other");
    if (contents !== undefined && type.kind !== 'none') this.error(location, "'contents' takes no 'type'");
    if (contents !== undefined) this.checkContentsExtent(contents, extent, location);
    if (contents !== undefined && valid !== undefined)
      this.error(location, "'contents' says what is valid; it takes no 'valid'");
  }

  /** `contents` knows how long it is. Many specifications say so again, and then it must be right. */
  private checkContentsExtent(contents: Uint8Array, extent: Extent, location: Location): void {
    const { size, sizeEos, terminator } = extent;
    if (sizeEos || terminator !== undefined)
      this.error(location, "'contents' knows its size by itself: remove 'size-eos' and 'terminator'");
    if (size === undefined || (size.ast.kind === 'int' && size.ast.value === BigInt(contents.length))) return;
    this.error(location, `'contents' are ${contents.length} byte(s): remove 'size', or make it that number`);
  }

  private single(
    type: TypeSyntax,
    attr: AttrSpec,
    owner: ClassModel,
    location: Location,
  ): FieldType | undefined {
    if (type.kind === 'switch') return undefined;
    if (type.kind === 'none') return this.bytes(attr, location);
    const { reference, source } = type;
    const { path, arrayDepth, absolute } = reference.type;
    const name = path.join('::');
    if (arrayDepth > 0)
      return this.error(location, `'${name}[]' is a type for parameters; use 'repeat' here`);
    const known = absolute || path.length > 1 ? undefined : builtin(name, owner.spec.meta, this.scope.int64);
    if (typeof known === 'string') return this.error(location, known);
    if (known !== undefined) return this.number(known, attr, owner, location);
    if (name === 'str' || name === 'strz') return this.str(name, attr, owner, location);
    const found = this.scope.findOrTrust(path, owner, location, absolute);
    if (found === undefined) {
      return this.error(
        location,
        `unknown type '${name}'${typeHint(name, this.scope.classNames(owner), owner.spec.meta)}`,
      );
    }
    const { extent } = attr;
    if (attr.type.kind !== 'switch' && isWrapped(extent) && !hasExtent(extent)) {
      return this.error(location, "'process' and 'pad-right' need 'size', 'size-eos' or 'terminator'");
    }
    this.refuse(attr, ['encoding', 'enum'], 'a user type', location);
    const given = reference.args.length;
    const wanted = found.spec.params.length;
    if (!found.isOpaque && given !== wanted) {
      return this.error(location, `type '${name}' takes ${wanted} argument(s), found ${given}`);
    }
    if (inheritsEndian(found) && !calculatesEndian(owner)) {
      const where = `'${name}' stands inside a type that calculates its byte order, and '${owner.spec.id}' has none to hand on`;
      return this.error(location, `${where}: set 'meta/endian' in '${name}'`);
    }
    const args: Expression[] = reference.args.map((ast) => ({ ...source, ast }));
    const parent = this.parent(attr, found, owner);
    if (parent.kind === 'owner') found.parents.add(owner);
    return { kind: 'user', class: found, args, parent, extent };
  }

  private parent({ parent }: AttrSpec, found: ClassModel, owner: ClassModel): ParentLink {
    if (found.file !== owner.file) {
      if (parent?.expression !== undefined) {
        const why = 'an object of a type from another file does not know what it is part of';
        this.diagnostics.warn(parent.location, `'parent' is ignored: ${why}`);
      }
      return { kind: 'none' };
    }
    if (parent === undefined) return { kind: 'owner' };
    const { expression } = parent;
    return expression === undefined ? { kind: 'none' } : { kind: 'given', expression };
  }

  private number(
    base: Exclude<ReturnType<typeof builtin>, string | undefined>,
    attr: AttrSpec,
    owner: ClassModel,
    location: Location,
  ): FieldType | undefined {
    if (attr.type.kind !== 'switch') {
      this.refuse(
        attr,
        ['size', 'size-eos', 'terminator', 'pad-right', 'process', 'encoding', 'parent'],
        'a number',
        location,
      );
    }
    if (attr.enum === undefined) return base;
    if (base.kind === 'float') return this.error(attr.enum.location, "'enum' goes with integers alone");
    const found = this.enum(attr.enum, owner);
    const closed = attr.valid?.kind === 'in-enum';
    if (found === undefined) return undefined;
    const bits = base.kind === 'bits' ? base.width : base.width * 8;
    // Members beyond 53 bits are `bigint` in any case.
    const range = isBigEnum(found) ? rangeOfBits(bits, base.kind === 'int' && base.signed) : base.range;
    return {
      kind: 'enum',
      base: base.kind === 'bits' ? { ...base, boolean: false, range } : { ...base, range },
      enum: found,
      closed,
    };
  }

  enum(reference: EnumReference, owner: ClassModel): EnumSpec | undefined {
    const found = this.scope.findEnum(reference.path, owner);
    if (found !== undefined) return found;
    const name = reference.path.join('::');
    return this.error(
      reference.location,
      `unknown enum '${name}'${didYouMean(name, this.scope.enumNames(owner))}`,
    );
  }

  private bytes(attr: AttrSpec, location: Location): FieldType | undefined {
    const { contents, extent } = attr;
    this.refuse(attr, ['encoding', 'enum', 'parent'], 'a byte array', location);
    if (contents === undefined && !hasExtent(extent)) {
      return this.error(
        location,
        "without 'type' this is a byte array, which needs 'size', 'size-eos' or 'terminator'",
      );
    }
    return {
      kind: 'bytes',
      contents,
      extent: contents === undefined ? extent : { ...extent, size: undefined },
    };
  }

  private str(
    name: 'str' | 'strz',
    attr: AttrSpec,
    owner: ClassModel,
    location: Location,
  ): FieldType | undefined {
    this.refuse(attr, ['enum', 'process', 'parent'], 'a string', location);
    const encoding = this.encoding(attr, owner);
    if (encoding === undefined) return undefined;
    let { extent } = attr;
    if (name === 'strz' && extent.terminator === undefined) {
      extent = { ...extent, terminator: new Uint8Array(encoding.unit) };
    }
    if (!hasExtent(extent)) {
      return this.error(location, "a 'str' needs 'size', 'size-eos' or 'terminator'");
    }
    return { kind: 'str', encoding, extent };
  }

  private encoding(attr: AttrSpec, owner: ClassModel): Encoding | undefined {
    const name = attr.encoding ?? owner.spec.meta.encoding;
    if (name === undefined) {
      return this.error(
        attr.location,
        "a string needs to know its encoding: add 'encoding', or set 'meta/encoding'",
      );
    }
    return encodingOf(name);
  }

  private switch(
    type: TypeSyntax & { kind: 'switch' },
    attr: AttrSpec,
    owner: ClassModel,
  ): SwitchField | undefined {
    const { extent } = attr;
    let otherwise: FieldType | undefined = hasExtent(extent)
      ? { kind: 'bytes', contents: undefined, extent }
      : undefined;
    const cases: { when: Expression; type: FieldType }[] = [];
    for (const choice of type.cases) {
      const resolved = this.single(choice.type, attr, owner, choice.location);
      if (resolved === undefined) continue;
      if (choice.when === undefined) otherwise = resolved;
      else cases.push({ when: choice.when, type: resolved });
    }
    return { kind: 'switch', on: type.on, cases, otherwise, exhaustive: isExhaustive(type.on, cases, owner) };
  }

  /** Reports keys that mean nothing for this kind of type. */
  private refuse(attr: AttrSpec, keys: readonly string[], what: string, location: Location): void {
    if (attr.type.kind === 'switch') return;
    const { extent } = attr;
    const present: Record<string, boolean> = {
      size: extent.size !== undefined,
      'size-eos': extent.sizeEos,
      terminator: extent.terminator !== undefined,
      'pad-right': extent.padRight !== undefined,
      process: extent.process !== undefined,
      encoding: attr.encoding !== undefined,
      enum: attr.enum !== undefined,
      parent: attr.parent !== undefined,
    };
    for (const key of keys) {
      const at = key === 'enum' || key === 'parent' ? attr[key]?.location : undefined;
      if (present[key]) this.error(at ?? location, `'${key}' means nothing for ${what}`);
    }
  }

  private error(location: Location, text: string): undefined {
    this.diagnostics.report(location, text);
    return undefined;
  }
}

/** A choice by a field of the same type whose value `valid: in-enum` holds to the members, with a case for each. */
function isExhaustive(on: Expression, cases: SwitchField['cases'], owner: ClassModel): boolean {
  const { ast } = on;
  if (ast.kind !== 'name') return false;
  const type = owner.seq.find(({ spec }) => spec.id === ast.id)?.type;
  if (type?.kind !== 'enum' || !type.closed) return false;
  const named = new Set(cases.map(({ when }) => (when.ast.kind === 'enum' ? when.ast.member : undefined)));
  return type.enum.members.every(({ id }) => named.has(id));
}
