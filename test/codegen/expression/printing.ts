/** Ways to write an expression's tree down, for tests. */

import type { Expr, TypeName } from '../../../src/codegen/expression/ast.js';

/** The tree as an s-expression, without offsets. */
export function sexpr(e: Expr): string {
  switch (e.kind) {
    case 'int':
      return String(e.value);
    case 'float':
      return `(float ${e.value})`;
    case 'str':
      return JSON.stringify(e.value);
    case 'bool':
      return `#${e.value}`;
    case 'name':
      return e.id;
    case 'fstr':
      return group(
        'f',
        ...e.parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : sexpr(part))),
      );
    case 'list':
      return group('list', ...e.items.map(sexpr));
    case 'enum':
      return group('enum', (e.absolute ? '::' : '') + [...e.path, e.member].join('::'));
    case 'unary':
      return group(e.op, sexpr(e.operand));
    case 'binary':
      return group(e.op, sexpr(e.left), sexpr(e.right));
    case 'ternary':
      return group('?', sexpr(e.cond), sexpr(e.ifTrue), sexpr(e.ifFalse));
    case 'attribute':
      return group('.', sexpr(e.object), e.name);
    case 'call':
      return group('call', sexpr(e.object), e.method, ...e.args.map(sexpr));
    case 'apply':
      return group('apply', e.name, ...e.args.map(sexpr));
    case 'subscript':
      return group('at', sexpr(e.object), sexpr(e.index));
    case 'cast':
      return group('as', sexpr(e.object), typeText(e.type));
    case 'sizeof':
      return group(e.bits ? 'bitsizeof' : 'sizeof', typeText(e.type));
  }
}

function group(...parts: string[]): string {
  return `(${parts.join(' ')})`;
}

export function typeText(type: TypeName): string {
  return (type.absolute ? '::' : '') + type.path.join('::') + '[]'.repeat(type.arrayDepth);
}

/** How tightly an expression binds, as the user guide orders the operators; 0 is the loosest. */
function tightness(e: Expr): number {
  if (e.kind === 'ternary') return 0;
  if (e.kind === 'unary') return e.op === 'not' ? 3 : 11;
  if (e.kind !== 'binary') return 12;
  const rows = ['or', 'and', 'not', '== != < <= > >=', '|', '^', '&', '<< >>', '+ -', '* / %'];
  return 1 + rows.findIndex((row) => row.split(' ').includes(e.op));
}

/**
 * The tree as source text, tokens separated by single spaces.
 * @param full parentheses around every operator; otherwise only where the grammar needs them.
 */
export function print(e: Expr, full: boolean): string {
  const at = (child: Expr, least: number): string => {
    const text = print(child, full);
    return (full ? tightness(child) < 12 : tightness(child) < least) ? `( ${text} )` : text;
  };
  const own = tightness(e);
  switch (e.kind) {
    case 'int':
    case 'bool':
      return String(e.value);
    case 'float':
      return /[.e]/.test(String(e.value)) ? String(e.value) : `${e.value}.0`;
    case 'str':
      return e.value.includes("'") || e.value.length % 2 === 1 ? `"${escaped(e.value)}"` : `'${e.value}'`;
    case 'name':
      return e.id;
    case 'fstr':
      return `f"${e.parts.map((p) => (typeof p === 'string' ? escaped(p) : `{ ${print(p, full)} }`)).join('')}"`;
    case 'list':
      return ['[', e.items.map((item) => at(item, 0)).join(' , '), ']'].join(' ');
    case 'apply':
      return [e.name, '(', e.args.map((item) => at(item, 0)).join(' , '), ')'].join(' ');
    case 'enum':
      return `${e.absolute ? ':: ' : ''}${[...e.path, e.member].join(' :: ')}`;
    case 'unary':
      return `${e.op} ${at(e.operand, own)}`;
    case 'binary':
      // Comparisons do not chain; everything else groups to the left.
      return `${at(e.left, own === 4 ? own + 1 : own)} ${e.op} ${at(e.right, own + 1)}`;
    case 'ternary':
      return `${at(e.cond, 1)} ? ${at(e.ifTrue, 0)} : ${at(e.ifFalse, 0)}`;
    case 'attribute':
      return `${at(e.object, 12)} . ${e.name}`;
    case 'call':
      return `${at(e.object, 12)} . ${e.method} ( ${e.args.map((arg) => at(arg, 0)).join(' , ')} )`;
    case 'subscript':
      return `${at(e.object, 12)} [ ${at(e.index, 0)} ]`;
    case 'cast':
      return `${at(e.object, 12)} . as < ${typeText(e.type)} >`;
    case 'sizeof':
      return `${e.bits ? 'bitsizeof' : 'sizeof'} < ${typeText(e.type)} >`;
  }
}

/** Also escapes spaces, so that every space in printed text stands between tokens, and braces. */
function escaped(text: string): string {
  return text.replace(/[^!#-[\]-z|}~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same tree with every offset 0, to compare trees of differently spaced texts. */
export function withoutOffsets(e: Expr): unknown {
  return JSON.parse(
    JSON.stringify(e, (key, value: unknown) =>
      key === 'offset' ? 0 : typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : value,
    ),
  );
}
