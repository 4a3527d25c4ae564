/**
 * How to tell from the first bytes of an object how long it is: a plan of what to pass over, what to look at, and what
 * of that decides. There is one where the specification says so of every field.
 */
import { bitSizeOfClass, bitSizeOfType } from '../../infer/sizeof.js';
import type { TypeTable } from '../../infer/table.js';
import { type ClassModel, type FieldModel, parseInstances } from '../../model/class.js';
import { type Expression, type Extent, hasExtent, isWrapped } from '../../model/spec.js';
import { choicesOf, type FieldType, type SwitchField, type UserField } from '../../model/types.js';
import { bitsOf, partsInStream, sharesBytes } from '../bits.js';
import { Components } from '../components.js';
import { isUnconsumed } from '../lookahead.js';
import { needsStreamEnd } from '../stream-end.js';
import { alwaysHasBytes } from '../sure-bytes.js';
import { type Known, knows, type LoopIndex, PeekedObject, type PeekedValue, type Scope } from './peeked.js';
import type { ChoiceStep, FramePlan, Step, Steps } from './steps.js';

/** The plan for an object of the class that stands alone, if there is one. */
export function framePlan(owner: ClassModel, table: TypeTable): FramePlan | undefined {
  const known = planners.get(table) ?? new Plans(table);
  planners.set(table, known);
  return known.of(owner);
}

/** Nothing can be said of how long something is. */
class NotTold extends Error {}

/** What is around an element: the classes that it is a part of, what it is called, and what comes behind it. */
interface Around {
  readonly above: readonly ClassModel[];
  readonly id: string;
  readonly next: FieldModel | undefined;
  /** Makes it known to what comes later. */
  readonly declare?: ((known: Known) => void) | undefined;
  /** The value of the choice that it is one of. */
  readonly chosen?: PeekedValue | undefined;
}

/** The plans of all classes of a program, each made once, behind those of what is in it. */
class Plans {
  private readonly known = new Map<ClassModel, PlanAlone | 'none'>();
  private readonly parts = new Components(partsInStream);
  private readonly program: Pick<Surroundings, 'table' | 'lookedInto'>;

  constructor(table: TypeTable) {
    this.program = { table, lookedInto: classesLookedInto(table) };
  }

  of(owner: ClassModel): PlanAlone | undefined {
    for (const { nodes } of this.parts.behind(owner)) this.make(nodes);
    const plan = this.known.get(owner);
    return plan === 'none' ? undefined : plan;
  }

  /**
   * Of classes that lead to each other each is taken to have a plan, until it turns out that one has none. What it asks of
   * another must go on behind a byte at least, somewhere on the way back to itself.
   */
  private make(nodes: readonly ClassModel[]): void {
    const hopeful = new Set(nodes);
    const has = (owner: ClassModel) => (hopeful.has(owner) ? { hasBytes: false } : this.of(owner));
    for (let settled = false; !settled; ) {
      settled = true;
      for (const owner of hopeful) {
        const plan = new Planner({ ...this.program, planOf: has }, owner).alone();
        if (plan === undefined) {
          hopeful.delete(owner);
          settled = false;
        } else this.known.set(owner, plan);
      }
      for (const owner of this.endless(hopeful)) {
        hopeful.delete(owner);
        settled = false;
      }
    }
    for (const owner of nodes) if (!hopeful.has(owner)) this.known.set(owner, 'none');
  }

  /** Those whose plan leads back to itself without a byte in between. */
  private endless(owners: ReadonlySet<ClassModel>): ClassModel[] {
    const next = (owner: ClassModel) => {
      const plan = this.known.get(owner);
      return plan === undefined || plan === 'none'
        ? []
        : [...plan.startsWith].filter((one) => owners.has(one));
    };
    const components = new Components(next);
    return [...owners].filter((owner) => components.of(owner).isCycle);
  }
}

const planners = new WeakMap<TypeTable, Plans>();

/** The classes of which a member is asked for by something around it, so that it must be known where that is. */
function classesLookedInto(table: TypeTable): Set<ClassModel> {
  const found = new Set<ClassModel>();
  for (const [expr, reference] of table.allReferences) {
    if (expr.kind !== 'attribute' || !('owner' in reference)) continue;
    // What an object is part of is known where it is planned.
    const through = table.referenceOf(expr.object);
    const isOuter = through?.kind === 'special' && (through.name === '_parent' || through.name === '_root');
    if (!isOuter) found.add(reference.owner);
  }
  return found;
}

/** A plan for an object that stands alone. */
interface PlanAlone extends FramePlan {
  /** Whether such an object surely takes a byte. */
  readonly hasBytes: boolean;
  /** The classes whose plan may be needed before a byte is passed over. */
  readonly startsWith: ReadonlySet<ClassModel>;
}

/** What a planner needs to know. */
interface Surroundings {
  readonly table: TypeTable;
  readonly lookedInto: ReadonlySet<ClassModel>;
  /** The plan of a class, which may be one that is still being made. */
  readonly planOf: (owner: ClassModel) => { readonly hasBytes: boolean } | undefined;
}

/** So many objects at most are looked into for one plan; beyond that, nothing is told. */
const MOST_OBJECTS = 1_000;

class Planner {
  /** Whether a byte at least is passed over before what is planned now. */
  private hasBytes = false;
  private readonly startsWith = new Set<ClassModel>();
  private objects = 0;
  private readonly table: TypeTable;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly owner: ClassModel,
  ) {
    this.table = surroundings.table;
  }

  alone(): PlanAlone | undefined {
    const { owner, startsWith } = this;
    if (owner.params.length > 0 || owner.seq.length === 0) return undefined;
    if (needsStreamEnd(owner, this.table)) return undefined;
    const object = new PeekedObject(owner, undefined, owner.outer === undefined ? 'itself' : undefined);
    const { steps, isWhole } = this.sequence(object, { self: object, within: [] }, [], undefined);
    return isWhole ? { object, steps, startsWith, hasBytes: this.hasBytes } : undefined;
  }

  /** The steps of all fields, or up to the first of which nothing is told. */
  private sequence(
    { owner }: PeekedObject,
    scope: Scope,
    above: readonly ClassModel[],
    behind: FieldModel | undefined,
  ): { readonly steps: Steps; readonly isWhole: boolean } {
    const steps: Step[] = [];
    // What stands at a position is behind the sequence, or anywhere.
    if (owner.isOpaque || sharesBytes(owner) || parseInstances(owner).length > 0)
      return { steps, isWhole: false };
    try {
      for (const [i, field] of owner.seq.entries()) {
        const next = owner.seq[i + 1] ?? behind;
        const { id } = field.spec;
        const declare = (known: Known) => scope.self.members.set(id, known);
        steps.push(...this.field(field, i, scope, { above: [...above, owner], id, next, declare }));
      }
    } catch (error) {
      if (!(error instanceof NotTold)) throw error;
      return { steps, isWhole: false };
    }
    return { steps, isWhole: true };
  }

  private field({ spec, type }: FieldModel, at: number, scope: Scope, around: Around): Steps {
    const { condition, repeat } = spec;
    if (condition === undefined && repeat === undefined) return this.element(type, scope, around);
    if (bitsOf(type) !== undefined) mustBeWholeBytes([...scope.self.owner.seq.slice(0, at), { type }]);
    const body = (inner: Scope): Steps => {
      if (repeat === undefined) return this.element(type, inner, around);
      const { declare, ...once } = around;
      // What ends an element in front of a terminator may be the start of the next one.
      const each: Around = { ...once, next: undefined };
      if (repeat.kind === 'expr') return [this.times(type, repeat.count, inner, each)];
      if (repeat.kind === 'until') return [this.until(type, repeat.until, inner, each)];
      throw new NotTold();
    };
    if (condition === undefined) return body(scope);
    this.mustKnow(condition, scope);
    const inner = { ...scope, within: [...scope.within, condition] };
    return [{ kind: 'if', condition, scope, steps: this.maybe(() => body(inner)) }];
  }

  private times(type: FieldType, count: Expression, scope: Scope, around: Around): Step {
    this.mustKnow(count, scope);
    const index: LoopIndex = { kind: 'index', isUsed: false };
    const steps = this.maybe(() => this.element(type, { ...scope, index }, around));
    const mayBeEmpty = !alwaysHasBytes(type);
    return { kind: 'times', count, scope, steps, index, mayBeEmpty, bits: bitSizeOfType(type) };
  }

  private until(type: FieldType, until: Expression, scope: Scope, around: Around): Step {
    const index: LoopIndex = { kind: 'index', isUsed: false };
    let item: Known | undefined;
    const declare = (known: Known) => {
      item = known;
    };
    const steps = this.element(type, { ...scope, index }, { ...around, declare });
    const turn: Scope = { ...scope, index, item };
    this.mustKnow(until, turn);
    return { kind: 'until', until, scope: turn, steps, index, mayBeEmpty: !alwaysHasBytes(type) };
  }

  private element(type: FieldType, scope: Scope, around: Around): Steps {
    if (type.kind === 'user' && !hasExtent(type.extent)) return [this.object(type, scope, around)];
    const bits = bitSizeOfType(type);
    if (bits !== undefined && type.kind !== 'user') return [this.fixed(type, bits, scope, around)];
    const size = sizeOf(type);
    if (size !== undefined) return [this.sized(type, size, scope, around)];
    if (type.kind === 'switch') return [this.choice(type, scope, around)];
    return [this.terminated(type, scope, around)];
  }

  private fixed(type: FieldType, bits: bigint, scope: Scope, around: Around): Step {
    if (bits >= 8n) this.hasBytes = true;
    return { kind: 'fixed', type, bits, value: this.value(type, scope, around) };
  }

  /** What later fields may ask for. */
  private value(type: FieldType, { self, within }: Scope, around: Around): PeekedValue | undefined {
    if (around.chosen !== undefined) return around.chosen;
    if (around.declare === undefined || !isPeekable(type)) return undefined;
    const { id } = around;
    const value: PeekedValue = {
      kind: 'value',
      id,
      owner: self.owner,
      type,
      within,
      isUsed: false,
      isUsedOutside: false,
    };
    around.declare(value);
    return value;
  }

  private sized(type: FieldType, size: Expression, scope: Scope, around: Around): Step {
    this.mustKnow(size, scope);
    if (size.ast.kind === 'int' && size.ast.value > 0n) this.hasBytes = true;
    const step = { kind: 'sized', size, scope, type, value: this.value(type, scope, around) } as const;
    if (type.kind !== 'user' || isWrapped(type.extent) || around.above.includes(type.class)) return step;
    if (!this.looksInto(type.class)) return step;
    const object = this.part(type, scope);
    // What its first fields are may be asked for; where it ends does not depend on them.
    const { steps } = this.maybe(() =>
      this.sequence(object, { ...scope, self: object }, around.above, undefined),
    );
    around.declare?.(object);
    return { ...step, inner: { object, steps } };
  }

  private terminated(type: FieldType, scope: Scope, around: Around): Step {
    const isBytes = type.kind === 'bytes' || type.kind === 'str' || type.kind === 'user';
    if (!isBytes || !endsItself(type.extent)) throw new NotTold();
    const { extent } = type;
    // The terminator has to be seen, so all of it must be in what comes next.
    if (isUnconsumed(type) && !isSurelyAsLong(around.next, extent.terminator?.length ?? 0))
      throw new NotTold();
    if (extent.consume) this.hasBytes = true;
    return { kind: 'terminated', type, extent, value: this.value(type, scope, around) };
  }

  private object(type: UserField, scope: Scope, around: Around): Step {
    const bits = bitSizeOfClass(type.class);
    const isInside = around.above.includes(type.class);
    if (isInside || !this.looksInto(type.class)) {
      if (bits !== undefined) return this.skipped(bits);
      if (this.surroundings.planOf(type.class) !== undefined) return this.call(type.class);
      if (isInside) throw new NotTold();
    }
    if (this.objects > MOST_OBJECTS) throw new NotTold();
    const object = this.part(type, scope);
    const { steps, isWhole } = this.sequence(object, { ...scope, self: object }, around.above, around.next);
    if (!isWhole && bits === undefined) throw new NotTold();
    if (bits !== undefined && bits >= 8n) this.hasBytes = true;
    around.declare?.(object);
    return { kind: 'object', object, steps, bits };
  }

  /** An object that is always of the same size, and of which nothing is asked. */
  private skipped(bits: bigint): Step {
    if (bits >= 8n) this.hasBytes = true;
    return { kind: 'object', object: undefined, steps: [], bits };
  }

  /** An object that says itself how long it is. */
  private call(owner: ClassModel): Step {
    if (!this.hasBytes) this.startsWith.add(owner);
    if (this.surroundings.planOf(owner)?.hasBytes) this.hasBytes = true;
    return { kind: 'call', class: owner };
  }

  /** Whether it is worth while to plan what is in an object: if something may ask for it, and there is not too much. */
  private looksInto(owner: ClassModel): boolean {
    if (!this.surroundings.lookedInto.has(owner)) return false;
    this.objects += 1;
    return this.objects <= MOST_OBJECTS;
  }

  /** The object that is a field of another, with its arguments. */
  private part({ class: owner, args, parent }: UserField, scope: Scope): PeekedObject {
    const isOfFile = owner.file === scope.self.owner.file;
    const above = isOfFile && parent.kind === 'owner' ? scope.self : undefined;
    const object = new PeekedObject(owner, above, isOfFile ? scope.self.root : undefined);
    for (const [i, { spec, type }] of owner.params.entries()) {
      const expression = args[i];
      if (expression) object.members.set(spec.id, { kind: 'computed', expression, type, scope });
    }
    return object;
  }

  private choice(type: SwitchField, scope: Scope, around: Around): ChoiceStep {
    const { on, cases, otherwise } = type;
    this.mustKnow(on, scope);
    if (this.table.of(on.ast).type.kind === 'bytes') throw new NotTold();
    const value = this.value(type, scope, around);
    const { declare, ...rest } = around;
    const inCase: Around = { ...rest, chosen: value };
    const steps = (one: FieldType) => this.maybe(() => this.element(one, scope, inCase));
    return {
      kind: 'choice',
      on,
      scope,
      value,
      cases: cases.map((choice) => {
        this.mustKnow(choice.when, scope);
        return { when: choice.when, steps: steps(choice.type) };
      }),
      otherwise: otherwise ? steps(otherwise) : [],
    };
  }

  private mustKnow({ ast }: Expression, scope: Scope): void {
    if (!knows(ast, scope, this.table)) throw new NotTold();
  }

  /** Steps that may not be taken. */
  private maybe<T>(plan: () => T): T {
    const before = this.hasBytes;
    const result = plan();
    this.hasBytes = before;
    return result;
  }
}

/** The size that holds for every value of the type. */
function sizeOf(type: FieldType): Expression | undefined {
  if (type.kind === 'bytes' || type.kind === 'str' || type.kind === 'user') return type.extent.size;
  if (type.kind !== 'switch' || type.otherwise === undefined) return undefined;
  const sizes = choicesOf(type).map(sizeOf);
  return sizes.every((size) => size === sizes[0]) ? sizes[0] : undefined;
}

function endsItself({ terminator, sizeEos, eosError }: Extent): boolean {
  return terminator !== undefined && !sizeEos && eosError;
}

/** Whether its bytes alone say what it is. */
function isPeekable(type: FieldType): boolean {
  switch (type.kind) {
    case 'int':
    case 'float':
      return type.endian !== 'calculated';
    case 'enum':
      return isPeekable(type.base);
    case 'bytes':
    case 'str':
      return type.extent.process === undefined;
    case 'switch':
      return choicesOf(type).every(isPeekable);
    default:
      return type.kind === 'bits';
  }
}

function isSurelyAsLong(field: FieldModel | undefined, bytes: number): boolean {
  if (field === undefined || field.spec.condition !== undefined || field.spec.repeat !== undefined)
    return false;
  const bits = bitSizeOfType(field.type);
  if (bits !== undefined) return bits >= BigInt(bytes) * 8n;
  return bytes === 1 && alwaysHasBytes(field.type);
}

/** Behind bits that may not be there, or are there more than once, what comes next must start at a byte. */
function mustBeWholeBytes(seq: readonly Pick<FieldModel, 'type'>[]): void {
  const start = seq.findLastIndex(({ type }) => bitsOf(type) === undefined) + 1;
  const bits = seq.slice(start).map(({ type }) => bitsOf(type)?.width ?? 0);
  const last = bits.pop() ?? 0;
  if (last % 8 !== 0 || bits.reduce((sum, width) => sum + width, 0) % 8 !== 0) throw new NotTold();
}
