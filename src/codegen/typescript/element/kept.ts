/**
 * What an object keeps of a field beside its value, so that it is written again: the code that keeps it, and finds it.
 */
import { keepsEnd, keepsProcessed, mayBeOpen } from '../../analyse/kept.js';
import type { Extent } from '../../model/spec.js';
import { quote } from '../code.js';
import type { ElementContext } from './element.js';

export class KeptCode {
  constructor(
    private readonly extent: Extent,
    private readonly context: ElementContext,
  ) {}

  private use(name: string): string {
    return this.context.module.use(name);
  }

  private get keepsBytes(): boolean {
    return keepsEnd(this.extent) || keepsProcessed(this.extent);
  }

  private get id(): string {
    return quote(this.context.id);
  }

  private get index(): string {
    return this.context.repeated ? 'index' : '0';
  }

  /** How its bytes end, see `ByteRules` of the runtime. */
  get rules(): string {
    const { sizeEos, terminator, include, padRight, eosError } = this.extent;
    return this.context.module.rules([
      ...(sizeEos ? ['sizeEos: true'] : []),
      ...(terminator === undefined ? [] : [`terminator: ${this.context.module.bytes(terminator)}`]),
      ...(include ? ['include: true'] : []),
      ...(padRight === undefined ? [] : [`padRight: ${padRight}`]),
      ...(eosError ? [] : ['eosError: false']),
    ]);
  }

  /** Bytes that were read, without what is behind their value; that is kept. */
  trimmed(bytes: string): string {
    return `${this.use('trimmed')}(this, ${this.id}, ${this.index}, ${bytes}, ${this.rules})`;
  }

  /** Bytes that were read, all of which are kept. */
  whole(bytes: string): string {
    return `${this.use('keepBytes')}(this, ${this.id}, ${this.index}, ${bytes})`;
  }

  /** A value that was read, where it may have ended without its terminator. */
  ended(value: string): string {
    if (!this.context.hasObject || !mayBeOpen(this.extent)) return value;
    const terminator = this.context.module.bytes(this.extent.terminator ?? new Uint8Array());
    return `${this.use('noteEnd')}(this, ${this.id}, ${this.index}, io, ${terminator}, io.pos, ${value})`;
  }

  /** All bytes of the field as they were read, or undefined; nothing where none are kept. */
  get bytes(): string[] {
    if (!this.keepsBytes) return [];
    return [`this._kept?.bytes(${this.id}${this.context.repeated ? ', index' : ''})`];
  }

  /** The same, and how they end. */
  get bytesAndRules(): string[] {
    return [...this.bytes, this.rules];
  }

  /** Whether the terminator was missing. */
  get isOpen(): string {
    return `this._kept?.isOpen(${this.id}, ${this.index})`;
  }

  /** The arguments of `writeRaw` that say whose field it is. */
  get owner(): string[] {
    if (!this.keepsBytes && !mayBeOpen(this.extent)) return [];
    return ['this', ...(this.context.repeated ? ['index'] : [])];
  }
}
