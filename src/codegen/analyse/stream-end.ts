/**
 * Types of which only the end of the stream tells where they end, or what is in them.
 */
import type { Expr } from '../expression/ast.js';
import type { TypeTable } from '../infer/table.js';
import { type ClassModel, fieldsOf, parseInstances } from '../model/class.js';
import { type Extent, hasExtent } from '../model/spec.js';
import { choicesOf, type FieldType } from '../model/types.js';
import { endianExpressions } from './endian.js';
import { fieldExpressions } from './field-expressions.js';
import { mentions } from './walk.js';

/** Whether an object of the class can be read only when all of its stream has arrived. */
export function needsStreamEnd(owner: ClassModel, table: TypeTable): boolean {
  return new StreamEnd(table).inClass(owner, true);
}

function mayReachEnd({ size, sizeEos, terminator, eosError }: Extent): boolean {
  return sizeEos || (terminator !== undefined && !eosError && size === undefined);
}

class StreamEnd {
  private readonly seen = new Set<string>();
  private readonly ids = new Map<ClassModel, number>();

  constructor(private readonly table: TypeTable) {}

  /** @param outermost whether its objects read from the stream in question, and not from a part with a size */
  inClass(owner: ClassModel, outermost: boolean): boolean {
    if (owner.isOpaque) return true;
    const id = this.ids.get(owner) ?? this.ids.size;
    this.ids.set(owner, id);
    const key = `${id} ${outermost}`;
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    const values = [
      ...endianExpressions(owner),
      ...owner.instances.flatMap((one) => (one.kind === 'value' ? [one.spec.value] : [])),
    ];
    // What stands at a position may be anywhere in its stream, which is the one in question or a part with a size.
    const elsewhere = parseInstances(owner).some(({ spec }) => outermost || spec.io !== undefined);
    return (
      elsewhere ||
      values.some(({ ast }) => this.asks(ast, outermost)) ||
      fieldsOf(owner).some(
        (field) =>
          (outermost && field.spec.repeat?.kind === 'eos') ||
          fieldExpressions(field).some(({ ast }) => this.asks(ast, outermost)) ||
          this.inType(field.type, outermost),
      )
    );
  }

  private inType(type: FieldType, outermost: boolean): boolean {
    switch (type.kind) {
      case 'bytes':
      case 'str':
        return outermost && mayReachEnd(type.extent);
      case 'user':
        return (
          (outermost && mayReachEnd(type.extent)) ||
          this.inClass(type.class, outermost && !hasExtent(type.extent))
        );
      case 'switch':
        return choicesOf(type).some((choice) => this.inType(choice, outermost));
      default:
        return false;
    }
  }

  /** Whether it asks a stream how long it is. A position is the same however much has arrived. */
  private asks(expr: Expr, outermost: boolean): boolean {
    return mentions(expr, this.table, (part) => {
      if (part.kind !== 'attribute' || part.name === 'pos') return false;
      if (this.table.of(part.object).type.kind !== 'io') return false;
      return outermost || part.object.kind !== 'name';
    });
  }
}
