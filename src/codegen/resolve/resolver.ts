/**
 * Pass 3: names of types and enums become references to them.
 */
import type { Diagnostics, Location } from '../diagnostics.js';
import type { ClassModel, ModuleModel, ParamModel } from '../model/class.js';
import type { ParamSpec, SpecFile, TypeSpec } from '../model/spec.js';
import { SAFE, type ValueType } from '../model/types.js';
import { builtin } from './builtin.js';
import { checkExtensions } from './extensions.js';
import { FieldTypeResolver } from './field-type.js';
import { didYouMean } from './hint.js';
import { type ResolveOptions, Scope } from './scope.js';
import { typeHint } from './type-hint.js';

const TYPE_NAME = /^[a-z][a-z0-9_]*(::[a-z][a-z0-9_]*)*$/;

export interface Resolution {
  readonly modules: readonly ModuleModel[];
  readonly scope: Scope;
}

/** Reports every type and enum that does not exist or does not fit. */
export function resolve(
  specs: readonly SpecFile[],
  options: ResolveOptions,
  diagnostics: Diagnostics,
): Resolution {
  const modules = specs.map((spec) => ({ spec, root: outline(spec.root, spec, undefined) }));
  const scope = new Scope(modules, options);
  const fields = new FieldTypeResolver(scope, diagnostics);
  for (const module of modules) {
    for (const owner of allClasses(module.root)) {
      for (const spec of owner.spec.params)
        owner.params.push({ spec, type: paramType(spec, owner, scope, diagnostics) });
      for (const spec of owner.spec.seq) {
        const type = diagnostics.has(spec.location) ? undefined : fields.resolve(spec, owner);
        if (type === undefined) owner.broken.add(spec.id);
        else owner.seq.push({ spec, type, derived: undefined });
      }
      for (const [i, field] of owner.seq.entries()) checkExtensions(field, owner.seq[i - 1], diagnostics);
      for (const spec of owner.spec.instances) {
        if (spec.kind === 'value') {
          if (spec.enum !== undefined) fields.enum(spec.enum, owner);
          owner.instances.push({ kind: 'value', spec });
        } else {
          const type = fields.resolve(spec, owner);
          if (type !== undefined) owner.instances.push({ kind: 'parse', spec, type, derived: undefined });
        }
      }
    }
  }
  return { modules, scope };
}

/** The classes without their members, so that members can refer to any of them. */
function outline(spec: TypeSpec, file: SpecFile, outer: ClassModel | undefined): ClassModel {
  const model: ClassModel = {
    spec,
    file,
    outer,
    isOpaque: false,
    nested: [],
    params: [],
    seq: [],
    instances: [],
    parents: new Set(),
    broken: new Set(),
  };
  for (const inner of spec.types.values()) model.nested.push(outline(inner, file, model));
  return model;
}

/** The class and every class inside it, the outer one first. */
export function* allClasses(root: ClassModel): Generator<ClassModel> {
  yield root;
  for (const inner of root.nested) yield* allClasses(inner);
}

function paramType(
  spec: ParamSpec,
  owner: ClassModel,
  scope: Scope,
  diagnostics: Diagnostics,
): ParamModel['type'] {
  const { name, arrays, location } = spec.type;
  let type = valueTypeOfName(name, owner, scope) ?? trustedType(name, owner, location, scope);
  if (spec.enum !== undefined) {
    const found = scope.findEnum(spec.enum.path, owner);
    const range = type?.kind === 'int' ? type.range : SAFE;
    if (found) type = { kind: 'enum', enum: found, closed: false, range };
    else {
      const wanted = spec.enum.path.join('::');
      const hint = didYouMean(wanted, scope.enumNames(owner));
      diagnostics.report(spec.enum.location, `unknown enum '${wanted}'${hint}`);
    }
  }
  if (type === undefined) {
    diagnostics.report(
      location,
      `unknown type '${name}'${typeHint(name, scope.classNames(owner), owner.spec.meta)}`,
    );
    type = { kind: 'any' };
  }
  for (let i = 0; i < arrays; i++) type = { kind: 'array', element: type };
  return type;
}

/** An opaque type, if the file takes those. */
function trustedType(
  name: string,
  owner: ClassModel,
  location: Location,
  scope: Scope,
): ValueType | undefined {
  if (!TYPE_NAME.test(name)) return undefined;
  const found = scope.findOrTrust(name.split('::'), owner, location);
  return found && { kind: 'user', class: found };
}

/** The type that a name stands for where values are meant: in a parameter, or in a cast. */
export function valueTypeOfName(name: string, owner: ClassModel, scope: Scope): ValueType | undefined {
  switch (name) {
    case 'bytes':
    case 'str':
    case 'bool':
    case 'struct':
    case 'io':
    case 'any':
      return { kind: name };
    case 'strz':
      return { kind: 'str' };
  }
  const known = builtin(name, { ...owner.spec.meta, endian: 'be' }, scope.int64);
  if (typeof known === 'object') {
    if (known.kind === 'float') return { kind: 'float' };
    if (known.kind === 'bits' && known.boolean) return { kind: 'bool' };
    return { kind: 'int', range: known.range };
  }
  const absolute = name.startsWith('::');
  const found = scope.findClass(name.replace(/^::/, '').split('::'), owner, absolute);
  return found && { kind: 'user', class: found };
}
