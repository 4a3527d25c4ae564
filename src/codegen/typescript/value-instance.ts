/**
 * Value instances: computed when they are first asked for, and remembered.
 */
import { compared } from '../analyse/shape.js';
import type { ClassModel, ValueInstanceModel } from '../model/class.js';
import type { ValueType } from '../model/types.js';
import { block, type Code, indent, print, quote } from './code.js';
import type { ModuleContext } from './context.js';
import { docComment } from './docs.js';
import type { ExpressionEmitter } from './expression.js';
import { enumPath, invalidateName, propertyName } from './names.js';
import { ruleCode } from './valid.js';

/** What `_debug` has of a computed value. */
function noteCode(name: string, type: ValueType): Code {
  const enumeration = type.kind === 'enum' ? ` enumName: ${quote(enumPath(type.enum))} ` : '';
  return `this._debug['_m_${name}'] = {${enumeration}};`;
}

export function valueInstance(
  instance: ValueInstanceModel,
  owner: ClassModel,
  module: ModuleContext,
  expressions: ExpressionEmitter,
): Code {
  const { spec } = instance;
  const typed = module.table.instance(instance);
  if (typed === undefined) return [];
  const name = propertyName(spec.id, owner);
  const cache = `this._m_${name}`;
  const element = module.typeOf(typed.type);
  const type = typed.optional ? `${element} | undefined` : element;
  const converted = typed.optional
    ? expressions.maybe(typed.type, spec.value)
    : expressions.as(typed.type, spec.value);
  const rule = spec.valid && ruleCode(spec.valid, typed.type, spec.path, module, expressions);
  const note = module.isDebugged(owner) ? noteCode(name, typed.type) : [];
  const compute: Code =
    rule === undefined
      ? [note, `${cache} = ${converted};`]
      : [
          note,
          `const value = ${converted};`,
          typed.optional ? block('if (value !== undefined)', rule) : rule,
          `${cache} = value;`,
        ];
  const guarded = spec.condition
    ? block(`if (${expressions.condition(spec.condition, {}, compared(spec.value.ast))})`, compute)
    : compute;
  return [
    docComment(spec.doc, `\`${spec.path}\``),
    block(`get ${name}(): ${type}`, [
      block(`if (${cache} === undefined)`, named(guarded, spec.id, module)),
      `return ${cache} as ${type};`,
    ]),
    '',
    `/** Makes \`${name}\` be computed anew. */`,
    block(`${invalidateName(name)}(): void`, `${cache} = undefined;`),
  ];
}

/** Where something is called that may refuse what it is given, the error says which value is to blame. */
function named(body: Code, id: string, module: ModuleContext): Code {
  if (!/\b(?!BigInt|Number)\w+\(/.test(print(body))) return body;
  const path = `${module.use('withPathOfValue')}(error, this, ${quote(id)})`;
  return [block('try', body, '} catch (error) {'), indent(`throw ${path};`), '}'];
}
