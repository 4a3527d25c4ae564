/**
 * One element of a field: the code that reads, writes, checks and measures it, side by side, so that the
 * four cannot drift apart.
 */
import type { ClassModel } from '../../model/class.js';
import type { FieldType } from '../../model/types.js';
import type { Code } from '../code.js';
import type { ModuleContext } from '../context.js';
import type { ExpressionEmitter, Place } from '../expression.js';
import { stripParens } from '../syntax.js';

export interface ElementContext {
  readonly module: ModuleContext;
  readonly expressions: ExpressionEmitter;
  readonly owner: ClassModel;
  /** The id of the field, for messages. */
  readonly id: string;
  /** Whether another field follows from the size of this one, so that its content decides. */
  readonly measured: boolean;
  /** Whether it is one element of many, the index of which is `index`. */
  readonly repeated: boolean;
  /** Whether there is an object to keep what is in no value. */
  readonly hasObject: boolean;
}

export interface Element {
  /** Statements that read one and hand it on. */
  read(place: Place, assign: (value: string) => string): Code;
  /** Statements that write `value` to `io`. */
  write(value: string, place: Place): Code;
  /** Statements that hold `value` to what reading it again would find. */
  check(value: string, place: Place): Code;
  /** An expression for the length of `value` in bytes; in bits for a bit field. */
  length(value: string, place: Place): string;
  /** Statements that tell `counter` of it, if it may share a byte with what is before or behind it. */
  count?(value: string, place: Place): Code;
  /** Of bytes that do not consume their terminator: how much of it must be behind them. */
  lookahead?(value: string): string;
  /** The type of what `of()` takes for it, where that is more than the value's own type. */
  readonly initType: string | undefined;
  /** Statements that make the value from what `of()` was given and hand it on. */
  init(value: string, assign: (value: string) => string, place: Place): Code;
  /** Statements that tell `value` what it is a part of, and the arguments of its parameters. */
  link(value: string, place: Place): Code;
}

export type ElementFactory = (type: FieldType, context: ElementContext) => Element;

/** Statements that tell `counter` of an element, whatever it is. */
export function countCode(element: Element, value: string, place: Place): Code {
  return element.count?.(value, place) ?? `counter.bytes(${stripParens(element.length(value, place))});`;
}
