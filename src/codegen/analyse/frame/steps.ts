/**
 * What a plan to tell the length of an object is made of.
 */
import type { ClassModel } from '../../model/class.js';
import type { Expression, Extent } from '../../model/spec.js';
import type { FieldType } from '../../model/types.js';
import type { LoopIndex, PeekedObject, PeekedValue, Scope } from './peeked.js';

/** All that an object is made of, or of one in a part with a size its first fields. */
export interface FramePlan {
  readonly object: PeekedObject;
  readonly steps: Steps;
}

export type Steps = readonly Step[];

export type Step =
  | FixedStep
  | SizedStep
  | TerminatedStep
  | ObjectStep
  /** An object of a class that has a plan of its own. */
  | { readonly kind: 'call'; readonly class: ClassModel }
  | IfStep
  | ChoiceStep
  | TimesStep
  | UntilStep;

/** One element that is no object. */
interface ValueStep {
  readonly type: FieldType;
  /** What may ask for it is given this; where it is one of a choice, that of the choice. */
  readonly value: PeekedValue | undefined;
}

/** So many bits. */
export interface FixedStep extends ValueStep {
  readonly kind: 'fixed';
  readonly bits: bigint;
}

/** As many bytes as an expression says. */
export interface SizedStep extends ValueStep {
  readonly kind: 'sized';
  readonly size: Expression;
  readonly scope: Scope;
  /** The object in them. */
  readonly inner?: FramePlan;
}

/** Up to a terminator. */
export interface TerminatedStep extends ValueStep {
  readonly kind: 'terminated';
  readonly extent: Extent;
}

export interface ObjectStep {
  readonly kind: 'object';
  /** None where nothing is asked of it. */
  readonly object: PeekedObject | undefined;
  readonly steps: Steps;
  /** Where it is always the same. */
  readonly bits: bigint | undefined;
}

export interface IfStep {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly scope: Scope;
  readonly steps: Steps;
}

export interface ChoiceStep {
  readonly kind: 'choice';
  readonly on: Expression;
  readonly scope: Scope;
  /** Where each of them is a value. */
  readonly value: PeekedValue | undefined;
  readonly cases: readonly { readonly when: Expression; readonly steps: Steps }[];
  readonly otherwise: Steps;
}

export interface TimesStep {
  readonly kind: 'times';
  readonly count: Expression;
  readonly scope: Scope;
  /** Those of one element. */
  readonly steps: Steps;
  readonly index: LoopIndex;
  /** Whether an element may take no bytes, so that what has arrived does not bound their number. */
  readonly mayBeEmpty: boolean;
  /** Of one element, where that is always the same. */
  readonly bits: bigint | undefined;
}

export interface UntilStep {
  readonly kind: 'until';
  readonly until: Expression;
  /** That of the expression. */
  readonly scope: Scope;
  readonly steps: Steps;
  readonly index: LoopIndex;
  readonly mayBeEmpty: boolean;
}

/** The values under conditions that are asked for where these need not hold. */
export function valuesOutside(steps: Steps): PeekedValue[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'object':
      case 'if':
        return valuesOutside(step.steps);
      case 'fixed':
      case 'terminated':
      case 'choice':
        return step.value?.isUsedOutside ? [step.value] : [];
      case 'sized': {
        const own = step.value?.isUsedOutside ? [step.value] : [];
        return step.inner ? valuesOutside(step.inner.steps) : own;
      }
      default:
        return [];
    }
  });
}

/** Whether any value in them is asked for. */
export function isLookedAt(step: Step): boolean {
  switch (step.kind) {
    case 'fixed':
    case 'terminated':
    case 'choice':
      return step.value?.isUsed === true;
    case 'sized':
      return step.value?.isUsed === true || step.inner?.steps.some(isLookedAt) === true;
    case 'object':
    case 'if':
      return step.steps.some(isLookedAt);
    default:
      return false;
  }
}
