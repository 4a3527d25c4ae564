/**
 * The body of `frameLength()`: each step of the plan, as code that goes on from where the one before it ended.
 */
import { bitsOf } from '../../analyse/bits.js';
import type { Scope } from '../../analyse/frame/peeked.js';
import { framePlan } from '../../analyse/frame/plan.js';
import {
  type ChoiceStep,
  type FixedStep,
  type FramePlan,
  type IfStep,
  isLookedAt,
  type ObjectStep,
  type SizedStep,
  type Step,
  type Steps,
  type TerminatedStep,
  type TimesStep,
  type UntilStep,
  valuesOutside,
} from '../../analyse/frame/steps.js';
import { keyOf, tested } from '../../analyse/shape.js';
import type { ClassModel } from '../../model/class.js';
import type { Expression } from '../../model/spec.js';
import { block, type Code, indent, isEmpty, print } from '../code.js';
import type { ModuleContext } from '../context.js';
import type { ExpressionEmitter } from '../expression.js';
import { stripParens } from '../syntax.js';
import { Position, UNKNOWN } from './position.js';
import { PeekedValues } from './values.js';

const NOTHING: ReadonlySet<string> = new Set();

export class FrameLengthCode {
  private lines: Code[] = [];
  private readonly position = new Position();
  private readonly values: PeekedValues;

  constructor(
    private readonly module: ModuleContext,
    private readonly expressions: ExpressionEmitter,
  ) {
    this.values = new PeekedValues(expressions);
  }

  body({ steps }: FramePlan): Code {
    this.steps(steps);
    this.lines.push(`return ${this.position.code};`);
    this.lines = [this.values.withoutUnused(this.lines)];
    const available = /\bavailable\b/.test(print(this.lines)) ? ['const available = end - offset;'] : [];
    const turns = /\bturns\b/.test(print(this.lines)) ? ['let turns = 0;'] : [];
    const lines = [available, turns, this.lines];
    const text = print(lines);
    const unused = ['bytes', 'offset', 'end'].filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    return [unused.map((name) => `void ${name};`), lines];
  }

  private steps(steps: Steps): void {
    for (const [i, step] of steps.entries()) {
      // All numbers in a row are waited for together.
      if (step.kind === 'fixed' && step.value?.isUsed) this.need(this.position.bytesOf(rowFrom(steps, i)));
      this.step(step);
    }
    this.position.align();
  }

  private step(step: Step): void {
    if (step.kind !== 'fixed') this.position.align();
    switch (step.kind) {
      case 'fixed':
        this.fixed(step);
        break;
      case 'sized':
        this.sized(step);
        break;
      case 'terminated':
        this.terminated(step);
        break;
      case 'object':
        this.object(step);
        break;
      case 'call':
        this.call(step.class);
        break;
      case 'if':
        this.conditional(step);
        break;
      case 'choice':
        this.choice(step);
        break;
      case 'times':
        this.times(step);
        break;
      case 'until':
        this.until(step);
        break;
    }
  }

  // What is passed over

  private fixed({ type, bits, value }: FixedStep): void {
    if (bitsOf(type) === undefined) this.position.align();
    if (value?.isUsed) this.lines.push(this.values.peek(type, value, this.position, bits));
    this.position.addBits(bits);
  }

  private sized({ type, size, scope, value, inner }: SizedStep): void {
    if (inner?.object.isExposed) this.inside(inner);
    if (value?.isUsed) {
      this.settle();
      const length = this.values.give(undefined, 'length');
      this.lines.push(`const ${length} = ${stripParens(this.amount(size, scope))};`);
      const all = `at + ${length}`;
      this.lines.push(`if (available < ${all}) return ${all};`);
      this.lines.push(this.values.look(type, value, { index: 'offset + at', bytes: length, scope }));
      this.position.add(length);
    } else if (size.ast.kind === 'int') this.position.addBytes(size.ast.value);
    else this.position.add(this.amount(size, scope));
  }

  private terminated({ type, extent, value }: TerminatedStep): void {
    const { terminator = new Uint8Array(), consume } = extent;
    this.settleSum();
    const { code, index } = this.position;
    const length = this.values.give(undefined, 'length');
    const peek = this.module.use('peekTerminator');
    this.lines.push(`const ${length} = ${peek}(bytes, ${this.module.bytes(terminator)}, ${index}, end);`);
    const least = code === '0' ? 'available' : `Math.max(available, ${code})`;
    this.lines.push(`if (${length} < 0) return ${least} + 1;`);
    if (value?.isUsed)
      this.lines.push(this.values.look(type, value, { index, bytes: `${length} + ${terminator.length}` }));
    this.position.add(length);
    if (consume) this.position.addBytes(BigInt(terminator.length));
  }

  private object(step: ObjectStep): void {
    const { object, bits, steps } = step;
    if (bits !== undefined) {
      if (object?.isExposed) this.inside(step);
      this.position.addBytes((bits + 7n) / 8n);
    } else if (object && !object.isExposed && framePlan(object.owner, this.module.table))
      this.call(object.owner);
    else this.steps(steps);
  }

  /** Looks at the first fields of an object of which it is known where it ends, and goes back to where it starts. */
  private inside({ steps }: { readonly steps: Steps }): void {
    this.settleSum();
    const { code } = this.position;
    const { arrived } = this.position;
    const back = this.position.mark();
    const looks = this.collect(() => this.steps(steps.slice(0, steps.findLastIndex(isLookedAt) + 1)));
    const isBack = back();
    this.position.arrived = arrived;
    if (isBack) {
      this.lines.push(...looks);
      return;
    }
    const isKnown = /^\d+$/.test(code);
    const start = isKnown ? code : this.values.give(undefined, 'start');
    this.lines.push(isKnown ? [] : `const ${start} = ${code};`, ...looks, `at = ${start};`);
    this.position.resume();
  }

  private call(owner: ClassModel): void {
    this.settleSum();
    this.need(0n);
    this.position.add(`${this.module.class(owner)}.frameLength(bytes, ${this.position.index}, end)`);
    this.settle();
    this.need(0n);
  }

  // What decides

  private conditional({ condition, scope, steps }: IfStep): void {
    this.settle();
    this.lines.push(this.values.declare(valuesOutside(steps)));
    const body = this.branch(steps);
    if (isEmpty(body)) return;
    this.position.arrived = UNKNOWN;
    const inside = compares(body) ? tested(condition.ast) : NOTHING;
    this.lines.push(
      block(`if (${this.expressions.condition(condition, this.values.place(scope), inside)})`, body),
    );
  }

  private choice({ on, scope, value, cases, otherwise }: ChoiceStep): void {
    this.settle();
    if (value?.isUsed) this.lines.push(this.values.declare([value]));
    const place = this.values.place(scope);
    const bodies = cases.map(({ steps }) => this.branch(steps));
    const rest = this.branch(otherwise);
    this.position.arrived = UNKNOWN;
    const inside = compares([bodies, rest]) ? new Set(keyOf(on.ast)) : NOTHING;
    const [subject = '', ...labels] = this.expressions.alike([
      this.expressions.subject(on, place, inside),
      ...cases.map(({ when }) => this.expressions.operand(when, place)),
    ]);
    const branches = bodies.map((body, i) => [`case ${labels[i]}: {`, indent([body, 'break;']), '}']);
    this.lines.push(
      block(`switch (${stripParens(subject)})`, [
        branches,
        isEmpty(rest) ? [] : ['default: {', indent(rest), '}'],
      ]),
    );
  }

  private times({ count, scope, steps, index, mayBeEmpty, bits }: TimesStep): void {
    const [only] = steps;
    const isSized = only?.kind === 'sized' && !index.isUsed;
    const each = bits === undefined ? isSized && this.amount(only.size, only.scope) : `${(bits + 7n) / 8n}`;
    if (each !== false) {
      this.position.add(`${this.amount(count, scope)} * ${each}`);
      return;
    }
    this.settle();
    this.need(0n);
    const total = this.values.give(undefined, 'count');
    const counter = this.values.give(index, 'index');
    this.lines.push(
      `const ${total} = ${this.expressions.count(count, this.values.place(scope))};`,
      block(`for (let ${counter} = 0; ${counter} < ${total}; ${counter}++)`, this.turn(steps, mayBeEmpty)),
    );
    this.position.arrived = 0n;
  }

  private until({ until, scope, steps, index, mayBeEmpty }: UntilStep): void {
    this.settle();
    this.need(0n);
    const counter = index.isUsed ? this.values.give(index, 'index') : undefined;
    const body = this.turn(steps, mayBeEmpty);
    // The loop ends here alone, so TypeScript would take the condition for true from here on.
    const ends = this.expressions.condition(until, this.values.place(scope), tested(until.ast));
    const head = counter === undefined ? 'for (;;)' : `for (let ${counter} = 0; ; ${counter}++)`;
    this.lines.push(block(head, [body, `if (${ends}) break;`]));
    this.position.arrived = 0n;
  }

  // Parts

  /** A number of bytes or of elements. One below 0 is an error when the object is read; here it must not lead back. */
  private amount(expression: Expression, scope: Scope): string {
    const code = this.expressions.atLeastZero(expression, this.values.place(scope));
    return /^[\w.$]+$|^[\w.]+\((?:[^()]|\([^()]*\))*\)$/.test(code) || code.startsWith('Math.max(')
      ? code
      : `(${code})`;
  }

  /** Ends here if not so many bytes more have arrived. */
  private need(bytes: bigint): void {
    if (bytes <= this.position.arrived) return;
    this.settleSum();
    const all = this.position.ahead(bytes);
    this.lines.push(`if (available < ${all}) return ${all};`);
    this.position.arrived = bytes;
  }

  private settle(): void {
    this.lines.push(...this.position.settle());
  }

  /** What is said more than once gets a name. */
  private settleSum(): void {
    if (this.position.isSum) this.settle();
  }

  private collect(emit: () => void): Code[] {
    const before = this.lines;
    this.lines = [];
    emit();
    const lines = this.lines;
    this.lines = before;
    return lines;
  }

  /** Steps that may not be taken, or more than once; `at` is where they start, and where they end. */
  private branch(steps: Steps): Code[] {
    const { arrived } = this.position;
    const lines = this.collect(() => {
      this.steps(steps);
      this.settle();
    });
    this.position.arrived = arrived;
    return lines;
  }

  /** Of turns that take something there are as many as bytes have arrived at most, in each of a few loops around each other. */
  private bound(): void {
    const { module } = this;
    const limit = `16 * available + ${module.use('maxEmptyElements')}`;
    this.lines.push(`if (++turns > ${limit}) ${module.use('tooManyEmpty')}();`);
  }

  /** Those of one turn of a repetition, behind which all that they pass over has arrived. */
  private turn(steps: Steps, mayBeEmpty: boolean): Code[] {
    return this.collect(() => {
      if (mayBeEmpty) this.bound();
      this.steps(steps);
      this.settle();
      this.need(0n);
    });
  }
}

/** The bits from there on up to what is not always of the same size. */
function* rowFrom(steps: Steps, start: number): Generator<FixedStep> {
  for (let i = start; ; i++) {
    const step = steps[i];
    if (step?.kind !== 'fixed') return;
    yield step;
  }
}

/** Whether the code has comparisons, which what TypeScript knows from around it might make seem pointless. */
function compares(code: Code): boolean {
  return /[=!]==|\bswitch\b/.test(print(code));
}
