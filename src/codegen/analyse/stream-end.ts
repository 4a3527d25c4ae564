/**
 * Types of which only the end of the stream tells where they end, or what is in them.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, fieldsOf, parseInstances } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import { type FieldType, typesIn, type UserField } from '../model/types.js';
import { Question } from './components.js';
import { endianExpressions } from './endian.js';
import { fieldExpressions } from './field-expressions.js';
import { mentions } from './walk.js';

/** Whether an object of the class can be read only when all of its stream has arrived. */
export function needsStreamEnd(owner: ClassModel, table: TypeTable): boolean {
  const known = questions.get(table) ?? new StreamEnd(table);
  questions.set(table, known);
  return known.ofClass(owner);
}

function mayReachEnd({ size, sizeEos, terminator, eosError }: Extent): boolean {
  return sizeEos || (terminator !== undefined && !eosError && size === undefined);
}

/** Objects of a class. */
interface Objects {
  readonly owner: ClassModel;
  /** Whether they read from the stream in question, and not from a part with a size. */
  readonly outermost: boolean;
}

class StreamEnd {
  private readonly known = new WeakMap<ClassModel, { readonly whole: Objects; readonly part: Objects }>();
  private readonly question = new Question<Objects>(
    ({ owner, outermost }) =>
      fieldsOf(owner)
        .flatMap(({ type }) => typesIn(type))
        .flatMap((type) => (type.kind === 'user' ? [this.inField(type, outermost)] : [])),
    (objects, holds) => this.holdsOf(objects, holds),
  );

  constructor(private readonly table: TypeTable) {}

  ofClass(owner: ClassModel): boolean {
    return this.question.holds(this.objects(owner, true));
  }

  private objects(owner: ClassModel, outermost: boolean): Objects {
    const both = this.known.get(owner) ?? {
      whole: { owner, outermost: true },
      part: { owner, outermost: false },
    };
    this.known.set(owner, both);
    return outermost ? both.whole : both.part;
  }

  private inField(type: UserField, outermost: boolean): Objects {
    return this.objects(type.class, outermost && !hasExtent(type.extent));
  }

  private holdsOf({ owner, outermost }: Objects, holds: (other: Objects) => boolean): boolean {
    if (owner.isOpaque) return true;
    const values = [
      ...endianExpressions(owner),
      ...owner.instances.flatMap((one) => (one.kind === 'value' ? [one.spec.value] : [])),
    ];
    // What stands at a position may be anywhere in its stream, which is the one in question or a part with a size.
    const elsewhere = parseInstances(owner).some(({ spec }) => outermost || spec.io !== undefined);
    const seen = new Set<Expr>();
    return (
      elsewhere ||
      values.some(({ ast }) => this.asks(ast, outermost, seen)) ||
      fieldsOf(owner).some(
        (field) =>
          (outermost && field.spec.repeat?.kind === 'eos') ||
          fieldExpressions(field).some(({ ast }) => this.asks(ast, outermost, seen)) ||
          typesIn(field.type).some((type) => this.inType(type, outermost, holds)),
      )
    );
  }

  private inType(type: FieldType, outermost: boolean, holds: (other: Objects) => boolean): boolean {
    if (type.kind !== 'bytes' && type.kind !== 'str' && type.kind !== 'user') return false;
    if (outermost && mayReachEnd(type.extent)) return true;
    return type.kind === 'user' && holds(this.inField(type, outermost));
  }

  /** Whether it asks a stream how long it is. A position is the same however much has arrived. */
  private asks(expr: Expr, outermost: boolean, seen: Set<Expr>): boolean {
    const asks = (part: Expr) => {
      if (part.kind !== 'attribute' || part.name === 'pos') return false;
      if (this.table.of(part.object).type.kind !== 'io') return false;
      return outermost || part.object.kind !== 'name';
    };
    return mentions(expr, this.table, asks, seen);
  }
}

const questions = new WeakMap<TypeTable, StreamEnd>();
