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
