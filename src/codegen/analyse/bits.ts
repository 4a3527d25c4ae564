/**
 * Bit-sized fields that share a byte with what is before or behind them, also across types.
 */
import type { Diagnostics } from '../diagnostics.js';
import type { ClassModel, FieldModel } from '../model/class.js';
import { hasExtent } from '../model/spec.js';
import { type BitsField, choicesOf, type FieldType, typesIn } from '../model/types.js';
import { Question } from './components.js';

/** What kind of bits the field is, if it is of bits. */
export function bitsOf(type: FieldType): BitsField | undefined {
  if (type.kind === 'bits') return type;
  return type.kind === 'enum' && type.base.kind === 'bits' ? type.base : undefined;
}

const sharing = new WeakMap<ClassModel, boolean>();

/**
 * Whether a byte may be shared by a part and what follows it, so that the lengths in bytes of the parts
 * do not add up to that of the whole.
 */
export function sharesBytes(owner: ClassModel): boolean {
  const known = sharing.get(owner) ?? (padded.holds(owner) || hasSharedByte(owner.seq));
  sharing.set(owner, known);
  return known;
}

function hasSharedByte(seq: readonly FieldModel[]): boolean {
  // Whether what follows may begin with bits.
  let isBefore = false;
  for (let i = seq.length - 1; i >= 0; i--) {
    const [field, next] = [seq[i], seq[i + 1]];
    if (field === undefined) continue;
    const { type, spec } = field;
    const begins = startsWithBits(type);
    // Bits are told at once, and what follows them starts at a byte, unless it says otherwise.
    if (bitsOf(type) !== undefined && next !== undefined && goesOn(next)) return true;
    const isPart = bitsOf(type) === undefined && endsInBits(type);
    if (isPart && (isBefore || (spec.repeat !== undefined && begins))) return true;
    isBefore = begins || (isBefore && !isThere(field));
  }
  return false;
}

/** Whether a field goes on in the byte that bits in front of it began: `-ts-bits: continue`. */
export function goesOn({ spec }: FieldModel): boolean {
  return spec.extensions.bits !== undefined;
}

/** The classes of the objects that its fields have in its own stream: what one of them does with bits goes on in it. */
export function partsInStream({ seq }: ClassModel): ClassModel[] {
  return seq
    .flatMap(({ type }) => typesIn(type))
    .flatMap((type) => (type.kind === 'user' && !hasExtent(type.extent) ? [type.class] : []));
}

/** Whether how long an object is depends on where it begins in its stream, since there is padding in it. */
const padded = new Question<ClassModel>(
  partsInStream,
  (owner, holds) =>
    owner.seq.some(({ spec }) => spec.extensions.align !== undefined) || partsInStream(owner).some(holds),
);

function holdsPadding(type: FieldType): boolean {
  return typesIn(type).some(
    (part) => part.kind === 'user' && !hasExtent(part.extent) && padded.holds(part.class),
  );
}

const counted = new Question<ClassModel>(
  (owner) => [...owner.parents].filter((parent) => parent !== undefined),
  (owner, holds) =>
    sharesBytes(owner) || [...owner.parents].some((parent) => parent !== undefined && holds(parent)),
);

/** Whether objects of the class may be next to others with which they share a byte. */
export function isCounted(owner: ClassModel): boolean {
  return counted.holds(owner);
}

/** Whether a value of the type may share a byte with what is before it or behind it, or have none at all, or padding. */
export function mayShareByte(type: FieldType): boolean {
  return holdsPadding(type) || endsInBits(type) || startsWithBits(type) || !isSure(type);
}

type Holds = (owner: ClassModel) => boolean;

/** Whether a value of the type may end in the middle of a byte. */
function endsInBits(type: FieldType, classEnds: Holds = (owner) => ending.holds(owner)): boolean {
  if (type.kind === 'user') return !hasExtent(type.extent) && classEnds(type.class);
  if (type.kind === 'switch') return choicesOf(type).some((choice) => endsInBits(choice, classEnds));
  const bits = bitsOf(type);
  return bits !== undefined && bits.width % 8 !== 0;
}

const ending = new Question<ClassModel>(partsInStream, ({ isOpaque, seq }, holds) => {
  if (isOpaque) return true;
  for (let i = seq.length - 1; i >= 0; i--) {
    const field = seq[i];
    if (field === undefined) return false;
    if (bitsOf(field.type) !== undefined) {
      // Behind them, what may be missing starts at a byte even then.
      const next = seq[i + 1];
      return (next === undefined || goesOn(next)) && runBefore(seq, i + 1) !== 0;
    }
    if (endsInBits(field.type, holds)) return true;
    if (isThere(field)) return false;
  }
  return false;
});

function startsWithBits(type: FieldType, classStarts: Holds = (owner) => starting.holds(owner)): boolean {
  if (type.kind === 'user') return !hasExtent(type.extent) && classStarts(type.class);
  if (type.kind === 'switch') return choicesOf(type).some((choice) => startsWithBits(choice, classStarts));
  return bitsOf(type) !== undefined;
}

/** Whether the first of the fields that is there may be of bits. */
export function classStartsWithBits(owner: ClassModel): boolean {
  return starting.holds(owner);
}

const starting = new Question<ClassModel>(partsInStream, ({ isOpaque, seq }, holds) => {
  if (isOpaque) return true;
  for (const field of seq) {
    if (startsWithBits(field.type, holds)) return true;
    if (isThere(field)) return false;
  }
  return false;
});

/** Whether the field surely takes bytes or bits, or starts at a byte at least. */
function isThere({ spec, type }: FieldModel, classIs?: Holds): boolean {
  return spec.condition === undefined && spec.repeat === undefined && isSure(type, classIs);
}

function isSure(type: FieldType, classIs: Holds = (owner) => sure.holds(owner)): boolean {
  if (type.kind === 'switch')
    return type.otherwise !== undefined && choicesOf(type).every((choice) => isSure(choice, classIs));
  return type.kind !== 'user' || hasExtent(type.extent) || classIs(type.class);
}

const sure = new Question<ClassModel>(partsInStream, ({ seq }, holds) =>
  seq.some((field) => isThere(field, holds)),
);

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
