/** Whether objects can be drawn that obey a specification. */
export type Drawable = 'always' | 'perhaps' | 'never';

/** Of something with parts, each of which has to be drawn. */
export function leastDrawable(...parts: readonly Drawable[]): Drawable {
  return parts.includes('never') ? 'never' : parts.includes('perhaps') ? 'perhaps' : 'always';
}
