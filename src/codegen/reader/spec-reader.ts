/**
 * Pass 2: from YAML nodes to the spec tree. Nothing after this pass looks at YAML.
 */
import type { Diagnostics, Location } from '../diagnostics.js';
import type { EnumMemberSpec, EnumSpec, Meta, ParamSpec, SpecFile, TypeSpec } from '../model/spec.js';
import type { YamlMap, YamlNode } from '../yaml/reader.js';
import { plainValue } from '../yaml/scalar.js';
import { readAttribute } from './attribute.js';
import { FieldReader, identifierRule, kindOf } from './fields.js';
import { readInstance } from './instance.js';
import { readMeta } from './meta.js';

const TYPE_KEYS = ['meta', 'doc', 'doc-ref', 'params', 'seq', 'types', 'instances', 'enums', 'to-string'];

/** Reads the whole file; every error in it is reported to `diagnostics`. */
export function readSpec(node: YamlNode, file: string, diagnostics: Diagnostics): SpecFile | undefined {
  return new SpecReader(file, diagnostics).read(node);
}

class SpecReader {
  private readonly fields: FieldReader;

  constructor(
    private readonly file: string,
    diagnostics: Diagnostics,
  ) {
    this.fields = new FieldReader(diagnostics);
  }

  read(node: YamlNode): SpecFile | undefined {
    const map = this.fields.map(node, 'a specification');
    if (map === undefined) return undefined;
    const metaNode = map.get('meta');
    if (metaNode !== undefined && this.fields.map(metaNode, 'meta') === undefined) return undefined;
    const idNode = metaNode?.kind === 'map' ? metaNode.get('id') : undefined;
    if (idNode === undefined) {
      this.fields.error(metaNode ?? node, "a specification needs 'meta/id', the name of its type");
      return undefined;
    }
    const id = this.fields.identifier(idNode, 'meta/id');
    if (id === undefined) return undefined;
    const meta = readMeta(map, undefined, this.fields);
    return {
      file: this.file,
      id,
      idLocation: idNode.location,
      meta,
      root: this.type(id, map, undefined, meta),
    };
  }

  private type(id: string, map: YamlMap, outer: TypeSpec | undefined, meta: Meta): TypeSpec {
    this.fields.keys(map, TYPE_KEYS);
    const types = new Map<string, TypeSpec>();
    const enums = new Map<string, EnumSpec>();
    const seq = this.list(map.get('seq'), 'seq').flatMap(
      (item, i) => readAttribute(item, i, this.fields) ?? [],
    );
    const instances = this.entries(map.get('instances'), 'instances').flatMap(
      ({ name, location, value }) => readInstance(name, location, value, this.fields) ?? [],
    );
    const params = this.list(map.get('params'), 'params').flatMap((item) => this.param(item));
    this.refuseDoubles(map);
    const spec: TypeSpec = {
      id,
      fullName: [...(outer?.fullName ?? []), id],
      location: map.location,
      doc: this.fields.doc(map),
      meta,
      outer,
      params,
      seq,
      instances,
      types,
      enums,
      toStringExpression: this.fields.expression(map.get('to-string'), 'to-string'),
    };
    for (const { name, value } of this.entries(map.get('types'), 'types')) {
      const inner = this.fields.map(value, 'a type');
      if (inner) types.set(name, this.type(name, inner, spec, readMeta(inner, meta, this.fields)));
    }
    for (const { name, value } of this.entries(map.get('enums'), 'enums')) {
      const members = this.fields.map(value, 'an enum');
      if (members) enums.set(name, this.enum(name, members, spec));
    }
    return spec;
  }

  /** Parameters, attributes and instances become members of one class. */
  private refuseDoubles(type: YamlMap): void {
    const seen = new Map<string, Location>();
    for (const { id, location } of idsOf(type)) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, location);
      else {
        const where = `${first.path} (line ${first.line})`;
        this.fields.diagnostics.report(location, `'${id}' is already the id of ${where}`);
      }
    }
  }

  private list(node: YamlNode | undefined, what: string): readonly YamlNode[] {
    if (node === undefined) return [];
    if (node.kind === 'seq') return node.items;
    this.fields.error(node, `${what} must be a list, found ${kindOf(node)}`);
    return [];
  }

  /** The entries of a map whose keys are identifiers. */
  private entries(node: YamlNode | undefined, what: string): Entry[] {
    const map = node && this.fields.map(node, what);
    return (map?.entries ?? []).flatMap(({ keyText, keyLocation, value }) => {
      if (this.fields.isIdentifier(keyText)) return [{ name: keyText, location: keyLocation, value }];
      this.fields.diagnostics.report(keyLocation, identifierRule(keyText));
      return [];
    });
  }

  private param(node: YamlNode): ParamSpec[] {
    const map = this.fields.map(node, 'a parameter');
    if (map === undefined) return [];
    this.fields.keys(map, ['id', 'type', 'doc', 'doc-ref', 'enum']);
    if (map.get('id') === undefined) this.fields.error(map, "a parameter needs an 'id'");
    const id = this.fields.identifier(map.get('id'), 'id');
    const typeNode = map.get('type');
    const text = this.fields.string(typeNode, 'type') ?? 'bytes';
    if (id === undefined) return [];
    const type = {
      name: text.replace(/(\[\])+$/, ''),
      arrays: (text.match(/\[\]/g) ?? []).length,
      location: (typeNode ?? node).location,
    };
    return [
      {
        id,
        location: node.location,
        doc: this.fields.doc(map),
        type,
        enum: this.fields.enumReference(map.get('enum')),
      },
    ];
  }

  private enum(id: string, map: YamlMap, outer: TypeSpec): EnumSpec {
    const members = map.entries.flatMap((entry) => this.member(entry));
    const names = new Set<string>();
    for (const member of members) {
      if (names.has(member.id)) {
        this.fields.diagnostics.report(member.location, `'${member.id}' is already a member of this enum`);
      }
      names.add(member.id);
    }
    return {
      id,
      fullName: [...outer.fullName, id],
      location: map.location,
      doc: { text: undefined, refs: [] },
      outer,
      members,
    };
  }

  private member({ keyText, keyNode, keyLocation, value }: YamlMap['entries'][number]): EnumMemberSpec[] {
    // Also in quotes, which a number less than 0 has in JSON.
    const key = plainValue(keyNode.source);
    if (typeof key !== 'bigint') {
      this.fields.diagnostics.report(
        keyLocation,
        `the key of an enum member must be an integer, found '${keyText}'`,
      );
      return [];
    }
    const map = value.kind === 'map' ? value : undefined;
    if (map) this.fields.keys(map, ['id', 'doc', 'doc-ref']);
    const idNode = map === undefined ? value : map.get('id');
    if (idNode === undefined) this.fields.error(value, "an enum member needs an 'id'");
    const literal =
      idNode?.kind === 'scalar' && typeof idNode.value === 'boolean' ? idNode.source : undefined;
    const id = literal ?? this.fields.identifier(idNode, "a member's id");
    if (id === undefined) return [];
    const doc = map ? this.fields.doc(map) : { text: undefined, refs: [] };
    return [{ id, value: key, doc, location: value.location }];
  }
}

/** What is under a name. */
interface Entry {
  readonly name: string;
  /** Where the name is. */
  readonly location: Location;
  readonly value: YamlNode;
}

/** Where each member of a type gets its name. */
function idsOf(type: YamlMap): { id: string; location: Location }[] {
  const listed = ['params', 'seq'].flatMap((key) => {
    const list = type.get(key);
    return (list?.kind === 'seq' ? list.items : []).flatMap((item) => {
      const id = item.kind === 'map' ? item.get('id') : undefined;
      return id?.kind === 'scalar' ? [{ id: id.source, location: id.location }] : [];
    });
  });
  const instances = type.get('instances');
  const keyed = instances?.kind === 'map' ? instances.entries : [];
  return [...listed, ...keyed.map(({ keyText, keyLocation }) => ({ id: keyText, location: keyLocation }))];
}
