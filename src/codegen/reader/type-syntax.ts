/**
 * `type:` as written: nothing, a name with arguments, or a choice by `switch-on`.
 */
import type { Location } from '../diagnostics.js';
import { ExpressionError } from '../expression/ast.js';
import { parseTypeName } from '../expression/parser.js';
import type { SwitchCaseSyntax, TypeSyntax } from '../model/spec.js';
import type { YamlMap, YamlNode } from '../yaml/reader.js';
import type { FieldReader } from './fields.js';

export function readType(node: YamlNode | undefined, owner: Location, fields: FieldReader): TypeSyntax {
  if (node === undefined) return { kind: 'none', location: owner };
  return node.kind === 'map' ? readSwitch(node, fields) : readNamed(node, fields);
}

function readNamed(node: YamlNode, fields: FieldReader): TypeSyntax {
  const none: TypeSyntax = { kind: 'none', location: node.location };
  const text = fields.string(node, 'type');
  if (text === undefined || node.kind !== 'scalar') return none;
  const locate = (offset: number) => node.locate(offset);
  try {
    const reference = parseTypeName(text);
    // The arguments are parsed with the name, so they share its text and its offsets.
    const source = {
      ast: { kind: 'name', id: text, offset: 0 },
      text,
      location: node.location,
      locate,
    } as const;
    return { kind: 'named', reference, source };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    fields.diagnostics.report(locate(error.offset), `in type '${text}': ${error.message}`);
    return none;
  }
}

function readSwitch(map: YamlMap, fields: FieldReader): TypeSyntax {
  const none: TypeSyntax = { kind: 'none', location: map.location };
  fields.keys(map, ['switch-on', 'cases']);
  const on = fields.expression(map.get('switch-on'), 'switch-on');
  const cases = map.get('cases');
  if (map.get('switch-on') === undefined) fields.error(map, "a type that is a map needs 'switch-on'");
  if (cases === undefined) fields.error(map, "'switch-on' needs 'cases'");
  const caseMap = cases && fields.map(cases, 'cases');
  if (on === undefined || caseMap === undefined) return none;
  return {
    kind: 'switch',
    on,
    location: map.location,
    cases: caseMap.entries.flatMap((entry) => readCase(entry, fields)),
  };
}

function readCase(entry: YamlMap['entries'][number], fields: FieldReader): SwitchCaseSyntax[] {
  const type = readNamed(entry.value, fields);
  const location = entry.value.location;
  if (entry.keyText === '_') return [{ when: undefined, type, location }];
  const when = fields.key(entry, 'a case');
  return when === undefined ? [] : [{ when, type, location }];
}
