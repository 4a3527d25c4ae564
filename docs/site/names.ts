/** Where a field is: in the specification, and on the pages. */

/** The type that a path of a field is in: `client_frame` of `/types/client_frame/seq/1`; `chat` of `/seq/0`. */
export function typeOf(path: string): string {
  return /\/types\/(\w+)\/seq\/\d+$/.exec(path)?.[1] ?? 'chat';
}

/** The anchor of a field on the reference page. */
export function fieldAnchor(path: string, id: string): string {
  return `field-${typeOf(path)}-${id}`;
}
