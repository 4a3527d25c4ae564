/**
 * `frameLength()`: how long the next object is, from its first bytes, so that a stream of bytes can be cut
 * into objects before they are read. It exists where the specification makes it possible: sizes known from
 * the start, or from earlier integers of the same type, or ended by a terminator.
 */
import { sharesBytes } from '../analyse/bits.js';
import { lookingAhead } from '../analyse/lookahead.js';
import { needsStreamEnd } from '../analyse/stream-end.js';
import { children } from '../analyse/walk.js';
import type { Expr } from '../expression/ast.js';
import { bitSizeOfClass, bitSizeOfType } from '../infer/sizeof.js';
import { type ClassModel, type FieldModel, parseInstances } from '../model/class.js';
import { type Expression, hasExtent } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { block, type Code } from './code.js';
import type { ModuleContext } from './context.js';
import type { ExpressionEmitter } from './expression.js';
import { localName, propertyName } from './names.js';

/** Whether the method can be made for this class. */
export function hasFrameLength(owner: ClassModel, above: readonly ClassModel[] = []): boolean {
  if (above.includes(owner) || owner.params.length > 0 || owner.seq.length === 0) return false;
  // What stands at a position is behind the sequence, or anywhere.
  if (parseInstances(owner).length > 0) return false;
  // What needs to see the byte behind it cannot be cut there.
  if (sharesBytes(owner) || lookingAhead(owner) !== undefined) return false;
  const known = new Set<string>();
  return owner.seq.every((field) => {
    const fits = isCuttable(field, known, [...above, owner]);
    if (isPeekable(field.type) && field.spec.repeat === undefined) known.add(field.spec.id);
    return fits;
  });
}

function isCuttable(
  { spec, type }: FieldModel,
  known: ReadonlySet<string>,
  above: readonly ClassModel[],
): boolean {
  if (spec.condition !== undefined) return false;
  if (spec.repeat !== undefined) {
    if (spec.repeat.kind !== 'expr' || !usesOnly(spec.repeat.count.ast, known)) return false;
    const bits = bitSizeOfType(type);
    return bits !== undefined && bits % 8n === 0n;
  }
  if (bitSizeOfType(type) !== undefined) return true;
  const size = sizeOf(type);
  if (size !== undefined) return usesOnly(size.ast, known);
  if (type.kind === 'user' && !hasExtent(type.extent)) return hasFrameLength(type.class, above);
  return endsItself(type);
}

/** The size that holds for every value of the type. */
function sizeOf(type: FieldType): Expression | undefined {
  if (type.kind === 'bytes' || type.kind === 'str' || type.kind === 'user') return type.extent.size;
  if (type.kind !== 'switch' || type.otherwise === undefined) return undefined;
  const sizes = [...type.cases.map((choice) => sizeOf(choice.type)), sizeOf(type.otherwise)];
  return sizes.every((size) => size === sizes[0]) ? sizes[0] : undefined;
}

function endsItself(type: FieldType): type is FieldType & { kind: 'bytes' | 'str' | 'user' } {
  if (type.kind !== 'bytes' && type.kind !== 'str' && type.kind !== 'user') return false;
  const { terminator, sizeEos, eosError } = type.extent;
  return terminator !== undefined && !sizeEos && eosError;
}

/** Whether only literals and fields that can be looked at are used. */
function usesOnly(expr: Expr, known: ReadonlySet<string>): boolean {
  if (expr.kind === 'name') return known.has(expr.id);
  if (['attribute', 'call', 'subscript', 'cast', 'sizeof', 'enum', 'fstr'].includes(expr.kind)) return false;
  return children(expr).every((part) => usesOnly(part, known));
}

function isPeekable(type: FieldType): type is FieldType & { kind: 'int' } {
  return type.kind === 'int' && !type.signed && type.width <= 4 && type.endian !== 'calculated';
}

export function frameLengthMethod(
  owner: ClassModel,
  module: ModuleContext,
  expressions: ExpressionEmitter,
): Code {
  if (!hasFrameLength(owner)) return [];
  const body = new FrameLengthCode(owner, module, expressions).body();
  return [
    '/**',
    ' * How many bytes the next object takes, told from its first bytes, so that a stream can be cut into',
    ' * objects before they are read. At least that many bytes are needed from `offset` on; if they are',
    ' * there, the object is exactly that long.',
    ' *',
    ' * @param bytes what has arrived',
    ' * @param offset index of the first byte of the object',
    ' * @param end index behind the last byte that has arrived',
    ' * @returns a number of bytes, counted from `offset`',
    ' */',
    block('static frameLength(bytes: Uint8Array, offset = 0, end = bytes.length): number', body),
  ];
}

/** Says of a type that no number of bytes is enough to read it: the runtime's decoder waits for the end. */
export function streamEndProperty(owner: ClassModel, module: ModuleContext): Code {
  if (!needsStreamEnd(owner, module.table)) return [];
  return [
    '/** Where it ends, or what is in it, is told by the end of the stream alone. */',
    'static readonly endsWithStream = true;',
  ];
}

class FrameLengthCode {
  private readonly lines: Code[] = [];
  private readonly locals = new Map<string, string>();
  /** Bytes so far: a constant, and behind variable parts a local that counts them. */
  private constant = 0;
  private dynamic = false;
  private pendingBits = 0n;

  constructor(
    private readonly owner: ClassModel,
    private readonly module: ModuleContext,
    private readonly expressions: ExpressionEmitter,
  ) {}

  body(): Code {
    for (const field of this.owner.seq) this.field(field);
    this.align();
    const needsAvailable = this.lines.length > 0;
    const last = this.lines.at(-1);
    const sum =
      typeof last === 'string' && this.at() === 'at' ? /^(?:let )?at = (.*);$/.exec(last)?.[1] : undefined;
    const lines =
      sum === undefined ? [this.lines, `return ${this.at()};`] : [this.lines.slice(0, -1), `return ${sum};`];
    return [needsAvailable ? 'const available = end - offset;' : this.unused(), lines];
  }

  private unused(): Code {
    return ['void bytes;', 'void offset;', 'void end;'];
  }

  private at(): string {
    if (!this.dynamic) return `${this.constant}`;
    return this.constant === 0 ? 'at' : `at + ${this.constant}`;
  }

  private align(): void {
    this.constant += Number((this.pendingBits + 7n) / 8n);
    this.pendingBits = 0n;
  }

  private advance(expression: string): void {
    this.lines.push(
      this.dynamic ? `at = ${this.at()} + ${expression};` : `let at = ${this.at()} + ${expression};`,
    );
    this.dynamic = true;
    this.constant = 0;
  }

  private field({ spec, type }: FieldModel): void {
    const bits = bitSizeOfType(type);
    if (spec.repeat?.kind === 'expr') {
      this.align();
      this.advance(`${this.atLeastZero(spec.repeat.count)} * ${(bits ?? 0n) / 8n}`);
    } else if (bits !== undefined) {
      if (type.kind === 'bits' || (type.kind === 'enum' && type.base.kind === 'bits'))
        this.pendingBits += bits;
      else this.fixed(spec.id, type, bits);
    } else {
      this.align();
      const size = sizeOf(type);
      if (size !== undefined) this.advance(this.atLeastZero(size));
      else if (endsItself(type)) this.terminated(type);
      else if (type.kind === 'user') this.nested(type.class);
    }
  }

  /** A size below 0 is an error when the object is read; here it must only not lead backwards. */
  private atLeastZero(size: Expression): string {
    const code = this.expressions.atLeastZero(size, { locals: this.locals });
    return /^[\w.$]+$/.test(code) || code.startsWith('Math.max(') ? code : `(${code})`;
  }

  private fixed(id: string, type: FieldType, bits: bigint): void {
    this.align();
    const at = this.at();
    this.constant += Number((bits + 7n) / 8n);
    if (!isPeekable(type) || !this.isUsedLater(id)) return;
    this.lines.push(`if (available < ${this.at()}) return ${this.at()};`);
    const peek = this.module.use(type.endian === 'be' ? 'peekUIntBe' : 'peekUIntLe');
    const name = localName(propertyName(id, this.owner));
    this.locals.set(id, name);
    const index = at === '0' ? 'offset' : `offset + ${at}`;
    this.lines.push(`const ${name} = ${peek}(bytes, ${index}, ${type.width});`);
  }

  private isUsedLater(id: string): boolean {
    const uses = (expr: Expr): boolean =>
      (expr.kind === 'name' && expr.id === id) || children(expr).some(uses);
    return this.owner.seq.some(({ spec, type }) => {
      const size = sizeOf(type);
      return (size && uses(size.ast)) || (spec.repeat?.kind === 'expr' && uses(spec.repeat.count.ast));
    });
  }

  private terminated(type: FieldType & { kind: 'bytes' | 'str' | 'user' }): void {
    const { terminator = new Uint8Array(), consume } = type.extent;
    const n = this.lines.length;
    const peek = this.module.use('peekTerminator');
    this.lines.push(
      `const end${n} = ${peek}(bytes, ${this.module.bytes(terminator)}, offset + ${this.at()}, end);`,
    );
    this.lines.push(`if (end${n} < 0) return Math.max(available, ${this.at()}) + 1;`);
    this.advance(`end${n}${consume ? ` + ${terminator.length}` : ''}`);
  }

  private nested(inner: ClassModel): void {
    const bits = bitSizeOfClass(inner);
    if (bits !== undefined) this.advance(`${(bits + 7n) / 8n}`);
    else this.advance(`${this.module.class(inner)}.frameLength(bytes, offset + ${this.at()}, end)`);
    this.lines.push('if (available < at) return at;');
  }
}
