/**
 * Bit-sized fields that share a byte with what is before or behind them, also across types.
 */
import type { Diagnostics } from '../diagnostics.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { hasExtent } from '../model/spec.js';
import { type BitsField, choicesOf, type FieldType, typesIn } from '../model/types.js';

/** What kind of bits the field is, if it is of bits. */
export function bitsOf(type: FieldType): BitsField | undefined {
  if (type.kind === 'bits') return type;
  return type.kind === 'enum' && type.base.kind === 'bits' ? type.base : undefined;
}

/**
 * Whether a byte may be shared by a part and what follows it, so that the lengths in bytes of the parts
 * do not add up to that of the whole.
 */
export function sharesBytes(owner: ClassModel): boolean {
  return hasPadding(owner) || sharesBits(owner);
}

function sharesBits(owner: ClassModel): boolean {
  return owner.seq.some((field, i) => {
    const next = owner.seq[i + 1];
    // Bits are told at once, and what follows them starts at a byte, unless it says otherwise.
    if (bitsOf(field.type) !== undefined) return next !== undefined && goesOn(next);
    if (!endsInBits(field.type)) return false;
    const repeats = field.spec.repeat !== undefined && startsWithBits(field.type);
    return repeats || seqStartsWithBits(owner.seq.slice(i + 1));
  });
}

/** Whether a field goes on in the byte that bits in front of it began: `-ts-bits: continue`. */
export function goesOn({ spec }: FieldModel): boolean {
  return spec.extensions.bits !== undefined;
}

/** Whether how long an object is depends on where it begins in its stream, since there is padding in it. */
function hasPadding(owner: ClassModel, above: readonly ClassModel[] = []): boolean {
  if (above.includes(owner)) return false;
  return owner.seq.some(
    ({ spec, type }) => spec.extensions.align !== undefined || holdsPadding(type, [...above, owner]),
  );
}

function holdsPadding(type: FieldType, above: readonly ClassModel[] = []): boolean {
  return typesIn(type).some(
    (part) => part.kind === 'user' && !hasStream(part) && hasPadding(part.class, above),
  );
}

/** Whether objects of the class may be next to others with which they share a byte. */
export function isCounted(owner: ClassModel, below: readonly ClassModel[] = []): boolean {
  if (sharesBytes(owner)) return true;
  return [...owner.parents].some(
    (parent) => parent !== undefined && !below.includes(parent) && isCounted(parent, [...below, owner]),
  );
}

/** Whether a value of the type may share a byte with what is before it or behind it, or have none at all, or padding. */
export function mayShareByte(type: FieldType): boolean {
  return holdsPadding(type) || endsInBits(type) || startsWithBits(type) || !isSure(type);
}

/** Whether a value of the type may end in the middle of a byte. */
function endsInBits(type: FieldType, above: readonly ClassModel[] = []): boolean {
  if (type.kind === 'user')
    return !hasStream(type) && !above.includes(type.class) && classEndsInBits(type.class, above);
  if (type.kind === 'switch') return choicesOf(type).some((choice) => endsInBits(choice, above));
  const bits = bitsOf(type);
  return bits !== undefined && bits.width % 8 !== 0;
}

function classEndsInBits(owner: ClassModel, above: readonly ClassModel[]): boolean {
  if (owner.isOpaque) return true;
  for (let i = owner.seq.length - 1; i >= 0; i--) {
    const field = owner.seq[i];
    if (field === undefined) return false;
    if (bitsOf(field.type) !== undefined) {
      // Behind them, what may be missing starts at a byte even then.
      const next = owner.seq[i + 1];
      return (next === undefined || goesOn(next)) && runBefore(owner.seq, i + 1) !== 0;
    }
    if (endsInBits(field.type, [...above, owner])) return true;
    if (isThere(field)) return false;
  }
  return false;
}

function startsWithBits(type: FieldType, above: readonly ClassModel[] = []): boolean {
  if (type.kind === 'user') {
    if (hasStream(type) || above.includes(type.class)) return false;
    if (type.class.isOpaque) return true;
    return seqStartsWithBits(type.class.seq, [...above, type.class]);
  }
  if (type.kind === 'switch') return choicesOf(type).some((choice) => startsWithBits(choice, above));
  return bitsOf(type) !== undefined;
}

/** Whether the first of the fields that is there may be of bits. */
function seqStartsWithBits(seq: readonly FieldModel[], above: readonly ClassModel[] = []): boolean {
  const sure = seq.findIndex((field) => isThere(field));
  const first = sure < 0 ? seq : seq.slice(0, sure + 1);
  return first.some(({ type }) => startsWithBits(type, above));
}

/** Whether the field surely takes bytes or bits, or starts at a byte at least. */
function isThere({ spec, type }: FieldModel, above: readonly ClassModel[] = []): boolean {
  return spec.condition === undefined && spec.repeat === undefined && isSure(type, above);
}

function isSure(type: FieldType, above: readonly ClassModel[] = []): boolean {
  if (type.kind === 'switch')
    return type.otherwise !== undefined && choicesOf(type).every((choice) => isSure(choice, above));
  if (type.kind !== 'user' || hasStream(type)) return true;
  if (above.includes(type.class)) return false;
  return type.class.seq.some((field) => isThere(field, [...above, type.class]));
}

function hasStream({ extent }: FieldType & { kind: 'user' }): boolean {
  return hasExtent(extent);
}

/** How many bits of its last byte the run of bit fields before that index takes: 0 to 7, or -1 if that varies. */
function runBefore(seq: readonly FieldModel[], index: number): number {
  let bits = 0;
  for (let i = index - 1; i >= 0; i--) {
    const field = seq[i];
    const own = field && bitsOf(field.type);
    if (field === undefined || own === undefined) break;
    if ((field.spec.condition !== undefined || field.spec.repeat !== undefined) && own.width % 8 !== 0)
      return -1;
    bits += own.width;
  }
  return bits % 8;
}

/** Reports bit fields of one order that start in a byte of which bits were taken in the other. */
export function checkBitOrder(owner: ClassModel, diagnostics: Diagnostics): void {
  for (const [i, field] of owner.seq.entries()) {
    const [bits, before] = [bitsOf(field.type), owner.seq[i - 1]];
    const earlier = before && bitsOf(before.type);
    if (bits === undefined || earlier === undefined || bits.endian === earlier.endian) continue;
    if (runBefore(owner.seq, i) === 0) continue;
    const text = `'${field.spec.id}' takes bits in the other order than '${before?.spec.id}', and may share a byte with it`;
    diagnostics.report(field.spec.location, `${text}: not supported`);
  }
}
