/** How the names of a specification are spelled in its generated module and on the pages. */

/** The type that a path of a field is in: `client_frame` of `/types/client_frame/seq/1`; `chat` of `/seq/0`. */
export function typeOf(path: string): string {
  return /\/types\/(\w+)\/seq\/\d+$/.exec(path)?.[1] ?? 'chat';
}

export function className(path: string): string {
  const name = propertyName(typeOf(path));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function propertyName(id: string): string {
  return id.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The anchor of a field on the reference page. */
export function fieldAnchor(path: string, id: string): string {
  return `field-${typeOf(path)}-${id}`;
}
