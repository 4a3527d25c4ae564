/**
 * Bytes that become something else when they are read: what a `process` makes of them, or the stream of an
 * object. So what they are is known only while writing, and they are held to their rules there.
 */

import { mayBeOpen } from '../../analyse/kept.js';
import { isUnconsumed } from '../../analyse/lookahead.js';
import { dependsOnIo } from '../../analyse/walk.js';
import type { Extent } from '../../model/spec.js';
import { type Code, quote } from '../code.js';
import type { Place } from '../expression.js';
import type { ElementContext } from './element.js';
import { readExtent } from './extent.js';
import { KeptCode } from './kept.js';
import { ProcessCode } from './process.js';

/** A value as code: its bytes before the process, and how many they are. */
export interface Content {
  readonly bytes: string;
  readonly length: string;
  /** The bytes of an object that has so many to fill. */
  readonly filling?: (size: string) => string;
}

export class RawBytes {
  private readonly process: ProcessCode | undefined;
  private readonly kept: KeptCode;

  constructor(
    private readonly extent: Extent,
    private readonly context: ElementContext,
  ) {
    const { module, expressions } = context;
    this.kept = new KeptCode(extent, context);
    this.process = extent.process && new ProcessCode(extent.process, module, expressions, this.kept);
  }

  private size(place: Place): string | undefined {
    return this.extent.size && this.context.expressions.count(this.extent.size, place);
  }

  /** The bytes, after the process. */
  read(place: Place): string {
    const bytes = readExtent(this.extent, this.size(place), this.context);
    return this.process === undefined ? bytes : this.process.decode(bytes, place);
  }

  write(content: Content, place: Place): Code {
    const { module, id } = this.context;
    const rules = this.rules(place).join(', ');
    const args = [quote(id), 'io', this.encoded(content, place), `{ ${rules} }`, ...this.kept.owner];
    return `${module.use('writeRaw')}(${args.join(', ')});`;
  }

  /**
   * The same for an object in whose stream something else may stand, which is written later: the bytes are encoded when all
   * is written. For those that have a size.
   */
  writeObject(value: string, place: Place): Code | undefined {
    const { module, id } = this.context;
    const size = this.size(place);
    if (size === undefined) return undefined;
    const { process } = this;
    const room = this.fixedSize(place) ?? '0';
    const args = [quote(id), 'io', value, room, `{ ${this.rules(place).join(', ')} }`, ...this.kept.bytes];
    if (process !== undefined) {
      if (this.kept.bytes.length === 0) args.push('undefined');
      args.push(process.captured(place, size));
      args.push(`(bytes, argument) => ${process.encodeWith('bytes', 'argument')}`);
    }
    return `${module.use('writeRawPart')}(${args.join(', ')});`;
  }

  private encoded(content: Content, place: Place): string {
    const { length, filling } = content;
    const size = this.fixedSize(place);
    const bytes = size !== undefined && filling ? filling(size) : content.bytes;
    if (this.process === undefined) return bytes;
    if (!this.process.asksStream) return this.process.encode(bytes, place);
    const { sizeEos, terminator, include } = this.extent;
    const end = terminator !== undefined && !include ? ` + ${terminator.length}` : '';
    return this.process.encode(
      bytes,
      place,
      this.size(place) ?? (sizeEos ? 'io.size - io.pos' : length + end),
    );
  }

  /** Statements that hold the value to its size, where that is known before it is written. */
  check({ length }: Content, place: Place): Code {
    const size = this.fixedSize(place);
    const { module, id } = this.context;
    return size === undefined ? [] : `${module.use('checkEqual')}(${quote(id)}, ${length}, ${size});`;
  }

  /** How many bytes there must be before the process, if it is known. */
  private fixedSize(place: Place): string | undefined {
    const { terminator, padRight } = this.extent;
    const isPadded = terminator !== undefined || padRight !== undefined;
    return isPadded || this.process?.keepsLength === false ? undefined : this.size(place);
  }

  private rules(place: Place): string[] {
    const { sizeEos, terminator, include, consume, padRight, eosError } = this.extent;
    const size = this.size(place);
    return [
      ...(size === undefined ? [] : [`size: ${size}`]),
      ...(sizeEos ? ['sizeEos: true'] : []),
      ...(terminator === undefined ? [] : [`terminator: ${this.context.module.bytes(terminator)}`]),
      ...(include ? ['include: true'] : []),
      ...(consume ? [] : ['consume: false']),
      ...(padRight === undefined ? [] : [`padRight: ${padRight}`]),
      ...(eosError ? [] : ['eosError: false']),
    ];
  }

  /** Length of the field in bytes. */
  length(content: Content, place: Place): string {
    const { size, sizeEos, terminator, include, consume, padRight } = this.extent;
    const isPadded = terminator !== undefined || padRight !== undefined;
    // What asks the stream is not known yet; then the value decides, as it does where its length decides the size.
    if (
      size !== undefined &&
      (isPadded || !this.context.measured) &&
      !dependsOnIo(size.ast, this.context.module.table)
    ) {
      const code = this.size(place) ?? '';
      return /^[\w.]+$/.test(code) ? code : `(${code})`;
    }
    if (sizeEos && isPadded) {
      const args = [this.encodedAnywhere(content.bytes), this.kept.rules, ...this.kept.bytes];
      return `${this.context.module.use('filledLength')}(${args.join(', ')})`;
    }
    const own = this.ownLength(content);
    const isEnded = terminator !== undefined && size === undefined && !sizeEos;
    if (!isEnded) return own;
    if (include) return consume ? own : `(${own} - ${this.lookahead(content)})`;
    if (!consume) return own;
    if (!mayBeOpen(this.extent)) return `(${own} + ${terminator.length})`;
    const end = `${this.context.module.use('terminatorLength')}(${own}, ${terminator.length}, ${this.kept.isOpen})`;
    return `(${own} + ${end})`;
  }

  private ownLength({ bytes, length }: Content): string {
    if (this.process === undefined || this.process.keepsLength) return length;
    return `${this.process.encode(bytes, {})}.length`;
  }

  /** How much of the terminator must be behind it. */
  lookahead({ bytes, length }: Content): string {
    const { terminator = new Uint8Array(), include } = this.extent;
    if (!isUnconsumed({ extent: this.extent })) return '0';
    if (!include) return `${terminator.length}`;
    const before = `${this.context.module.use('lengthBefore')}(${this.encodedAnywhere(bytes)}, ${this.context.module.bytes(terminator)})`;
    return `(${length} - ${before})`;
  }

  private encodedAnywhere(bytes: string): string {
    return this.process === undefined ? bytes : this.process.encode(bytes, {});
  }
}
