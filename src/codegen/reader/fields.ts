/**
 * Small readers for one YAML value each: they check what it is and report what it should have been.
 */
import { type Diagnostics, inOneLine, type Location } from '../diagnostics.js';
import { ExpressionError } from '../expression/ast.js';
import { parseExpression } from '../expression/parser.js';
import { encodingWarning } from '../model/encoding.js';
import type { Doc, EnumReference, Expression } from '../model/spec.js';
import { didYouMean } from '../resolve/hint.js';
import type { YamlMap, YamlNode } from '../yaml/reader.js';
import { extensionError } from './extensions.js';

const IDENTIFIER = /^[a-z][a-z0-9_]*$/;

export class FieldReader {
  readonly diagnostics: Diagnostics;

  constructor(diagnostics: Diagnostics) {
    this.diagnostics = diagnostics;
  }

  error(node: YamlNode, text: string): undefined {
    this.diagnostics.report(node.location, text);
    return undefined;
  }

  map(node: YamlNode, what: string): YamlMap | undefined {
    return node.kind === 'map' ? node : this.error(node, `${what} must be a map, found ${kindOf(node)}`);
  }

  /** Reports every key that is not known; a key that starts with `-` is a note for other tools, unless with `-ts-`. */
  keys(
    map: YamlMap,
    known: readonly string[],
    unsupported: Readonly<Record<string, string>> = {},
    misplaced: readonly string[] = [],
  ): void {
    for (const { keyText, keyLocation } of map.entries) {
      const misused = extensionError(keyText, known);
      if (misused !== undefined) this.diagnostics.report(keyLocation, misused);
      if (keyText.startsWith('-') || known.includes(keyText)) continue;
      if (misplaced.includes(keyText)) {
        this.diagnostics.report(keyLocation, `'${keyText}' belongs in 'instances', not in 'seq'`);
        continue;
      }
      const hint = didYouMean(keyText, known);
      const reason = Object.hasOwn(unsupported, keyText) ? unsupported[keyText] : undefined;
      this.diagnostics.report(
        keyLocation,
        reason === undefined
          ? `unknown key '${keyText}'${hint || `, expected one of: ${[...known].sort().join(', ')}`}`
          : `'${keyText}' is not supported: ${reason}`,
      );
    }
  }

  string(node: YamlNode | undefined, what: string): string | undefined {
    if (node === undefined) return undefined;
    if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
    return this.error(node, `${what} must be a string, found ${kindOf(node)}`);
  }

  /** A string, or anything else that is written on one line: a title may be a number. */
  text(node: YamlNode | undefined, what: string): string | undefined {
    return node?.kind === 'scalar' && node.value !== null ? node.source : this.string(node, what);
  }

  /** The name of an encoding, with a warning where it is written. */
  encoding(node: YamlNode | undefined): string | undefined {
    const name = this.text(node, 'encoding');
    const warning = name === undefined ? undefined : encodingWarning(name);
    if (node !== undefined && warning !== undefined) this.diagnostics.warn(node.location, warning);
    return name;
  }

  boolean(node: YamlNode | undefined, what: string, fallback: boolean): boolean {
    if (node === undefined) return fallback;
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    this.error(node, `${what} must be true or false, found ${kindOf(node)}`);
    return fallback;
  }

  /** A number from 0 to 255. */
  byte(node: YamlNode | undefined, what: string, hint = ''): number | undefined {
    if (node === undefined) return undefined;
    if (node.kind === 'scalar' && typeof node.value === 'bigint' && node.value >= 0n && node.value <= 255n) {
      return Number(node.value);
    }
    return this.error(node, `${what} must be a byte from 0 to 255, found ${kindOf(node)}${hint}`);
  }

  oneOf<T extends string>(node: YamlNode | undefined, what: string, allowed: readonly T[]): T | undefined {
    if (node === undefined) return undefined;
    const found = allowed.find((word) => node.kind === 'scalar' && node.value === word);
    return found ?? this.error(node, `${what} must be ${allowed.join(' or ')}, found ${kindOf(node)}`);
  }

  identifier(node: YamlNode | undefined, what: string): string | undefined {
    const id = this.string(node, what);
    if (id === undefined || node === undefined) return undefined;
    return this.isIdentifier(id) ? id : this.error(node, identifierRule(id));
  }

  isIdentifier(id: string): boolean {
    return IDENTIFIER.test(id);
  }

  /** A byte array: a string (its UTF-8), or a list of bytes and strings, as `contents` takes it. */
  contents(node: YamlNode): Uint8Array | undefined {
    const utf8 = new TextEncoder();
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string') return utf8.encode(node.value);
      return this.error(node, `contents must be a string or a list of bytes, found ${kindOf(node)}`);
    }
    if (node.kind !== 'seq')
      return this.error(node, `contents must be a string or a list of bytes, found ${kindOf(node)}`);
    const bytes: number[] = [];
    for (const item of node.items) {
      if (item.kind === 'scalar' && typeof item.value === 'string') bytes.push(...utf8.encode(item.value));
      else bytes.push(this.byte(item, 'each item of contents that is not a string') ?? 0);
    }
    return Uint8Array.from(bytes);
  }

  doc(map: YamlMap): Doc {
    const refs = map.get('doc-ref');
    const list = refs === undefined ? [] : refs.kind === 'seq' ? refs.items : [refs];
    return {
      text: this.text(map.get('doc'), 'doc')?.trim(),
      refs: list.flatMap((ref) => this.text(ref, 'doc-ref') ?? []),
    };
  }

  enumReference(node: YamlNode | undefined): EnumReference | undefined {
    const name = this.string(node, 'enum');
    if (name === undefined || node === undefined) return undefined;
    const path = name.split('::');
    if (path.every((part) => IDENTIFIER.test(part))) return { path, location: node.location };
    return this.error(node, `'${name}' is not the name of an enum`);
  }

  /**
   * An expression; a YAML number or boolean is the literal of that value.
   *
   * @param functions whether it may call functions
   */
  expression(node: YamlNode | undefined, what: string, functions = false): Expression | undefined {
    if (node === undefined) return undefined;
    if (node.kind !== 'scalar' || node.value === null) {
      return this.error(node, `${what} must be an expression, found ${kindOf(node)}`);
    }
    const text = typeof node.value === 'string' ? node.value : String(node.value);
    const exact = typeof node.value === 'string';
    return this.expressionText(
      text,
      node.location,
      what,
      exact ? (offset) => node.locate(offset) : () => node.location,
      functions,
    );
  }

  /** A key that is an expression. */
  key(entry: YamlMap['entries'][number], what: string): Expression | undefined {
    const { keyNode, keyLocation } = entry;
    return this.expressionText(keyNode.source, keyLocation, what, (at) => keyNode.locate(at));
  }

  /** An expression of which only the start is known, such as a key, unless `locate` knows more. */
  expressionText(
    text: string,
    location: Location,
    what: string,
    locate: (offset: number) => Location = (offset) => ({ ...location, col: location.col + offset }),
    functions = false,
  ): Expression | undefined {
    try {
      return { ast: parseExpression(text, functions), text, location, locate };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.diagnostics.report(
        locate(error.offset),
        `${what}: in expression '${inOneLine(text)}': ${error.message}`,
      );
      return undefined;
    }
  }
}

export function identifierRule(id: string): string {
  const meant = id
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .replace(/[ -]/g, '_')
    .toLowerCase();
  const hint = IDENTIFIER.test(meant) ? `, did you mean '${meant}'?` : '';
  return `'${id}' is not an identifier: it must start with a-z and go on with a-z, 0-9 and _${hint}`;
}

/** What a node is, for a message. */
export function kindOf(node: YamlNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'seq') return 'a list';
  if (node.value === null) return 'nothing';
  return `'${node.source.replace(/\r/g, '\\r').replace(/\n/g, '\\n')}'`;
}
