/**
 * What the objects of a field are told of what they are part of. The specification may name another parent than the
 * object that has the field, or none, and an object of a type from another file knows neither parent nor root.
 */
import { dependsOnIo } from '../../analyse/walk.js';
import type { ClassModel } from '../../model/class.js';
import type { Expression } from '../../model/spec.js';
import type { UserField } from '../../model/types.js';
import type { Code } from '../code.js';
import type { ModuleContext } from '../context.js';
import type { ExpressionEmitter, Place } from '../expression.js';

export class Links {
  readonly isForeign: boolean;
  private readonly given: Expression | undefined;

  constructor(
    private readonly type: UserField,
    owner: ClassModel,
    private readonly module: ModuleContext,
    private readonly expressions: ExpressionEmitter,
  ) {
    this.isForeign = type.class.file !== owner.file;
    this.given = type.parent.kind === 'given' ? type.parent.expression : undefined;
  }

  /** Parent and root as the constructor takes them when an object is read. */
  read(place: Place): string[] {
    return this.both(this.given && this.parent(this.given, place));
  }

  /** The same when it is made: the parent may not be there yet. */
  made(place: Place): string[] {
    return this.both(this.given && this.parentIfKnown(this.given, place));
  }

  /** The statement that tells `value`, or each in an array of values, and prepares it. */
  adopt(value: string, place: Place): string {
    if (this.isForeign) return `this._preparePart(${value});`;
    if (this.type.parent.kind === 'owner') return `this._adopt(${value});`;
    const parent = this.given === undefined ? 'null' : this.parentIfKnown(this.given, place);
    return `this._adoptAs(${value}, ${parent});`;
  }

  /** What `_check()` compares parent and root with; undefined for nothing. */
  expected(place: Place): string[] {
    return this.isForeign ? [] : [this.expectedParent(place), 'this._root'];
  }

  private expectedParent(place: Place): string {
    if (this.asksStream) return 'undefined';
    if (this.given !== undefined) return this.parent(this.given, place);
    return this.type.parent.kind === 'owner' ? 'this' : 'null';
  }

  /** A parent that is known only while writing is told then, like an argument. */
  write(value: string, place: Place): Code {
    if (this.given === undefined || !this.asksStream) return [];
    return `${value}._parent = ${this.parent(this.given, place)};`;
  }

  private get asksStream(): boolean {
    return this.given !== undefined && dependsOnIo(this.given.ast, this.module.table);
  }

  private both(given: string | undefined): string[] {
    if (this.isForeign) return ['null', 'null'];
    return [given ?? (this.type.parent.kind === 'owner' ? 'this' : 'null'), 'this._root'];
  }

  private parent(expression: Expression, place: Place): string {
    const { type } = this.module.table.of(expression.ast);
    const code = this.expressions.maybe(type, expression, place);
    // Of an object of some type, TypeScript may not know that it is one.
    return type.kind === 'struct'
      ? `((${code}) as ${this.module.useType('KaitaiStruct')} | undefined)`
      : code;
  }

  private parentIfKnown(expression: Expression, place: Place): string {
    return `${this.module.use('ifKnown')}(() => ${this.parent(expression, place)})`;
  }
}
