/**
 * Opaque types: classes of somebody else's, of which a specification knows nothing but the name. With
 * `ks-opaque-types`, a type that no file defines is one.
 */
import type { Location } from '../diagnostics.js';
import type { ClassModel } from '../model/class.js';
import type { SpecFile, TypeSpec } from '../model/spec.js';
import { NO_META } from '../reader/meta.js';

/**
 * @param path its name; of several parts, the first is that of the module
 * @param location where it is named first
 */
export function opaqueClass(path: readonly string[], location: Location): ClassModel {
  const [head = '', ...rest] = path;
  let spec = typeSpec([head], location, undefined);
  const file: SpecFile = { file: '', id: head, idLocation: spec.location, meta: spec.meta, root: spec };
  let model = opaqueModel(spec, file, undefined);
  for (const [i] of rest.entries()) {
    spec = typeSpec(path.slice(0, i + 2), location, spec);
    model = opaqueModel(spec, file, model);
  }
  return model;
}

function typeSpec(fullName: readonly string[], location: Location, outer: TypeSpec | undefined): TypeSpec {
  return {
    id: fullName.at(-1) ?? '',
    fullName,
    location,
    outer,
    doc: { text: undefined, refs: [] },
    meta: NO_META,
    params: [],
    seq: [],
    instances: [],
    types: new Map(),
    enums: new Map(),
    toStringExpression: undefined,
  };
}

function opaqueModel(spec: TypeSpec, file: SpecFile, outer: ClassModel | undefined): ClassModel {
  return {
    spec,
    file,
    outer,
    isOpaque: true,
    nested: [],
    params: [],
    seq: [],
    instances: [],
    parents: new Set(),
    broken: new Set(),
  };
}
