/**
 * Where the code that looks at bytes has got to: a number of bytes that is known while generating, what is added to it
 * when the code runs, and behind anything that may or may not have been there, the local `at`.
 */
import { bitsOf } from '../../analyse/bits.js';
import type { FixedStep } from '../../analyse/frame/steps.js';

export const UNKNOWN = -1n;

export class Position {
  private isLocal = false;
  private constant = 0n;
  private terms: string[] = [];
  private bits = 0n;
  private settled = 0;
  /** So many bytes from here on are known to have arrived; {@link UNKNOWN} if that is not known of those before. */
  arrived = 0n;

  /** An expression for it, in whole bytes. */
  get code(): string {
    return this.ahead(0n);
  }

  /** The same, counted from `offset`. */
  get index(): string {
    return this.code === '0' ? 'offset' : `offset + ${this.code}`;
  }

  /** The bits of the byte there that were passed over. */
  get usedBits(): number {
    return Number(this.bits);
  }

  /** An expression for where it is so many bytes later. */
  ahead(bytes: bigint): string {
    const constant = this.constant + bytes;
    const parts = [...(this.isLocal ? ['at'] : []), ...(constant > 0n ? [`${constant}`] : []), ...this.terms];
    return parts.length === 0 ? '0' : parts.join(' + ');
  }

  addBytes(bytes: bigint): void {
    this.constant += bytes;
    this.arrived = this.arrived >= bytes ? this.arrived - bytes : UNKNOWN;
  }

  /** @param expression a number of bytes */
  add(expression: string): void {
    this.arrived = UNKNOWN;
    this.terms.push(expression);
  }

  addBits(bits: bigint): void {
    this.addBytes((this.bits + bits) / 8n);
    this.bits = (this.bits + bits) % 8n;
  }

  /** How many bytes such fields take from here on, the one with the bits that were passed over included. */
  bytesOf(row: Iterable<FixedStep>): bigint {
    let total = this.bits;
    for (const { type, bits } of row) {
      if (bitsOf(type) === undefined) total += -total & 7n;
      total += bits;
    }
    return (total + 7n) / 8n;
  }

  /** To the end of the byte. */
  align(): void {
    if (this.bits > 0n) this.addBytes(1n);
    this.bits = 0n;
  }

  /** Whether it is known only when the code runs, and not yet in `at`. */
  get isSum(): boolean {
    return this.terms.length > 0;
  }

  /** The statement after which `at` says it, if it does not yet. */
  settle(): string[] {
    if (this.isLocal && this.constant === 0n && !this.isSum) return [];
    const wasLocal = this.isLocal;
    this.isLocal = false;
    const { code } = this;
    this.resume();
    this.settled += 1;
    return [wasLocal ? `at += ${code};` : `let at = ${code};`];
  }

  /** Takes what `at` says for it. */
  resume(): void {
    this.isLocal = true;
    this.constant = 0n;
    this.terms = [];
  }

  /** A function that goes back to here, and says whether that could be done without more code. */
  mark(): () => boolean {
    const { constant, settled, isSum } = this;
    return () => {
      if (this.settled !== settled || isSum) return false;
      this.constant = constant;
      this.terms = [];
      this.bits = 0n;
      return true;
    };
  }
}
