/**
 * Finds what a name of a type or of an enum means: in the type that uses it, then in the types around
 * it, then among the top-level types of all files. (User guide, "Subtypes access".)
 */
import type { Location } from '../diagnostics.js';
import type { ClassModel, ModuleModel } from '../model/class.js';
import type { EnumSpec } from '../model/spec.js';
import type { Int64 } from '../model/types.js';
import { opaqueClass } from './opaque.js';

/** How names are resolved, and what integers become. */
export interface ResolveOptions {
  readonly int64: Int64;
  /** Whether a type that is not defined is somebody else's, in files that do not say. */
  readonly opaqueTypes: boolean;
}

export class Scope {
  readonly int64: Int64;
  private readonly roots = new Map<string, ClassModel>();
  private readonly opaque = new Map<string, ClassModel>();
  private readonly opaqueTypes: boolean;

  constructor(modules: readonly ModuleModel[], { int64, opaqueTypes }: ResolveOptions) {
    this.int64 = int64;
    this.opaqueTypes = opaqueTypes;
    for (const module of modules) this.roots.set(module.spec.id, module.root);
  }

  findClass(path: readonly string[], from: ClassModel, absolute = false): ClassModel | undefined {
    const [head, ...rest] = path;
    if (head === undefined) return undefined;
    const start = absolute
      ? (this.roots.get(head) ?? nestedClass(rootOf(from), head))
      : this.lookUp(head, from);
    if (start === undefined) return this.allowsOpaque(from) ? this.opaque.get(path.join('::')) : undefined;
    // Each name is looked up as if it stood in the type before it, as in the official compiler.
    return rest.reduce<ClassModel | undefined>((at, name) => at && this.lookUp(name, at), start);
  }

  /** What a single name means in a type. */
  private lookUp(name: string, from: ClassModel): ClassModel | undefined {
    for (let at: ClassModel | undefined = from; at; at = at.outer) {
      const inner = nestedClass(at, name);
      if (inner !== undefined) return inner;
      if (at.outer === undefined && at.spec.id === name) return at;
    }
    return this.roots.get(name);
  }

  /** The same, and where there is none and the file takes opaque types, that one of somebody else's. */
  findOrTrust(
    path: readonly string[],
    from: ClassModel,
    location: Location,
    absolute = false,
  ): ClassModel | undefined {
    const found = this.findClass(path, from, absolute);
    // Of what is in a type that is defined, all is known.
    const isPart = path.length > 1 && this.findClass(path.slice(0, 1), from, absolute)?.isOpaque === false;
    if (found !== undefined || absolute || isPart || !this.allowsOpaque(from)) return found;
    const trusted = opaqueClass(path, location);
    this.opaque.set(path.join('::'), trusted);
    return trusted;
  }

  private allowsOpaque({ file }: ClassModel): boolean {
    return file.meta.opaqueTypes ?? this.opaqueTypes;
  }

  findEnum(path: readonly string[], from: ClassModel, absolute = false): EnumSpec | undefined {
    const name = path.at(-1);
    const scope = path.slice(0, -1);
    if (name === undefined) return undefined;
    if (scope.length > 0) return this.findClass(scope, from, absolute)?.spec.enums.get(name);
    for (let at: ClassModel | undefined = absolute ? rootOf(from) : from; at; at = at.outer) {
      const found = at.spec.enums.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The names of all types, for a hint. */
  classNames(from: ClassModel): string[] {
    const names = [...this.roots.keys()];
    for (let at: ClassModel | undefined = from; at; at = at.outer)
      names.push(...at.nested.map(({ spec }) => spec.id));
    return names;
  }

  /** The names of all enums, as that type may write them, for a hint. */
  enumNames(from: ClassModel): string[] {
    const names = [...this.roots].flatMap(([id, root]) => enumNamesIn(root).map((name) => `${id}::${name}`));
    for (let at: ClassModel | undefined = from; at; at = at.outer) names.push(...enumNamesIn(at));
    return names;
  }
}

/** `::`-separated names of the enums inside a type, and inside the types in it. */
function enumNamesIn(at: ClassModel): string[] {
  const inner = at.nested.flatMap((model) => enumNamesIn(model).map((name) => `${model.spec.id}::${name}`));
  return [...at.spec.enums.keys(), ...inner];
}

const nested = new WeakMap<ClassModel, ReadonlyMap<string, ClassModel>>();

function nestedClass(at: ClassModel, id: string): ClassModel | undefined {
  const known = nested.get(at) ?? new Map(at.nested.map((inner) => [inner.spec.id, inner]));
  nested.set(at, known);
  return known.get(id);
}

/** The file's own type. */
export function rootOf(at: ClassModel): ClassModel {
  return at.outer === undefined ? at : rootOf(at.outer);
}
