/**
 * Byte arrays, and strings, which are byte arrays with an encoding.
 */
import { mayBeOpen } from '../../analyse/kept.js';
import { dependsOnIo } from '../../analyse/walk.js';
import type { Extent } from '../../model/spec.js';
import type { BytesField, StrField } from '../../model/types.js';
import { type Code, quote } from '../code.js';
import type { Place } from '../expression.js';
import type { Element, ElementContext } from './element.js';
import { readExtent } from './extent.js';
import { KeptCode } from './kept.js';
import { RawBytes } from './raw.js';

/** Encodings in which each byte below 0x80 is that ASCII character, wherever it stands. */
const ASCII_SUPERSETS: ReadonlySet<string> = new Set(['ASCII', 'UTF-8', 'ISO-8859-1']);
const ASCII_END = 0x80;

export function bytesElement(type: BytesField | StrField, context: ElementContext): Element {
  if (type.extent.process !== undefined) return processedElement(type, context);
  const code = new BytesCode(type, context);
  return {
    read: (place, assign) => assign(code.read(place)),
    write: (value, place) => code.write(value, place),
    check: (value, place) => code.check(value, place),
    length: (value, place) => code.length(value, place),
    lookahead: (value) => code.lookahead(value),
    initType: undefined,
    init: (value, assign) => assign(value),
    link: () => [],
  };
}

/** Bytes that are something else before a process, so that most of their rules hold for what it makes of them. */
function processedElement(type: BytesField | StrField, context: ElementContext): Element {
  const raw = new RawBytes(type.extent, context);
  const { module } = context;
  const encoding = type.kind === 'str' ? module.encoding(type.encoding.name) : undefined;
  const content = (value: string) =>
    encoding === undefined
      ? { bytes: value, length: `${value}.length` }
      : {
          bytes: `${module.use('strToBytes')}(${value}, ${encoding})`,
          length: `${module.use('strByteLength')}(${value}, ${encoding})`,
        };
  const isKind = encoding === undefined ? 'checkByteArray' : 'checkString';
  return {
    read(place, assign) {
      const bytes = raw.read(place);
      return assign(encoding === undefined ? bytes : `${module.use('bytesToStr')}(${bytes}, ${encoding})`);
    },
    write: (value, place) => raw.write(content(value), place),
    check: (value, place) => [
      `${module.use(isKind)}(${quote(context.id)}, ${value});`,
      raw.check(content(value), place),
    ],
    length: (value, place) => raw.length(content(value), place),
    lookahead: (value) => raw.lookahead(content(value)),
    initType: undefined,
    init: (value, assign) => assign(value),
    link: () => [],
  };
}

class BytesCode {
  /** The name of the encoding, as code. */
  private readonly encoding: string | undefined;
  private readonly isAscii: boolean;
  private readonly contents: Uint8Array | undefined;
  private readonly kept: KeptCode;

  constructor(
    private readonly type: BytesField | StrField,
    private readonly context: ElementContext,
  ) {
    this.encoding = type.kind === 'str' ? context.module.encoding(type.encoding.name) : undefined;
    this.isAscii = type.kind === 'str' && ASCII_SUPERSETS.has(type.encoding.name);
    this.contents = type.kind === 'bytes' ? type.contents : undefined;
    this.kept = new KeptCode(type.extent, context);
  }

  private get extent(): Extent {
    return this.type.extent;
  }

  private use(name: string): string {
    return this.context.module.use(name);
  }

  private size(place: Place): string | undefined {
    if (this.contents) return `${this.contents.length}`;
    const { size } = this.type.extent;
    return size && this.context.expressions.count(size, place);
  }

  /** Whether what is in the field may be shorter than the field. */
  private get isPadded(): boolean {
    const { terminator, padRight } = this.type.extent;
    return terminator !== undefined || padRight !== undefined;
  }

  private get isLimited(): boolean {
    return this.contents !== undefined || this.type.extent.size !== undefined || this.type.extent.sizeEos;
  }

  read(place: Place): string {
    const { terminator, include, consume, eosError } = this.type.extent;
    if (this.isLimited) {
      const size = this.size(place);
      if (!this.isPadded && this.encoding !== undefined) {
        return size === undefined
          ? `io.readStrFull(${this.encoding})`
          : `io.readStr(${size}, ${this.encoding})`;
      }
      return this.decoded(readExtent(this.extent, size, this.context));
    }
    const [byte, ...more] = terminator ?? [];
    if (this.encoding !== undefined && byte !== undefined && more.length === 0)
      return this.kept.ended(
        `io.readStrTerm(${byte}, ${include}, ${consume}, ${eosError}, ${this.encoding})`,
      );
    return this.decoded(readExtent(this.extent, undefined, this.context));
  }

  private decoded(bytes: string): string {
    return this.encoding === undefined ? bytes : `${this.use('bytesToStr')}(${bytes}, ${this.encoding})`;
  }

  private encoded(value: string): string {
    return this.encoding === undefined ? value : `${this.use('strToBytes')}(${value}, ${this.encoding})`;
  }

  private plainWrite(value: string): string {
    return this.encoding === undefined
      ? `io.writeBytes(${value});`
      : `io.writeStr(${value}, ${this.encoding});`;
  }

  write(value: string, place: Place): Code {
    const { sizeEos, terminator = new Uint8Array(), include, consume } = this.type.extent;
    if (this.isLimited && !this.isPadded) {
      return [
        this.plainWrite(value),
        sizeEos ? `${this.use('checkEof')}(${quote(this.context.id)}, io);` : [],
      ];
    }
    if (!this.isLimited && this.endsSurely) {
      if (include) return this.plainWrite(value);
      return [this.plainWrite(value), `io.writeBytes(${this.context.module.bytes(terminator)});`];
    }
    if (this.isLimited && !sizeEos) {
      const { rules, bytes } = this.kept;
      const args = [quote(this.context.id), this.encoded(value), this.size(place), rules, ...bytes];
      return `io.writeBytes(${this.use('filled')}(${args.join(', ')}));`;
    }
    // Where the stream ends decides, so that the rules are checked here.
    const rules = this.rules(undefined);
    if (sizeEos) rules.push('sizeEos: true');
    if (!consume) rules.push('consume: false');
    const args = [quote(this.context.id), 'io', this.encoded(value), `{ ${rules.join(', ')} }`];
    return `${this.use('writeRaw')}(${[...args, ...this.kept.owner].join(', ')});`;
  }

  /** Whether a terminator ends it, and is passed over, wherever the stream ends. */
  private get endsSurely(): boolean {
    const { consume, eosError } = this.type.extent;
    return consume && eosError;
  }

  check(value: string, place: Place): Code {
    const id = quote(this.context.id);
    const kind = [
      `${this.use(this.encoding === undefined ? 'checkByteArray' : 'checkString')}(${id}, ${value});`,
    ];
    if (this.type.extent.sizeEos && this.isPadded) return kind;
    if (this.isLimited && !this.isPadded) {
      if (this.type.extent.sizeEos) return kind;
      return [
        ...kind,
        `${this.use('checkEqual')}(${id}, ${this.contentLength(value)}, ${this.size(place)});`,
      ];
    }
    const character = this.terminatingCharacter();
    if (character !== undefined)
      return [...kind, `${this.use('checkNoTerminator')}(${id}, ${value}, ${quote(character)});`];
    return [...kind, this.checkRules(value, this.size(place))];
  }

  /** The terminator, of text of which nothing has to be checked but that it is not in it, as a character. */
  private terminatingCharacter(): string | undefined {
    const { terminator, include } = this.type.extent;
    const [byte = ASCII_END, ...more] = terminator ?? [];
    if (!this.isAscii || this.isLimited || include || byte >= ASCII_END || more.length > 0) return undefined;
    return String.fromCharCode(byte);
  }

  private checkRules(value: string, size: string | undefined): string {
    const rules = this.rules(size).join(', ');
    return `${this.use('checkBytes')}(${quote(this.context.id)}, ${this.encoded(value)}, { ${rules} });`;
  }

  /** How it ends, see `ByteRules` of the runtime. */
  private rules(size: string | undefined): string[] {
    const { terminator, include, padRight, eosError } = this.type.extent;
    return [
      ...(size === undefined ? [] : [`size: ${size}`]),
      ...(terminator === undefined ? [] : [`terminator: ${this.context.module.bytes(terminator)}`]),
      ...(include ? ['include: true'] : []),
      ...(padRight === undefined ? [] : [`padRight: ${padRight}`]),
      ...(eosError ? [] : ['eosError: false']),
    ];
  }

  /** Length of the value alone. */
  private contentLength(value: string): string {
    return this.encoding === undefined
      ? `${value}.length`
      : `${this.use('strByteLength')}(${value}, ${this.encoding})`;
  }

  lookahead(value: string): string {
    const { terminator = new Uint8Array(), include, eosError } = this.type.extent;
    if (!include || eosError) return `${terminator.length}`;
    // It may be missing; then it is not in the value either.
    const before = `${this.use('lengthBefore')}(${this.encoded(value)}, ${this.context.module.bytes(terminator)})`;
    return `${this.contentLength(value)} - ${before}`;
  }

  length(value: string, place: Place): string {
    const { terminator, include, consume, padRight } = this.type.extent;
    if (this.contents) return `${this.contents.length}`;
    const { size: expression } = this.type.extent;
    // What asks the stream is not known yet; then the value decides.
    const isKnown = expression !== undefined && !dependsOnIo(expression.ast, this.context.module.table);
    const size = isKnown ? this.size(place) : undefined;
    if (size !== undefined && (this.isPadded || /^\d+$/.test(size)))
      return /^[\w.]+$/.test(size) ? size : `(${size})`;
    if (!this.isLimited && include && !consume) {
      return `${this.use('lengthBefore')}(${this.encoded(value)}, ${this.context.module.bytes(terminator ?? new Uint8Array())})`;
    }
    if (this.type.extent.sizeEos && (terminator !== undefined || padRight !== undefined))
      return `${this.use('filledLength')}(${[this.encoded(value), this.kept.rules, ...this.kept.bytes].join(', ')})`;
    const own = this.contentLength(value);
    if (this.isLimited || include || !consume) return own;
    const unit = terminator?.length ?? 0;
    return mayBeOpen(this.type.extent)
      ? `(${own} + ${this.use('terminatorLength')}(${own}, ${unit}, ${this.kept.isOpen}))`
      : `${own} + ${unit}`;
  }
}
