/**
 * The values that `frameLength()` looks at, as local names of its code.
 */
import { bitsOf } from '../../analyse/bits.js';
import {
  type ComputedValue,
  find,
  from,
  isMember,
  isSureIn,
  type Known,
  type PeekedValue,
  type Scope,
} from '../../analyse/frame/peeked.js';
import { isLiteralLike } from '../../analyse/shape.js';
import type { Expr } from '../../expression/ast.js';
import { elementType } from '../../infer/field-values.js';
import { type FieldType, isBigEnum } from '../../model/types.js';
import { block, type Code, filterCode, namesIn, print, quote } from '../code.js';
import { elementOf } from '../element/index.js';
import { unify } from '../element/unify.js';
import type { ExpressionEmitter, Place } from '../expression.js';
import { localName, propertyName } from '../names.js';
import { stripParens } from '../syntax.js';
import type { Position } from './position.js';

/** Where the bytes of a value are. */
interface Where {
  readonly index: string;
  readonly bytes: string;
  /** The bits of its first byte that come before it. */
  readonly usedBits?: number;
  /** That of the expressions of its type. */
  readonly scope?: Scope;
}

/** The start of a statement that declares a local, or gives it a value, and the name of that. */
const SETS = /^\s*(?:let ([\w$]+):|(?:const )?([\w$]+) = )/;

export class PeekedValues {
  private readonly names = new Map<Known, string>();
  /** Those that are declared before they have a value. */
  private readonly declared = new Set<PeekedValue>();
  private readonly taken = new Set<string>();

  constructor(private readonly expressions: ExpressionEmitter) {}

  /** The name of a value; it gets one when it is first asked for. */
  name(value: PeekedValue): string {
    const known = this.names.get(value);
    return known ?? this.give(value, localName(propertyName(value.id, value.owner)));
  }

  /** A name that nothing else has, for a value or for itself. */
  give(value: Known | undefined, wanted: string): string {
    let name = wanted;
    for (let n = 2; this.taken.has(name); n++) name = `${wanted}${n}`;
    this.taken.add(name);
    if (value !== undefined) this.names.set(value, name);
    return name;
  }

  /** What names stand for in an expression that stands there. */
  place(scope: Scope): Place {
    return { known: (expr) => this.code(expr, scope) };
  }

  /** Declares values in front of what need not be done. */
  declare(values: readonly PeekedValue[]): Code {
    const { context } = this.expressions;
    return values
      .filter((value) => !this.declared.has(value))
      .map((value) => {
        this.declared.add(value);
        return `let ${this.name(value)}: ${context.typeOf(elementType(value.type))} | undefined;`;
      });
  }

  /** Looks at a value of fixed size, of which all has arrived. */
  peek(type: FieldType, value: PeekedValue, { index, usedBits }: Position, bits: bigint): Code {
    // A value of an enum is the number, unless its members are not.
    const base = type.kind === 'enum' && !isBigEnum(type.enum) ? type.base : type;
    if (value.type === type && base.kind === 'int' && !base.signed && base.width <= 4) {
      const peek = this.expressions.context.use(base.endian === 'be' ? 'peekUIntBe' : 'peekUIntLe');
      return `${this.target(value)} = ${peek}(bytes, ${index}, ${base.width});`;
    }
    return this.look(type, value, { index, bytes: `${(bits + BigInt(usedBits) + 7n) / 8n}`, usedBits });
  }

  /** Reads a value from where it is, as its object would. */
  look(type: FieldType, value: PeekedValue, { index, bytes, usedBits = 0, scope }: Where): Code {
    const { expressions } = this;
    const module = expressions.context;
    const context = { module, expressions, owner: value.owner, id: value.id, ...BARE };
    const element = unify(elementOf(type, context), type, elementType(value.type), module);
    const head = `${this.target(value)} = ${module.use('peek')}(bytes, ${index}, ${bytes}, (io) =>`;
    const place = { ...(scope && this.place(scope)), io: 'io' };
    if (usedBits === 0) return `${head} ${print(element.read(place, (code) => code)).trim()});`;
    const order = bitsOf(type)?.endian === 'le' ? 'Le' : 'Be';
    const read = element.read(place, (code) => `return ${code};`);
    return block(head, [`io.readBitsInt${order}(${usedBits});`, read], '});');
  }

  /** What was looked at for the sake of something that turned out to be passed over as a whole is left out. */
  withoutUnused(code: Code): Code {
    const names = new Set(this.names.values());
    const asked = new Set<string>();
    const set = new Set<string>();
    for (const line of print(code).split('\n')) {
      const [head = '', ...found] = SETS.exec(line) ?? [];
      for (const name of found) if (names.has(name)) set.add(name);
      for (const name of namesIn(line.slice(head.length))) asked.add(name);
    }
    const unused = new Set([...set].filter((name) => !asked.has(name)));
    if (unused.size === 0) return code;
    const sets = (line: string) =>
      SETS.exec(line)
        ?.slice(1)
        .some((name) => unused.has(name)) === true;
    return this.withoutUnused(filterCode(code, (line) => !sets(line)));
  }

  private target(value: PeekedValue): string {
    const name = this.name(value);
    return this.declared.has(value) ? name : `const ${name}`;
  }

  private code(expr: Expr, scope: Scope): string | undefined {
    const { table } = this.expressions.context;
    const known = isMember(expr, table) ? find(expr, scope, table) : undefined;
    switch (known?.kind) {
      case 'value': {
        const name = this.name(known);
        if (table.of(expr).optional || (isSureIn(known, scope) && !mayLack(known))) return name;
        return `${this.expressions.context.use('present')}(${name}, ${quote(known.id)})`;
      }
      case 'computed':
        return this.computed(known, from(known, scope), table.of(expr).optional);
      case 'index':
        return this.names.get(known);
      default:
        return undefined;
    }
  }

  private computed(
    { condition, type, expression }: ComputedValue,
    scope: Scope,
    mayBeMissing: boolean,
  ): string {
    const place = this.place(scope);
    const code = mayBeMissing
      ? this.expressions.maybe(type, expression, place)
      : this.expressions.as(type, expression, place);
    if (condition) return `(${this.expressions.condition(condition, place)} ? ${code} : undefined)`;
    // What TypeScript knows of a literal, or of a name that was compared before, would make it refuse comparisons.
    const isKnown = isLiteralLike(expression.ast) || /^\w+$/.test(stripParens(code));
    const context = this.expressions.context;
    return isKnown
      ? `(${code} as ${context.typeOf(type)}${mayBeMissing ? ' | undefined' : ''})`
      : `(${code})`;
  }
}

/** A value that is looked at before there is an object. */
const BARE = { measured: false, repeated: false, hasObject: false };

/** Whether TypeScript cannot see that it is there: where one of a choice is taken in any case, though none is the default. */
function mayLack({ type }: PeekedValue): boolean {
  return type.kind === 'switch' && type.otherwise === undefined;
}
