/**
 * Integer arithmetic that is exact for every operand: as numbers where all values fit, else as bigint.
 * JavaScript's own bit operators work on 32 bits alone.
 */
import { MAX_SHIFT } from '../infer/ranges.js';
import type { Range } from '../model/types.js';
import type { ModuleContext } from './context.js';

/** An integer expression in TypeScript, and the values it can have. */
export interface IntCode {
  readonly code: string;
  readonly range: Range;
}

const INT32: Range = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const UINT32: Range = { min: 0n, max: 2n ** 32n - 1n };

/** What can be shifted by; an operand that is not surely in here is checked when the code runs. */
const SHIFTS: Range = { min: 0n, max: MAX_SHIFT };

/**
 * An integer has one zero, JavaScript has two: -5 * 0 is -0, which differs from 0 for Object.is and as a divisor.
 * `+ 0` makes one of both.
 */
function mayBeNegativeZero(a: Range, b: Range): boolean {
  const hasZero = ({ min, max }: Range) => min <= 0n && max >= 0n;
  return (a.min < 0n && hasZero(b)) || (b.min < 0n && hasZero(a));
}

const within = (a: Range, b: Range) => a.min >= b.min && a.max <= b.max;

export class Integers {
  constructor(private readonly context: ModuleContext) {}

  literal(value: bigint): string {
    return this.context.isBig({ min: value, max: value }) ? `${value}n` : `${value}`;
  }

  /** As a number; one that does not fit is an error when the code runs. */
  toNumber({ code, range }: IntCode): string {
    return this.context.isBig(range) ? `${this.context.use('toSafeNumber')}(${code})` : code;
  }

  toBigInt({ code, range }: IntCode): string {
    if (this.context.isBig(range)) return code;
    return /^\d+$/.test(code) ? `${code}n` : `BigInt(${code})`;
  }

  /** `a op b`, of which `result` holds all values. */
  binary(op: string, a: IntCode, b: IntCode, result: Range): string {
    const { isBig } = this.context;
    if (!isBig(a.range) && !isBig(b.range) && !isBig(result)) {
      const native = this.native(op, a, b, result);
      if (native !== undefined) return native;
    }
    const code = this.exact(op, this.toBigInt(a), this.toBigInt(b), b.range);
    return isBig(result) ? code : `Number(${code})`;
  }

  private exact(op: string, x: string, y: string, right: Range): string {
    switch (op) {
      case '/':
        return this.floorDiv(x, y);
      case '%':
        return this.mod(x, y);
      case '<<':
      case '>>':
        if (within(right, SHIFTS)) return `(${x} ${op} ${y})`;
        return `${this.context.use(op === '<<' ? 'shiftLeft' : 'shiftRight')}(${x}, ${y})`;
      default:
        return `(${x} ${op} ${y})`;
    }
  }

  private native(op: string, a: IntCode, b: IntCode, result: Range): string | undefined {
    const plain = `(${a.code} ${op} ${b.code})`;
    switch (op) {
      case '+':
      case '-':
        return plain;
      case '*':
        return mayBeNegativeZero(a.range, b.range) ? `(${plain} + 0)` : plain;
      case '/':
        return this.floorDiv(a.code, b.code);
      case '%':
        return this.mod(a.code, b.code);
      case '<<':
        return within(b.range, { min: 0n, max: 31n }) && within(result, INT32) ? plain : undefined;
      case '>>':
        return within(b.range, { min: 0n, max: 31n }) && within(a.range, INT32) ? plain : undefined;
      default:
        if (within(a.range, INT32) && within(b.range, INT32)) return plain;
        return within(a.range, UINT32) && within(b.range, UINT32) ? `(${plain} >>> 0)` : undefined;
    }
  }

  private floorDiv(a: string, b: string): string {
    return `${this.context.use('floorDiv')}(${a}, ${b})`;
  }

  private mod(a: string, b: string): string {
    return `${this.context.use('mod')}(${a}, ${b})`;
  }

  negate(a: IntCode, result: Range): string {
    const { isBig } = this.context;
    if (isBig(result)) return `(-${this.toBigInt(a)})`;
    if (isBig(a.range)) return `Number(-${a.code})`;
    // Not `-x`, for the same reason.
    return /^[1-9]\d*$/.test(a.code) ? `(-${a.code})` : `(0 - ${a.code})`;
  }

  invert(a: IntCode, result: Range): string {
    if (this.context.isBig(result)) return `(~${this.toBigInt(a)})`;
    if (this.context.isBig(a.range)) return `Number(~${a.code})`;
    return within(a.range, INT32) ? `(~${a.code})` : `(-1 - ${a.code})`;
  }
}
