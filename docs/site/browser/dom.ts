/** The little that the scripts of the site need beside the DOM itself. */

/** Makes an element with attributes and children. Text is text: it cannot become markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * An element that the page is known to have.
 *
 * @throws if it has none of that id, or of another kind
 */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}.`);
  return found;
}

/** The data that the build put into the page. */
export function pageData<Data>(id: string): Data {
  return JSON.parse(byId(id, HTMLScriptElement).text) as Data;
}

let ids = 0;

/** An id that no other element has. */
export function freshId(): string {
  ids += 1;
  return `made-${ids}`;
}

/**
 * Shows the playground of the page in place of the sentence that it needs a script. Not by `noscript`, which says
 * nothing where scripts are kept from running in another way, as by an extension.
 */
export function showPlayground(): void {
  byId('needs-script', HTMLElement).hidden = true;
  byId('playground', HTMLElement).hidden = false;
}
