import { fullyRead } from './debug.js';
import { KaitaiStream } from './kaitai-stream.js';
import { KaitaiStruct } from './kaitai-struct.js';

/** What the specification says of a field. Generated code has one constant of these for each. */
export interface FieldInfo {
  /** As in the specification: `len_message`. */
  readonly id: string;
  /** Place in the specification: `/types/client_frame/seq/1`. */
  readonly path: string;
  /** As in the specification: `u2be`, `str`, `client_frame`. */
  readonly type: string;
  readonly doc?: string;
  /** Only in classes made for debugging: the name of its enum, `Chat.Command`. */
  readonly enum?: string;
}

/** What generated code reports the fields to that it reads. */
export interface Annotator {
  /** An object begins to be read: what is opened next is a field of it. */
  begin(object: object): void;
  /**
   * A field begins. Called after seeking to the field, and before reading from the stream.
   *
   * @param io the stream that the field is read from
   * @param index of the element, in a repeated field
   */
  open(field: FieldInfo, io: KaitaiStream, index?: number): void;
  /** An instance of an object begins, in the middle of whatever is being read. */
  openInstance(field: FieldInfo, io: KaitaiStream, object: object): void;
  /** It is to be decided whether a field is there: what fails until the next one is opened or closed is about this one. */
  condition(field: FieldInfo, io: KaitaiStream): void;
  /** It was not found out where an instance of an object is, or it could not be read. */
  failInstance(field: FieldInfo, object: object): void;
  /** The field opened last has been read. */
  close(value: unknown, io: KaitaiStream): void;
}

/** One field that was read, where it was, and what was in it. */
export interface Annotation {
  readonly field: FieldInfo;
  /** The id, or `id[3]` for an element of a repeated field. */
  readonly name: string;
  /** Offset in bytes of its first byte in the outermost stream. */
  readonly start: number;
  /** Offset after its last byte; a byte of which only some bits belong to it counts whole. */
  readonly end: number;
  /**
   * Only of bit fields: the first bit in the first byte, 0 to 7, in the order in which the bits are read
   * (from the most significant for big-endian, from the least for little-endian), and how many there are.
   */
  readonly bits?: { readonly start: number; readonly width: number };
  /** Undefined if reading failed in it. */
  readonly value: unknown;
  /** The fields of a field that is a structure. */
  readonly children: readonly Annotation[];
  /** Whether its bytes are processed, so that its children are only what it has in the streams around it. */
  readonly processed?: true;
  /** Whether reading failed before this field was complete. */
  readonly incomplete?: true;
  /** Why, of the innermost such field. */
  readonly error?: Error;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

type OwnAnnotation = Writable<Annotation> & { children: Annotation[] };

/** A field being read, and the stream it is read from. */
interface OpenField {
  readonly annotation: OwnAnnotation;
  readonly io: KaitaiStream;
}

/** Collects annotations as a tree while generated code reads. */
export class AnnotationTree implements Annotator {
  /** Fields of the object that was read. */
  readonly top: Annotation[] = [];

  private readonly stack: OpenField[] = [];

  /** Where the fields of an object go, for those of its fields that are read later. */
  private readonly objects = new WeakMap<object, Annotation[]>();

  /** The fields that objects were read from. */
  private readonly whole = new WeakMap<object, OwnAnnotation>();

  begin(object: object): void {
    this.objects.set(object, this.stack.at(-1)?.annotation.children ?? this.top);
  }

  /** Nothing was read yet. */
  condition(): void {}

  /** Seen by what is still open. */
  failInstance(): void {}

  open(field: FieldInfo, io: KaitaiStream, index?: number): void {
    this.push(field, io, index, this.stack.at(-1)?.annotation.children ?? this.top);
  }

  /** It comes behind the fields of the object that were read so far. */
  openInstance(field: FieldInfo, io: KaitaiStream, object: object): void {
    this.push(field, io, undefined, this.objects.get(object) ?? this.besideProcessed(object));
  }

  /** What begins unseen is in processed bytes: it belongs to the field that has these, which may still be read. */
  private besideProcessed(object: object): Annotation[] {
    let around: unknown = object;
    while (around instanceof KaitaiStruct && !this.whole.has(around)) around = around._parent;
    const annotation =
      around instanceof KaitaiStruct ? this.whole.get(around) : this.stack.at(-1)?.annotation;
    if (annotation === undefined) return this.top;
    annotation.processed = true;
    return annotation.children;
  }

  private push(field: FieldInfo, io: KaitaiStream, index: number | undefined, siblings: Annotation[]): void {
    const start = io.baseOffset + io.pos;
    const annotation = {
      field,
      name: index === undefined ? field.id : `${field.id}[${index}]`,
      start,
      end: start,
      value: undefined,
      children: [],
    };
    siblings.push(annotation);
    this.stack.push({ annotation, io });
  }

  close(value: unknown, io: KaitaiStream): void {
    const annotation = this.stack.pop()?.annotation;
    if (annotation === undefined) {
      throw new Error('AnnotationTree.close() without open()');
    }
    annotation.value = value;
    annotation.end = io.baseOffset + io.pos;
    if (value instanceof KaitaiStruct) this.whole.set(value, annotation);
    if (annotation.processed) return;
    const width = bitWidth(annotation.field.type);
    const [first] = annotation.children;
    if (first !== undefined) {
      // Bits may begin in the byte before the position.
      annotation.start = Math.min(annotation.start, first.start);
    } else if (width !== undefined && !Array.isArray(value)) {
      // Counted from the end: whether the field began in the byte before `start` or skipped the rest of it
      // is known only now.
      const firstBit = annotation.end * 8 - io.bitsLeft - width;
      annotation.start = Math.floor(firstBit / 8);
      annotation.bits = { start: firstBit - annotation.start * 8, width };
    }
  }

  /** Reading failed: ends all open fields where their streams stand. The innermost one gets the error. */
  fail(error: Error): void {
    const innermost = this.stack.at(-1);
    if (innermost !== undefined) {
      innermost.annotation.error = error;
    }
    for (const { annotation, io } of this.stack) {
      annotation.incomplete = true;
      annotation.end = Math.max(annotation.start, io.baseOffset + io.pos);
    }
    this.stack.length = 0;
  }
}

/** Width in bits of the types `b1`, `b12le` and so on; undefined for all others. */
function bitWidth(type: string): number | undefined {
  const match = /^b(\d+)(?:be|le)?$/.exec(type);
  return match === null ? undefined : Number(match[1]);
}

/** What {@link annotate} found. */
export interface Annotated<T> {
  /** The object, or undefined if it could not be read to its end. */
  readonly value: T | undefined;
  /** Its fields; if reading failed, those up to there. */
  readonly annotations: readonly Annotation[];
  readonly error: Error | undefined;
  /** How many bytes are left behind the place where reading ended. */
  readonly unread: number;
}

/** What to annotate. */
export interface AnnotateOptions {
  /**
   * Whether to read all instances as well, those with a position in the stream. Without it they are annotated as
   * soon as something asks for them. Each comes behind the fields of its object.
   */
  readonly instances?: boolean;
}

/**
 * Reads an object and notes where each of its fields is. An error in the bytes is not thrown but returned,
 * with the fields before it.
 *
 * @param read makes the object from the start of the stream, such as `(io) => new Chat(io)`
 */
export function annotate<T>(
  read: (io: KaitaiStream) => T,
  bytes: Uint8Array,
  { instances = false }: AnnotateOptions = {},
): Annotated<T> {
  const io = new KaitaiStream(bytes);
  const annotator = new AnnotationTree();
  io.annotator = annotator;
  let value: T | undefined;
  let error: Error | undefined;
  try {
    value = read(io);
    if (value instanceof KaitaiStruct) fullyRead(value);
    if (instances && value instanceof KaitaiStruct) value._fetchInstances();
  } catch (thrown) {
    error = thrown instanceof Error ? thrown : new Error(String(thrown));
    annotator.fail(error);
  }
  return { value, annotations: annotator.top, error, unread: Math.max(0, io.size - io.pos) };
}

/** A field without fields of its own, and its way there: `records[0].frame.len_message`. */
export interface FlatAnnotation {
  readonly path: string;
  readonly annotation: Annotation;
}

/** The leaves of the tree in the order in which they were read. However deep it is, the stack of calls is not. */
export function flatten(annotations: readonly Annotation[], prefix = ''): FlatAnnotation[] {
  const leaves: FlatAnnotation[] = [];
  const left: { annotation: Annotation; prefix: string }[] = [];
  const add = (siblings: readonly Annotation[], prefix: string) => {
    for (let i = siblings.length - 1; i >= 0; i--)
      left.push({ annotation: siblings[i] as Annotation, prefix });
  };
  add(annotations, prefix);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { annotation, prefix } = next;
    const path = prefix + annotation.name;
    const { children, field } = annotation;
    // The elements of a repeated field have its name already.
    const repeated = children[0]?.field === field && children[0]?.name !== field.id;
    if (children.length === 0 || annotation.processed) leaves.push({ path, annotation });
    if (children.length > 0) add(children, repeated ? prefix : `${path}.`);
  }
  return leaves;
}
