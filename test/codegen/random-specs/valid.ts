/** What values must be, in each form that the language has for it. */
import type { Choices } from './choices.js';

/**
 * @param literals two values that there may be, the lesser first
 */
export function validOf(choices: Choices, [low, high]: readonly [string, string]): unknown {
  const forms = [
    low,
    { eq: high },
    { min: low },
    { max: high },
    { min: low, max: high },
    { 'any-of': [low, high] },
    { expr: `_ != ${low}` },
  ];
  return choices.of(forms);
}

/** The least of 0 and more that an integer may be: all that {@link validOf} says of one is a literal. */
export function leastOf(valid: unknown): number {
  if (valid === undefined) return 0;
  if (typeof valid !== 'object' || valid === null) return Number(valid);
  const { eq, min, expr, 'any-of': some } = valid as Readonly<Record<string, unknown>>;
  if (Array.isArray(some)) return Math.min(...some.map(Number));
  // `_ != 0`.
  return expr === undefined ? Number(eq ?? min ?? 0) : 1;
}
