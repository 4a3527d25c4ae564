/** Turns the nodes of the `yaml` package into located ones, following aliases. */

import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostics, Location } from '../diagnostics.js';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './node.js';
import { rawOffset, type ScalarStyle } from './position.js';
import { plainValue } from './scalar.js';

/** How many nodes all aliases together may stand for; a bound on "billion laughs". */
const MAX_EXPANDED = 100_000;
/** Aliases inside aliases may go deeper than the text does. */
const MAX_DEPTH = 200;

/** In front of the names of the tags that YAML itself has. */
const STANDARD = 'tag:yaml.org,2002:';

/** Each with what a value must be to have it. */
const TAGS: Readonly<Record<string, (node: ParsedNode) => boolean>> = {
  map: isMap,
  seq: isSeq,
  str: isScalar,
  int: (node) => isScalar(node) && typeof plainValue(node.source ?? '') === 'bigint',
  float: (node) => isScalar(node) && ['bigint', 'number'].includes(typeof plainValue(node.source ?? '')),
  bool: (node) => isScalar(node) && typeof plainValue(node.source ?? '') === 'boolean',
  null: (node) => isScalar(node) && plainValue(node.source ?? '') === null,
};

/** A tag that says of a value what it is. */
function isStandardTag(node: ParsedNode): boolean {
  const name = node.tag?.startsWith(STANDARD) ? node.tag.slice(STANDARD.length) : '';
  return Object.hasOwn(TAGS, name) && TAGS[name]?.(node) === true;
}

function isMergeKey(key: ParsedNode): key is Scalar.Parsed {
  return isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
}

type Locate = (offset: number, path: string) => Location;

const STYLES: ReadonlyMap<string, ScalarStyle> = new Map([
  ['QUOTE_SINGLE', 'single'],
  ['QUOTE_DOUBLE', 'double'],
  ['BLOCK_LITERAL', 'block'],
  ['BLOCK_FOLDED', 'block'],
]);

export class Converter {
  private readonly text: string;
  private readonly locate: Locate;
  private readonly diagnostics: Diagnostics;
  private readonly anchors = new Map<string, ParsedNode>();
  /** What each alias meant where it stands, since an anchor's name may be used again later. */
  private readonly targets = new Map<ParsedNode, ParsedNode>();
  private readonly open = new Set<ParsedNode>();
  private expanding = 0;
  private expanded = 0;

  /** @param locate the place of a 0-based index into `text`. */
  constructor(text: string, locate: Locate, diagnostics: Diagnostics) {
    this.text = text;
    this.locate = locate;
    this.diagnostics = diagnostics;
  }

  /**
   * Converts a node and all below it, in the order of the text. Problems are reported, not thrown;
   * the result is then of no use.
   * @param node nothing where the text leaves the value out.
   * @param offset where a left-out value would stand.
   */
  convert(node: ParsedNode | null, offset: number, path: string): YamlNode {
    if (node === null) return this.missing(offset, path);
    const start = node.range[0];
    if (this.expanding > 0) {
      this.expanded += 1;
      if (this.expanded > MAX_EXPANDED) {
        if (this.expanded === MAX_EXPANDED + 1) this.report(start, path, 'aliases expand to too many values');
        return this.missing(start, path);
      }
    }
    if (isAlias(node)) return this.alias(node, path);
    if (node.tag !== undefined && !isStandardTag(node))
      this.report(start, path, `tags are not supported: ${node.tag}`);
    if (node.anchor !== undefined && this.expanding === 0) this.anchors.set(node.anchor, node);
    if (this.open.size >= MAX_DEPTH) {
      this.report(start, path, `nested deeper than ${MAX_DEPTH} levels`);
      return this.missing(start, path);
    }
    if (isScalar(node)) return this.scalar(node, path);
    this.open.add(node);
    const result = isMap(node) ? this.map(node, path) : this.seq(node, path);
    this.open.delete(node);
    return result;
  }

  private alias(node: Alias.Parsed, path: string): YamlNode {
    const start = node.range[0];
    const target = this.targets.get(node) ?? this.anchors.get(node.source);
    if (target === undefined || this.open.has(target)) {
      const problem =
        target === undefined ? 'no anchor before this alias has its name' : 'an alias of what it stands in';
      this.report(start, path, `${problem}: *${node.source}`);
      return this.missing(start, path);
    }
    this.targets.set(node, target);
    this.expanding += 1;
    const result = this.convert(target, start, path);
    this.expanding -= 1;
    return result;
  }

  private map(node: YAMLMap.Parsed, path: string): YamlMap {
    const byKey = new Map<string, YamlEntry>();
    const merged: YamlEntry[] = [];
    for (const pair of node.items) {
      if (isMergeKey(pair.key)) {
        merged.push(...this.merged(pair.value, pair.key.range[1], path));
        continue;
      }
      const entry = this.entry(pair.key, pair.value, path);
      if (entry === undefined) continue;
      const first = byKey.get(entry.keyText);
      if (first === undefined) byKey.set(entry.keyText, entry);
      else {
        const line = first.keyLocation.line;
        this.diagnostics.report(
          entry.keyLocation,
          `duplicate key ${quote(entry.keyText)}, first on line ${line}`,
        );
      }
    }
    // What the map says itself comes before what it takes over, wherever that stands.
    for (const entry of merged) if (!byKey.has(entry.keyText)) byKey.set(entry.keyText, entry);
    const location = this.locate(node.range[0], path);
    return { kind: 'map', location, entries: [...byKey.values()], get: (key) => byKey.get(key)?.value };
  }

  /** The entries of the map, or of each of the maps, behind `<<`. */
  private merged(value: ParsedNode | null, offset: number, path: string): readonly YamlEntry[] {
    const node = this.convert(value, offset, path);
    const maps = node.kind === 'seq' ? node.items : [node];
    return maps.flatMap((map) => {
      if (map.kind === 'map') return map.entries;
      this.report(
        value?.range[0] ?? offset,
        path,
        `'<<' takes over a map, or a list of maps, not a ${map.kind}`,
      );
      return [];
    });
  }

  private entry(key: ParsedNode, value: ParsedNode | null, path: string): YamlEntry | undefined {
    const scalar = this.convert(key, key.range[0], path);
    if (scalar.kind !== 'scalar') {
      this.report(key.range[0], path, `a key has to be a scalar, not a ${scalar.kind}`);
      return undefined;
    }
    if (scalar.value === null) {
      this.report(key.range[0], path, 'a key is missing');
      return undefined;
    }
    const keyText = String(scalar.value);
    const keyPath = join(path, keyText);
    const keyLocation = { ...scalar.location, path: keyPath };
    const locate = (offset: number): Location => ({ ...scalar.locate(offset), path: keyPath });
    const keyNode: YamlScalar = { ...scalar, location: keyLocation, locate };
    const node = this.convert(value, key.range[1], keyPath);
    return { key: scalar.value, keyText, keyLocation, keyNode, value: node };
  }

  private seq(node: YAMLSeq.Parsed, path: string): YamlNode {
    const items = node.items.map((item, i) => this.convert(item, node.range[0], join(path, String(i))));
    return { kind: 'seq', location: this.locate(node.range[0], path), items };
  }

  private scalar(node: Scalar.Parsed, path: string): YamlScalar {
    const [start, end] = node.range;
    const { source } = node;
    const style = STYLES.get(node.type ?? '') ?? 'plain';
    const raw = this.text.slice(start, end);
    const isText = node.tag === undefined ? style !== 'plain' : node.tag === `${STANDARD}str`;
    return {
      kind: 'scalar',
      value: isText ? source : plainValue(source),
      source,
      location: this.locate(start, path),
      locate: (offset) => this.locate(start + rawOffset(raw, source, style, offset), path),
    };
  }

  private missing(offset: number, path: string): YamlScalar {
    const location = this.locate(offset, path);
    return { kind: 'scalar', value: null, source: '', location, locate: () => location };
  }

  private report(offset: number, path: string, text: string): void {
    this.diagnostics.report(this.locate(offset, path), text);
  }
}

function join(path: string, step: string): string {
  return path === '/' ? `/${step}` : `${path}/${step}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
